using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Drafting;

/// <summary>Holds the outcomes that a plan prints against Kolada's values.</summary>
public static partial class FacitCheck
{
    /// <summary>A Swedish line for each outcome that Kolada says otherwise, and how many were compared.</summary>
    /// <param name="chosen">Indicators with their KPI.</param>
    /// <param name="valueOf">Kolada's value; null for none.</param>
    public static (IReadOnlyList<string> Differences, int Compared) Compare(
        IReadOnlyList<(DraftedIndicator Indicator, KpiId Kpi)> chosen, Func<KpiId, Gender, int, decimal?> valueOf)
    {
        var (differences, compared) = (new List<string>(), 0);
        foreach (var (indicator, kpi) in chosen)
        {
            foreach (var outcome in indicator.Outcomes.Where(outcome => outcome.Year is not null))
            {
                var value = valueOf(kpi, outcome.Gender, outcome.Year!.Value);
                compared++;
                if (Difference(outcome.Text, value) is { } difference)
                {
                    var gender = outcome.Gender == Gender.T ? "" : $" ({outcome.Gender.Code()})";
                    differences.Add(string.Create(CultureInfo.InvariantCulture, $"{indicator.Name} ({kpi.Value}) {outcome.Year}{gender}: {difference}"));
                }
            }
        }

        return (differences, compared);
    }

    private static string? Difference(string printed, decimal? value)
    {
        if (Number().Match(printed) is not { Success: true } match)
        {
            return value is { } known ? $"planen har \"{printed}\", Kolada {Print(known)}" : null;
        }

        if (value is not { } stored)
        {
            return $"planen har {printed}, Kolada har inget värde";
        }

        // The plan prints as many decimals as it wants; Kolada's value agrees when it rounds to the printed one.
        var digits = match.Value.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-');
        var number = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Round(stored, Math.Min(10, (int)number.Scale), MidpointRounding.AwayFromZero) == number ? null : $"planen har {printed}, Kolada {Print(stored)}";
    }

    private static string Print(decimal value) => SwedishNumber.Print(value, Math.Min(3, SwedishNumber.DecimalsOf(value)));

    [GeneratedRegex(@"^[-−]?[0-9]{1,3}(?:(?:[ \u00A0][0-9]{3})+|[0-9]{0,9})(?:[.,][0-9]{1,10})?(?=\s?(?:%|procent)?$)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
