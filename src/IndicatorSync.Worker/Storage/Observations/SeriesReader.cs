using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>Reads stored values and their history; never what was just fetched.</summary>
internal static class SeriesReader
{
    /// <summary>Engines limit the parameters of a statement (SQL Server: 2 100).</summary>
    private const int MostIds = 1000;

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

    private const string AsOf = """
        SELECT r.revision_id, r.kpi_id, r.area_id, r.gender, r.unit_name, r.period, r.part, r.event, r.old_value, r.new_value, r.is_baseline, r.seen_at, r.seen_local, r.run_id,
          r.given_decimals, r.is_preliminary, r.source
        FROM observation_revision r
        WHERE r.kpi_id = @kpi AND r.area_id = @area AND r.revision_id = (
          SELECT MAX(x.revision_id) FROM observation_revision x
          WHERE x.kpi_id = r.kpi_id AND x.area_id = r.area_id AND x.gender = r.gender AND x.period = r.period
            AND x.part = r.part AND x.unit_name = r.unit_name AND x.seen_at <= @at)
        ORDER BY r.gender, r.period
        """;

    private const string Revisions = """
        SELECT revision_id, kpi_id, area_id, gender, unit_name, period, part, event, old_value, new_value, is_baseline, seen_at, seen_local, run_id
        FROM observation_revision
        WHERE kpi_id = @kpi AND area_id = @area
        ORDER BY revision_id
        """;

    private const string Newest = "SELECT MAX(revision_id) FROM observation_revision";

    private const string Going = """
        SELECT kpi_id, area_id, gender, unit_name, period, part, value, last_number, status, member_count, gone_since, given_decimals, is_preliminary, source
        FROM observation
        WHERE gone_since IS NOT NULL AND value IS NOT NULL
        ORDER BY kpi_id, area_id, gender, period
        """;

    /// <summary>Every stored value of these KPIs in these areas.</summary>
    public static async Task<IReadOnlyList<SeriesValue>> SeriesAsync(UnitOfWork unit, IEnumerable<KpiId> kpis, IEnumerable<AreaId> areas)
    {
        var areaChunks = areas.Select(area => area.Value).Distinct().Chunk(MostIds).ToList();
        var found = new List<SeriesValue>();
        foreach (var kpiChunk in kpis.Select(kpi => kpi.Value).Distinct().Chunk(MostIds))
        {
            foreach (var areaChunk in areaChunks)
            {
                var rows = await unit.QueryAsync<SeriesRow>(Series, new { kpis = kpiChunk, areas = areaChunk });
                found.AddRange(rows.Select(row => row.ToSeriesValue()));
            }
        }

        return found;
    }

    /// <summary>The values as they stood at <paramref name="at"/>, each with the revision that made it so.</summary>
    public static async Task<IReadOnlyList<StoredRevision>> SeriesAsOfAsync(UnitOfWork unit, MeasureId measure, AreaId area, DateTimeOffset at) =>
        ToRevisions(await unit.QueryAsync<RevisionRow>(AsOf, new { kpi = measure, area, at }));

    /// <summary>The whole history of a measure and area, oldest first, the baseline included.</summary>
    public static async Task<IReadOnlyList<StoredRevision>> RevisionsAsync(UnitOfWork unit, MeasureId measure, AreaId area) =>
        ToRevisions(await unit.QueryAsync<RevisionRow>(Revisions, new { kpi = measure, area }));

    /// <summary>0 before the first.</summary>
    public static async Task<long> NewestRevisionAsync(UnitOfWork unit) => await unit.ScalarAsync<long?>(Newest) ?? 0;

    /// <summary>Numbers whose row one complete run has missed: they stand until a second one has, and are a problem to report.</summary>
    public static async Task<IReadOnlyList<StoredObservation>> GoingAsync(UnitOfWork unit) =>
        [.. (await unit.QueryAsync<ObservationRow>(Going)).Select(row => row.ToStored())];

    private static IReadOnlyList<StoredRevision> ToRevisions(IReadOnlyList<RevisionRow> rows) => [.. rows.Select(row => row.ToRevision())];
}
