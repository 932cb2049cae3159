using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>The cells of one indicator in the plan's own table, as the plan prints them.</summary>
/// <param name="Green">The words of the plan.</param>
/// <param name="Yellow">The words of the plan; null when it has none.</param>
/// <param name="PreviousOutcome">A number, with its year when the column has another; else <see cref="PlanTable.NoValue"/>.</param>
/// <param name="Outcome">As <paramref name="PreviousOutcome"/>, one column later.</param>
/// <param name="Colour">Of the value in <paramref name="Outcome"/>, under the catalogue in force.</param>
public sealed record PlanRow(string? Green, string? Yellow, string PreviousOutcome, string Outcome, Colour Colour);

/// <summary>Prints outcomes as the plan does (docs/contract.md 1.7, <c>Plantabell</c>).</summary>
public static class PlanTable
{
    /// <summary>"Ingen uppgift": the normal state for a small municipality.</summary>
    public const string NoValue = "iu";

    /// <param name="indicator">As the catalogue defines it.</param>
    /// <param name="evaluation">Of the gender that stands in the plan.</param>
    /// <param name="outcomeYear">The year of the later column (<c>utfallsår</c>).</param>
    public static PlanRow Row(Indicator indicator, Evaluation evaluation, int outcomeYear)
    {
        var years = evaluation.Periods.Where(period => period.Judged.Value is not null).ToDictionary(period => period.Judged.Period!.Value);
        int? shown = years.ContainsKey(outcomeYear) ? outcomeYear : years.ContainsKey(outcomeYear - 1) ? outcomeYear - 1 : null;
        var (green, yellow) = evaluation.Definition.WordsFor(outcomeYear);
        return new PlanRow(green, yellow, Cell((shown ?? outcomeYear) - 1, outcomeYear - 1), Cell(shown ?? outcomeYear, outcomeYear), shown is { } year ? years[year].Judged.Colour : Colour.None);

        string Cell(int year, int columnYear) => Print(indicator, evaluation, year) switch
        {
            null => NoValue,
            var printed when year == columnYear => printed,
            var printed => string.Create(CultureInfo.InvariantCulture, $"{printed} ({year})"),
        };
    }

    /// <summary>The value of a year as the plan prints it; null where there is none.</summary>
    public static string? Print(Indicator indicator, Evaluation evaluation, int year)
    {
        if (evaluation.Periods.FirstOrDefault(period => period.Judged.Period == year) is not { Judged.Value: { } value } found)
        {
            return null;
        }

        var entry = evaluation.Definition.Bands.For(year, evaluation.Definition.Gender);
        return SwedishNumber.Print(value, Evaluator.Decimals(indicator, entry, value), found.Limits);
    }
}
