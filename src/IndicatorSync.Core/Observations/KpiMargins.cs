using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>A KPI and the KPI that gives its margin.</summary>
/// <param name="Kpi">The measured one.</param>
/// <param name="Margin">The other.</param>
/// <param name="IsHalfWidth">Its description says what its number is: see <see cref="KpiMargins.IsHalfWidth"/>.</param>
public sealed record KpiMargin(KpiId Kpi, KpiId Margin, bool IsHalfWidth);

/// <summary>
/// Kolada publishes the margin of a survey's result as a KPI of its own, "Osäkerhetstal - …". The two belong together by their titles,
/// never by their numbers: N00535's is U01673 (docs/contract.md 1.13, docs/kolada-api.md 2.1).
/// </summary>
public static partial class KpiMargins
{
    private const string Prefix = "Osäkerhetstal - ";
    private const string Survey = "Medborgarundersökningen - ";

    /// <summary>The pairs of a whole catalogue of KPIs. A title that two KPIs share is no pair.</summary>
    public static IReadOnlyList<KpiMargin> Of(IReadOnlyCollection<KpiInfo> catalogue)
    {
        var named = catalogue.Select(kpi => (Kpi: kpi, Title: Spaced(kpi.Title))).ToList();
        var measured = Unambiguous(named.Where(one => !IsMargin(one.Title)));
        var margins = Unambiguous(named.Where(one => IsMargin(one.Title)));
        return
        [
            .. from margin in margins
               where measured.ContainsKey(margin.Key)
               select new KpiMargin(measured[margin.Key].Id, margin.Value.Id, IsHalfWidth(margin.Value.Description)) into pair
               orderby pair.Kpi
               select pair,
        ];
    }

    /// <summary>
    /// The description says that the value lies within ± the number, so that it is half the width of an interval, in the unit of the value.
    /// Of a number that means something else, or does not say, nothing follows.
    /// </summary>
    public static bool IsHalfWidth(string? description) => description is not null && PlusMinus().IsMatch(description);

    private static bool IsMargin(string title) => title.StartsWith(Prefix, StringComparison.Ordinal);

    private static Dictionary<string, KpiInfo> Unambiguous(IEnumerable<(KpiInfo Kpi, string Title)> kpis) =>
        kpis.GroupBy(one => Bare(one.Title), one => one.Kpi).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.First());

    private static string Bare(string title)
    {
        var bare = IsMargin(title) ? title[Prefix.Length..] : title;
        return bare.StartsWith(Survey, StringComparison.Ordinal) ? bare[Survey.Length..] : bare;
    }

    private static string Spaced(string title) => WhiteSpace().Replace(title.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"punktskattning(en)?\s*(\+\s*/?\s*[-–−]|±)\s*osäkerhetstal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlusMinus();
}
