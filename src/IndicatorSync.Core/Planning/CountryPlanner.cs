using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>
/// What is due to be read for every municipality (<c>landet: ja</c>). All years once a week: an old year may be revised in silence
/// too, and the whole history of a KPI is four small requests.
/// </summary>
public static class CountryPlanner
{
    /// <summary>Kolada's oldest series begin in the nineties.</summary>
    public const int FirstYear = 1990;

    /// <summary>A week, less half a day for a schedule that does not start on the minute.</summary>
    public static readonly TimeSpan DueAfter = TimeSpan.FromDays(6.5);

    /// <summary>A request for each decade of a KPI of which any year is due: some 3 000 rows, less than a page holds.</summary>
    /// <param name="catalogue">Which KPIs are kept for the whole country.</param>
    /// <param name="read">When each year of a KPI was last read whole; absent when it never was.</param>
    /// <param name="now">UTC. The year after this one is read as well: forecasts are published ahead.</param>
    public static IReadOnlyList<CountryRequest> Due(
        IndicatorCatalogue catalogue, IReadOnlyDictionary<(KpiId Kpi, int Year), DateTimeOffset> read, DateTimeOffset now)
    {
        var kept = catalogue.Indicators.Where(indicator => indicator is { WholeCountry: true, IsFromKolada: true }).Select(indicator => indicator.Kpi).OfType<KpiId>().Distinct().ToList();
        if (kept.Count == 0)
        {
            return [];
        }

        var own = RequestPlanner.Plan(catalogue).OfType<DataRequest>().SelectMany(request => request.Pairs).ToLookup(pair => pair.Kpi, pair => pair.Area);
        return
        [
            .. from kpi in kept
               from decade in Enumerable.Range(FirstYear, now.Year + 2 - FirstYear).GroupBy(year => year / 10)
               where decade.Any(year => IsDue(kpi, year))
               select new CountryRequest(kpi, [.. decade]) { AskedAnyway = own[kpi].ToHashSet() },
        ];

        bool IsDue(KpiId kpi, int year) => !read.TryGetValue((kpi, year), out var at) || now - at >= DueAfter;
    }
}
