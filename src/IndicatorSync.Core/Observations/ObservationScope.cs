using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>What a request asked for: every pair of these KPIs and areas, all genders, and all years unless some are named.</summary>
public sealed class ObservationScope(IEnumerable<KpiId> kpis, IEnumerable<AreaId> areas, IEnumerable<int>? years = null)
{
    private readonly HashSet<int>? years = years is null ? null : [.. years];
    private readonly HashSet<KpiId> kpis = [.. kpis];
    private readonly HashSet<AreaId> areas = [.. areas];

    public IReadOnlyCollection<KpiId> Kpis => kpis;

    public IReadOnlyCollection<AreaId> Areas => areas;

    public IEnumerable<(KpiId Kpi, AreaId Area)> Pairs => from kpi in kpis from area in areas select (kpi, area);

    /// <exception cref="ArgumentException">The request asks for metadata.</exception>
    public static ObservationScope Of(PlannedRequest request) => request switch
    {
        DataRequest data => new(data.Kpis, data.Areas),
        CountryRequest => throw new ArgumentException($"'{request}' names no areas", nameof(request)),
        UnitDataRequest data => new(data.Kpis, data.Units),
        _ => throw new ArgumentException($"'{request}' asks for no observations", nameof(request)),
    };

    public bool Contains(ObservationKey key) => kpis.Contains(key.Kpi) && areas.Contains(key.Area) && years?.Contains(key.Period) != false;
}
