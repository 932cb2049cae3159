using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>
/// Years, not named by the catalogue, from which values no longer compare with earlier ones: by Kolada's own description of the KPI, or because a
/// group that the indicator is compared with got other members.
/// </summary>
internal static partial class SeriesBreakHints
{
    /// <summary>Only a year that lies within what is stored of our own values: others compare with nothing.</summary>
    public static IEnumerable<DataRemark> Of(Indicator indicator, AuditGround ground)
    {
        var years = indicator.JudgedGenders.Where(gender => gender != Gender.Gap).SelectMany(gender => ground.SeriesOf(indicator.Area, gender).Points)
            .Where(point => point.Value is not null).Select(point => point.Period.Year).ToHashSet();
        foreach (var year in Years(ground.Kpi?.Description).Except(indicator.SeriesBreaks).Where(year => years.Any(own => own < year) && years.Any(own => own >= year)))
        {
            yield return new DataRemark(
                ProblemTypes.KpiRedefined,
                "seriebrott",
                null,
                $"Koladas beskrivning av {indicator.Kpi} säger att värden från och med {Text(year)} inte är jämförbara med tidigare; katalogen har inget seriebrott där",
                $"seriebrott: {Text(year)}");
        }

        var compared = RequestPlanner.AreasOf(indicator).ToHashSet();
        foreach (var change in ground.GroupChanges.Where(change => compared.Contains(change.Group) && !indicator.SeriesBreaks.Contains(change.Year)))
        {
            yield return new DataRemark(
                ProblemTypes.MembersChanged,
                "seriebrott",
                null,
                $"gruppen {change.Group} ({change.Title}) fick andra medlemmar {Text(change.Year)} ({Moved(change)}), så gruppens värden före och efter är inte jämförbara; katalogen har inget seriebrott där",
                $"seriebrott: {Text(change.Year)}");
        }
    }

    private static string Moved(GroupChange change) => string.Join(
        ", ", new[] { (change.Joined, change.Joined == 1 ? "ny" : "nya"), (change.Left, "inte längre med") }.Where(part => part.Item1 > 0).Select(part => $"{Text(part.Item1)} {part.Item2}"));

    /// <summary>The years of a description's sentences about what cannot be compared.</summary>
    public static IReadOnlyList<int> Years(string? description) => description is null ? [] :
    [
        .. Sentences().Split(description).Where(sentence => NotComparable().IsMatch(sentence))
            .SelectMany(sentence => From().Matches(sentence))
            .Select(match => int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct()
            .Order(),
    ];

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"(inte|ej)\s+(helt\s+|direkt\s+)?jämförbar|går\s+inte\s+att\s+jämföra|ska\s+inte\s+jämföras|kan\s+inte\s+jämföras|tidsseriebrott|brott\s+i\s+tidsserien|seriebrott", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotComparable();

    /// <summary>"Från och med 2025", "fr.o.m. 2019", "sedan 2021": the year that begins a new way of measuring, not one that ends the old.</summary>
    [GeneratedRegex(@"(från\s+och\s+med|fr\.?\s*o\.?\s*m\.?|sedan|från)\s+(år\s+|mätningen\s+|undersökningen\s+)?(?<year>(19|20)[0-9]{2})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();
}
