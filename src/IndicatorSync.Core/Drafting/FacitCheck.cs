using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Drafting;

/// <summary>What became of holding a plan's printed outcomes against Kolada's values.</summary>
/// <param name="Remarks">A Swedish line for each outcome that Kolada says otherwise, or says nothing, or alone says anything.</param>
public sealed record FacitResult(IReadOnlyList<string> Remarks)
{
    /// <summary>Outcomes that are a number on both sides.</summary>
    public int Compared { get; init; }

    /// <summary>Of the compared those that are the same.</summary>
    public int Agreed { get; init; }

    /// <summary>Outcomes that the plan prints no number for (<c>iu</c>).</summary>
    public int NoNumber { get; init; }

    /// <summary>Numbers of the plan for which Kolada has no value.</summary>
    public int NoValue { get; init; }
}

/// <summary>Holds the outcomes that a plan prints against Kolada's values.</summary>
public static partial class FacitCheck
{
    /// <summary>A plan that was written before Kolada's newest value came prints one of the years before.</summary>
    private const int YearsBack = 5;

    /// <param name="chosen">Indicators with their KPI.</param>
    /// <param name="valueOf">Kolada's value; null for none.</param>
    public static FacitResult Compare(IReadOnlyList<(DraftedIndicator Indicator, KpiId Kpi)> chosen, Func<KpiId, Gender, int, decimal?> valueOf)
    {
        var (remarks, compared, agreed, noNumber, noValue) = (new List<string>(), 0, 0, 0, 0);
        foreach (var (indicator, kpi) in chosen)
        {
            foreach (var outcome in indicator.Outcomes.Where(outcome => outcome.Year is not null))
            {
                var year = outcome.Year!.Value;
                var value = valueOf(kpi, outcome.Gender, year);
                if (NumberOf(outcome.Text) is not { } number)
                {
                    noNumber++;
                    Remark(value is { } known ? $"planen har \"{outcome.Text}\", Kolada {Print(known)}" : null);
                    continue;
                }

                if (value is not { } stored)
                {
                    noValue++;
                    Remark($"planen har {outcome.Text}, Kolada har inget värde{OfEarlierYear(number)}");
                    continue;
                }

                compared++;
                agreed += Agrees(number, stored) ? 1 : 0;
                Remark(Agrees(number, stored) ? null : $"planen har {outcome.Text}, Kolada {Print(stored)}{OfEarlierYear(number)}");

                void Remark(string? difference)
                {
                    var gender = outcome.Gender == Gender.T ? "" : $" ({outcome.Gender.Code()})";
                    remarks.AddRange(difference is null ? [] : [string.Create(CultureInfo.InvariantCulture, $"{indicator.Name} ({kpi.Value}) {year}{gender}: {difference}")]);
                }

                string OfEarlierYear(decimal printed) =>
                    Enumerable.Range(1, YearsBack).Select(back => year - back).FirstOrDefault(earlier => valueOf(kpi, outcome.Gender, earlier) is { } then && Agrees(printed, then)) is var of and > 0
                        ? string.Create(CultureInfo.InvariantCulture, $"; planens tal är Koladas för {of}")
                        : "";
            }
        }

        return new FacitResult(remarks) { Compared = compared, Agreed = agreed, NoNumber = noNumber, NoValue = noValue };
    }

    private static decimal? NumberOf(string printed)
    {
        if (Number().Match(printed) is not { Success: true } match)
        {
            return null;
        }

        var digits = match.Value.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-');
        return decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The plan prints as many decimals as it wants; Kolada's value agrees when it rounds to the printed one.</summary>
    private static bool Agrees(decimal printed, decimal value) => Math.Round(value, Math.Min(10, (int)printed.Scale), MidpointRounding.AwayFromZero) == printed;

    private static string Print(decimal value) => SwedishNumber.Print(value, Math.Min(3, SwedishNumber.DecimalsOf(value)));

    [GeneratedRegex(@"^[-−]?[0-9]{1,3}(?:(?:[ \u00A0][0-9]{3})+|[0-9]{0,9})(?:[.,][0-9]{1,10})?(?=\s?(?:%|procent)?$)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
