using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>
/// Turns a catalogue into few requests: KPIs that want the same areas share one, nothing is asked twice, nothing is missed, no
/// segment holds more than <see cref="PlannedRequest.MaxIds"/> ids. Ids keep the catalogue's order, so that a plan repeats exactly.
/// </summary>
public static class RequestPlanner
{
    /// <summary>Data first, then the metadata of everything named: a run that is cut short has the values.</summary>
    public static IReadOnlyList<PlannedRequest> Plan(IndicatorCatalogue catalogue)
    {
        var wanted = Wanted(catalogue);
        return [.. DataRequests(wanted), .. Metadata(catalogue.Plans.Select(plan => plan.Municipality), wanted)];
    }

    /// <summary>The margins of what is judged: each with its own area alone.</summary>
    /// <param name="catalogue">What is judged.</param>
    /// <param name="margins">The KPI of the margin, by the KPI that it belongs to.</param>
    public static IReadOnlyList<PlannedRequest> PlanMargins(IndicatorCatalogue catalogue, IReadOnlyDictionary<KpiId, KpiId> margins)
    {
        var wanted = new OrderedDictionary<KpiId, List<AreaId>>();
        foreach (var (kpi, area) in catalogue.Indicators.Where(indicator => indicator.IsFromKolada).Select(indicator => (indicator.Kpi, indicator.Area)).Distinct())
        {
            if (kpi is { } measured && margins.TryGetValue(measured, out var margin))
            {
                wanted.TryAdd(margin, []);
                wanted[margin].Add(area);
            }
        }

        return DataRequests(wanted);
    }

    private static IReadOnlyList<PlannedRequest> DataRequests(OrderedDictionary<KpiId, List<AreaId>> wanted) =>
    [
        .. Blocks(wanted, area => area.Kind != AreaKind.Unit).Select(block => new DataRequest(block.Kpis, block.Areas)),
        .. Blocks(wanted, area => area.Kind == AreaKind.Unit).Select(block => new UnitDataRequest(block.Kpis, block.Areas)),
    ];

    /// <summary>The areas wanted of each KPI; indicators that Kolada does not answer for are left out.</summary>
    private static OrderedDictionary<KpiId, List<AreaId>> Wanted(IndicatorCatalogue catalogue)
    {
        var measured = from indicator in catalogue.Indicators
                       where indicator is { IsFromKolada: true, Kpi: not null }
                       from area in AreasOf(indicator)
                       select (Kpi: indicator.Kpi!.Value, Area: area);

        // What counts the persons behind a value, of whatever source the value is.
        var counted = from indicator in catalogue.Indicators
                      where indicator.Persons?.Kpi is not null
                      select (Kpi: indicator.Persons!.Kpi!.Value, indicator.Area);

        var wanted = new OrderedDictionary<KpiId, List<AreaId>>();
        foreach (var (kpi, area) in measured.Concat(counted).Distinct())
        {
            if (!wanted.TryGetValue(kpi, out var areas))
            {
                wanted.Add(kpi, areas = []);
            }

            areas.Add(area);
        }

        return wanted;
    }

    /// <summary>Its own area, those it is shown beside and those its bands compare it with; an area may come twice.</summary>
    internal static IEnumerable<AreaId> AreasOf(Indicator indicator) =>
        indicator.Compare.Prepend(indicator.Area).Concat(BandsOf(indicator).SelectMany(entry => entry.Reading.Band?.ReferenceAreas ?? []));

    private static IEnumerable<BandEntry> BandsOf(Indicator indicator) =>
        indicator.GenderGap is { } gap ? indicator.Bands.Entries.Append(gap) : indicator.Bands.Entries;

    private static IEnumerable<(KpiId[] Kpis, AreaId[] Areas)> Blocks(
        OrderedDictionary<KpiId, List<AreaId>> wanted,
        Func<AreaId, bool> ofKind) =>
        from pair in wanted
        let areas = pair.Value.Where(ofKind).ToList()
        where areas.Count > 0
        group (Kpi: pair.Key, Areas: areas) by string.Join(',', areas.Order()) into same
        from kpis in same.Select(pair => pair.Kpi).Chunk(PlannedRequest.MaxIds)
        from areas in same.First().Areas.Chunk(PlannedRequest.MaxIds)
        select (kpis, areas);

    private static IEnumerable<MetadataRequest> Metadata(IEnumerable<AreaId> municipalities, OrderedDictionary<KpiId, List<AreaId>> wanted)
    {
        var areas = municipalities.Concat(wanted.Values.SelectMany(areas => areas)).Distinct().ToLookup(area => area.Kind switch
        {
            AreaKind.Group => MetadataKind.Group,
            AreaKind.Unit => MetadataKind.Unit,
            _ => MetadataKind.Municipality,
        });
        return
        [
            .. Chunked(MetadataKind.Kpi, wanted.Keys.Select(kpi => kpi.Value)),
            .. Chunked(MetadataKind.Municipality, areas[MetadataKind.Municipality].Select(area => area.Value)),
            .. Chunked(MetadataKind.Group, areas[MetadataKind.Group].Select(area => area.Value)),
            .. Chunked(MetadataKind.Unit, areas[MetadataKind.Unit].Select(area => area.Value)),
        ];
    }

    private static IEnumerable<MetadataRequest> Chunked(MetadataKind kind, IEnumerable<string> ids) =>
        ids.Chunk(PlannedRequest.MaxIds).Select(chunk => new MetadataRequest(kind, chunk));
}
