using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>Reads stored values and their history; never what was just fetched.</summary>
internal static class SeriesReader
{
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

    private const string Going = $"""
        SELECT {ObservationRow.Columns}
        FROM observation
        WHERE gone_since IS NOT NULL AND value IS NOT NULL
        ORDER BY kpi_id, area_id, gender, period
        """;

    /// <summary>The values as they were at <paramref name="at"/>, each with the revision that made it so.</summary>
    public static async Task<IReadOnlyList<StoredRevision>> SeriesAsOfAsync(UnitOfWork unit, MeasureId measure, AreaId area, DateTimeOffset at) =>
        [.. (await unit.QueryAsync<RevisionRow>(AsOf, new { kpi = measure, area, at })).Select(row => row.ToRevision())];

    /// <summary>Numbers whose row one complete run has missed: they remain until a second one has, and are a problem to report.</summary>
    public static async Task<IReadOnlyList<StoredObservation>> GoingAsync(UnitOfWork unit) =>
        [.. (await unit.QueryAsync<ObservationRow>(Going)).Select(row => row.ToStored())];
}
