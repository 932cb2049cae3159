using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>A stored value with its newest revision.</summary>
internal sealed record SeriesValue(StoredObservation Observation, long RevisionId, RevisionKind Event, DateTimeOffset SeenAt, long RunId)
{
    public ObservationKey Key => Observation.Key;
}

/// <summary>What lies in the tables of values, as a test asks for it: whole, each value with the revision that made it so.</summary>
internal static class StoredHistory
{
    private const string Series = """
        SELECT o.kpi_id, o.area_id, o.gender, o.unit_name, o.period, o.part, o.given_decimals, o.is_preliminary, o.source, o.value, o.last_number, o.status, o.member_count, o.gone_since,
          r.revision_id, r.event, r.seen_at, r.run_id
        FROM observation o
        JOIN observation_revision r ON r.revision_id = (
          SELECT MAX(x.revision_id) FROM observation_revision x
          WHERE x.kpi_id = o.kpi_id AND x.area_id = o.area_id AND x.gender = o.gender AND x.period = o.period
            AND x.part = o.part AND x.unit_name = o.unit_name)
        WHERE o.kpi_id IN @kpis AND o.area_id IN @areas
        ORDER BY o.kpi_id, o.area_id, o.gender, o.period, o.part
        """;

    private const string Revisions = """
        SELECT revision_id, kpi_id, area_id, gender, unit_name, period, part, event, old_value, new_value, is_baseline, seen_at, seen_local, run_id
        FROM observation_revision
        WHERE kpi_id = @kpi AND area_id = @area
        ORDER BY revision_id
        """;

    /// <summary>Every stored value of these KPIs in these areas; not more than a statement takes parameters.</summary>
    public static async Task<IReadOnlyList<SeriesValue>> SeriesAsync(UnitOfWork unit, IEnumerable<KpiId> kpis, IEnumerable<AreaId> areas) =>
        [.. (await unit.QueryAsync<SeriesRow>(Series, new { kpis = kpis.Select(kpi => kpi.Value), areas = areas.Select(area => area.Value) })).Select(row => row.ToSeriesValue())];

    /// <summary>The whole history of a KPI and area, oldest first, the baseline included.</summary>
    public static async Task<IReadOnlyList<StoredRevision>> RevisionsAsync(UnitOfWork unit, KpiId kpi, AreaId area) =>
        [.. (await unit.QueryAsync<RevisionRow>(Revisions, new { kpi, area })).Select(row => row.ToRevision())];

    private sealed record SeriesRow : ObservationRow
    {
        public long RevisionId { get; init; }

        public string Event { get; init; } = "";

        public DateTimeOffset SeenAt { get; init; }

        public long RunId { get; init; }

        public SeriesValue ToSeriesValue() => new(ToStored(), RevisionId, RevisionCodes.RevisionKindOf(Event), SeenAt, RunId);
    }
}
