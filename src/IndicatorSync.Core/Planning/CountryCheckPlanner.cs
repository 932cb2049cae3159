using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>
/// The country's newest years for every KPI that a fixed band judges (docs/contract.md 1.13): one request a KPI, when the band is new and
/// then yearly. Where <c>landet: ja</c> keeps the KPI nothing more is needed.
/// </summary>
public static class CountryCheckPlanner
{
    /// <summary>A measurement every second year, published late, is among them.</summary>
    private const int Years = 3;

    public static readonly TimeSpan DueAfter = TimeSpan.FromDays(365);

    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="read">When each KPI was last read so; absent when it never was.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<CountryRequest> Due(IndicatorCatalogue catalogue, IReadOnlyDictionary<KpiId, DateTimeOffset> read, DateTimeOffset now)
    {
        var kept = catalogue.Indicators.Where(indicator => indicator.WholeCountry).Select(indicator => indicator.Kpi).ToHashSet();
        return
        [
            .. catalogue.Indicators.Where(indicator => indicator.IsFromKolada && HasFixedBand(indicator) && !kept.Contains(indicator.Kpi))
                .Select(indicator => indicator.Kpi).OfType<KpiId>().Distinct()
                .Where(kpi => !read.TryGetValue(kpi, out var at) || now - at >= DueAfter)
                .Select(kpi => new CountryRequest(kpi, [.. Enumerable.Range(now.Year - Years + 1, Years)])),
        ];
    }

    private static bool HasFixedBand(Indicator indicator) =>
        indicator.Bands.Entries.Concat(indicator.GenderGap is { } gap ? [gap] : []).Any(entry => entry.Reading.Band is FixedBand);
}
