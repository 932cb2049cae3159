using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>
/// Stores what other sources than Kolada say, in the same tables and with the same history (docs/contract.md 1.9). A value is taken back only
/// by being struck; one that is not mentioned remains.
/// </summary>
internal static class OwnValueStore
{
    private const int BatchSize = 20_000;

    /// <summary>First arrivals before the indicator is watched are no news.</summary>
    internal const string AppendRevisions = """
        INSERT INTO observation_revision (kpi_id, area_id, gender, unit_name, period, part, event, old_value, new_value, is_baseline, given_decimals,
          is_preliminary, source, seen_at, seen_local, run_id)
        SELECT s.kpi_id, s.area_id, s.gender, s.unit_name, s.period, s.part, s.event, s.old_value, s.value,
          CASE WHEN w.measure_id IS NULL THEN 1 ELSE 0 END, s.given_decimals, s.is_preliminary, s.source, @now, @local, @runId
        FROM [#observation] s
        LEFT JOIN (
          SELECT DISTINCT i.measure_id
          FROM indicator i
          JOIN indicator_state t ON t.indicator_id = i.indicator_id
          WHERE t.baseline_run_id IS NOT NULL AND t.removed_at IS NULL) w ON w.measure_id = s.kpi_id
        WHERE s.event IS NOT NULL
        ORDER BY s.kpi_id, s.area_id, s.period, s.part, s.unit_name, s.gender
        """;

    /// <summary>The measures of indicators that are watched, as <see cref="AppendRevisions"/> sees them.</summary>
    private const string SelectWatched = """
        SELECT DISTINCT i.measure_id
        FROM indicator i
        JOIN indicator_state t ON t.indicator_id = i.indicator_id
        WHERE t.baseline_run_id IS NOT NULL AND t.removed_at IS NULL
        """;

    /// <param name="unit">A transaction under the writer's lease.</param>
    /// <param name="catalogue">Names the area of each indicator.</param>
    /// <param name="taken">The statements that hold, at most one per key, each with its source; of indicators that the catalogue does not have, or has from Kolada, none is stored.</param>
    /// <param name="runId">The run that read them.</param>
    /// <param name="now">When they were read, on the rules' clock.</param>
    /// <returns>What they changed, in values.</returns>
    public static async Task<ObservationCounts> StoreAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<(string Source, OwnStatement Statement)> taken, long runId, DateTimeOffset now)
    {
        var indicators = catalogue.Indicators.Where(indicator => !indicator.IsFromKolada).ToDictionary(indicator => indicator.Id);
        var known = taken.Where(one => indicators.ContainsKey(one.Statement.Key.IndicatorId)).ToList();
        HashSet<string> watched = known.Count == 0 ? [] : [.. await unit.QueryAsync<string>(SelectWatched)];
        var counts = ObservationCounts.None with { Rejected = taken.Count - known.Count };
        foreach (var area in known.GroupBy(one => indicators[one.Statement.Key.IndicatorId].Area))
        {
            foreach (var some in Batches(area))
            {
                var observations = some.Select(one => Observation(one.Source, one.Statement, indicators[one.Statement.Key.IndicatorId])).ToList();
                var scope = new ObservationScope(observations.Select(observation => observation.Key.Measure).Distinct(), [area.Key]) { TellsWhatIsGone = false };
                counts += await StoreAsync(unit, scope, observations, watched, (runId, now));
            }
        }

        return counts;
    }

    /// <summary>Indicators together, as many as are compared and written at once: memory does not grow with the size of a file.</summary>
    private static IEnumerable<IReadOnlyList<(string Source, OwnStatement Statement)>> Batches(IEnumerable<(string Source, OwnStatement Statement)> statements)
    {
        var batch = new List<(string, OwnStatement)>();
        foreach (var indicator in statements.GroupBy(one => one.Statement.Key.IndicatorId))
        {
            batch.AddRange(indicator);
            if (batch.Count >= BatchSize)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static async Task<ObservationCounts> StoreAsync(
        UnitOfWork unit, ObservationScope scope, List<Observation> observations, HashSet<string> watched, (long RunId, DateTimeOffset Now) run)
    {
        var (runId, now) = run;
        var stored = await ObservationStore.LoadAsync(unit, scope);
        var keys = stored.Select(row => row.Key).ToHashSet();

        // What was never there cannot be taken back.
        var said = observations.Where(observation => observation.Value is not null || keys.Contains(observation.Key)).ToList();
        var answer = new DataAnswer(said, []);
        var compared = new ObservationComparison(scope, answer, stored, ObservationDiff.Compare(stored, answer, scope, now));
        await ObservationStore.WriteAsync(unit, AppendRevisions, compared, runId, now, key => !watched.Contains(key.Measure.Value));
        return compared.Delta.Counts with { Unchanged = compared.Delta.Counts.Unchanged + observations.Count - said.Count };
    }

    private static Observation Observation(string source, OwnStatement statement, Indicator indicator) => new(
        new ObservationKey(indicator.Measure, indicator.Area, statement.Key.Gender, statement.Key.Period) { Unit = statement.Key.Unit },
        statement.Value,
        Status: "",
        Count: null,
        IsDeleted: statement.Value is null)
    {
        Given = new GivenAs(source, statement.Decimals, statement.IsPreliminary),
    };
}
