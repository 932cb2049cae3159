using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
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
    /// <param name="evaluation">Of the gender that is in the plan.</param>
    /// <param name="outcomeYear">The year of the later column (<c>utfallsår</c>).</param>
    public static PlanRow Row(Indicator indicator, Evaluation evaluation, int outcomeYear)
    {
        var shown = NewestIn(evaluation, outcomeYear) ?? NewestIn(evaluation, outcomeYear - 1);
        var (green, yellow) = evaluation.Definition.WordsFor(outcomeYear);
        return new PlanRow(
            green,
            yellow,
            Cell(NewestIn(evaluation, (shown?.Judged.Period?.Year ?? outcomeYear) - 1), outcomeYear - 1),
            Cell(shown, outcomeYear),
            shown?.Judged.Colour ?? Colour.None);

        string Cell(PeriodJudgement? found, int columnYear) => found?.Judged.Period is not { } period ? NoValue
            : period == Period.OfYear(columnYear) ? Print(indicator, evaluation, period)!
            : $"{Print(indicator, evaluation, period)} ({evaluation.Status.Print(period)})";
    }

    /// <summary>The value of a period as the plan prints it; null where there is none.</summary>
    public static string? Print(Indicator indicator, Evaluation evaluation, Period period)
    {
        var stored = evaluation.Periods.FirstOrDefault(one => one.Judged.Period == period);
        if (stored is not { Judged.Value: { } value })
        {
            return stored?.Judged.Hidden is { } hidden ? hidden : indicator.IsQualitative && stored?.Judged.Colour is { } colour and not Colour.None ? colour.Swedish().ToLowerInvariant() : null;
        }

        var entry = evaluation.Definition.Bands.For(period.Year, evaluation.Definition.Gender);
        return SwedishNumber.Print(value, Evaluator.Decimals(indicator, entry, value, stored.Decimals), stored.Limits);
    }

    /// <summary>The newest judged period with a value, or a colour by hand, in a year.</summary>
    private static PeriodJudgement? NewestIn(Evaluation evaluation, int year) => evaluation.Periods.LastOrDefault(
        stored => stored.Judged is { Period: { } period } judged && (judged.Value is not null || judged.Hidden is not null || judged.Colour != Colour.None) && period.Year == year && evaluation.Definition.Frequency.Judges(period));
}
