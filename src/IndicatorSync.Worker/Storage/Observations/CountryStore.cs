using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>KPIs that are kept for every municipality: which years were read when, and their values.</summary>
internal static class CountryStore
{
    private const string ReadTimes = "SELECT kpi_id, period, read_at FROM country_reading";

    /// <summary>The ids of municipalities are four digits; regions and the country come before 0100, groups and units begin with a letter.</summary>
    private const string Load = $"""
        SELECT {ObservationRow.Columns}
        FROM observation
        WHERE kpi_id = @kpi AND period IN @years AND area_id BETWEEN '0100' AND '9999'
        """;

    /// <summary>First arrivals of a year never read before are no news.</summary>
    private const string AppendRevisions = """
        INSERT INTO observation_revision (kpi_id, area_id, gender, period, part, event, old_value, new_value, is_baseline, seen_at, seen_local, run_id)
        SELECT s.kpi_id, s.area_id, s.gender, s.period, s.part, s.event, s.old_value, s.value,
          CASE WHEN c.first_whole_run_id IS NULL AND r.read_at IS NULL THEN 1 ELSE 0 END, @now, @local, @runId
        FROM [#observation] s
        LEFT JOIN coverage c ON c.kpi_id = s.kpi_id AND c.area_id = s.area_id
        LEFT JOIN country_reading r ON r.kpi_id = s.kpi_id AND r.period = s.period
        WHERE s.event IS NOT NULL
        ORDER BY s.kpi_id, s.area_id, s.period, s.gender
        """;

    private static readonly KeyedRows<WrittenReading> Readings = new(
        "country_reading",
        [
            new("kpi_id", StagingType.Code, row => row.Kpi.Value),
            new("period", StagingType.Integer, row => row.Year),
        ],
        [
            new("read_at", StagingType.Instant, row => row.ReadAt),
            new("run_id", StagingType.Long, row => row.RunId),
        ]);

    public static async Task<IReadOnlyDictionary<(KpiId Kpi, int Year), DateTimeOffset>> ReadTimesAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<ReadingRow>(ReadTimes)).ToDictionary(row => (row.KpiId, row.Period), row => row.ReadAt);

    /// <summary>Null, and nothing written, when no row came though there were values: that is no answer to go by.</summary>
    public static async Task<ObservationDelta?> StoreAsync(UnitOfWork unit, CountryRequest request, DataAnswer answer, long runId, DateTimeOffset now)
    {
        IReadOnlyList<StoredObservation> stored =
            [.. (await unit.QueryAsync<ObservationRow>(Load, new { kpi = request.Kpi, years = request.Years })).Select(row => row.ToStored())];
        if (answer.Observations.Count == 0 && stored.Any(row => row.Value is not null))
        {
            return null;
        }

        stored = [.. stored.Where(row => !request.AskedAnyway.Contains(row.Key.Area))];
        answer = new DataAnswer([.. answer.Observations.Where(row => !request.AskedAnyway.Contains(row.Key.Area))], answer.Rejected);
        var areas = stored.Select(row => row.Key.Area).Concat(answer.Observations.Select(observation => observation.Key.Area));
        var scope = new ObservationScope([request.Kpi], areas, request.Years);
        var delta = ObservationDiff.Compare(stored, answer, scope, now);
        await ObservationStore.WriteAsync(unit, AppendRevisions, new ObservationComparison(scope, answer, stored, delta), runId, now);
        if (!delta.IsEmpty)
        {
            await CoverageStore.ForgetAsync(unit, request.Kpi);
        }

        await unit.UpsertAsync(Readings, [.. request.Years.Select(year => new WrittenReading(request.Kpi, year, now, runId))]);
        return delta;
    }

    private sealed record ReadingRow
    {
        public KpiId KpiId { get; init; }

        public int Period { get; init; }

        public DateTimeOffset ReadAt { get; init; }
    }

    private sealed record WrittenReading(KpiId Kpi, int Year, DateTimeOffset ReadAt, long RunId);
}
