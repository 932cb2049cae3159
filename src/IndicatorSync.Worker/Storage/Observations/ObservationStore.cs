using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>Writes what an answer changes: history and newest state, set-based, and nothing but coverage when nothing changed.</summary>
internal static class ObservationStore
{
    private const string Load = $"""
        SELECT {ObservationRow.Columns}
        FROM observation
        WHERE kpi_id IN @kpis AND area_id IN @areas
        """;

    internal const string AppendRevisions = """
        INSERT INTO observation_revision (kpi_id, area_id, gender, period, part, event, old_value, new_value, is_baseline, seen_at, seen_local, run_id)
        SELECT s.kpi_id, s.area_id, s.gender, s.period, s.part, s.event, s.old_value, s.value,
          CASE WHEN c.first_whole_run_id IS NULL THEN 1 ELSE 0 END, @now, @local, @runId
        FROM [#observation] s
        LEFT JOIN coverage c ON c.kpi_id = s.kpi_id AND c.area_id = s.area_id
        WHERE s.event IS NOT NULL
        ORDER BY s.kpi_id, s.area_id, s.period, s.gender
        """;

    private const string UpdateState = """
        UPDATE observation
        SET value = s.value, last_number = s.last_number, status = s.status, member_count = s.member_count, gone_since = s.gone_since,
          given_decimals = s.given_decimals, is_preliminary = s.is_preliminary, source = s.source,
          changed_run_id = CASE WHEN s.event IS NULL THEN observation.changed_run_id ELSE @runId END,
          changed_at = CASE WHEN s.event IS NULL THEN observation.changed_at ELSE @now END
        FROM [#observation] s
        WHERE s.kpi_id = observation.kpi_id AND s.area_id = observation.area_id AND s.gender = observation.gender AND s.period = observation.period
          AND s.part = observation.part AND s.unit_name = observation.unit_name
        """;

    private const string InsertState = """
        INSERT INTO observation (kpi_id, area_id, gender, unit_name, period, part, value, last_number, status, member_count, gone_since, given_decimals,
          is_preliminary, source, first_run_id, changed_run_id, changed_at)
        SELECT s.kpi_id, s.area_id, s.gender, s.unit_name, s.period, s.part, s.value, s.last_number, s.status, s.member_count, s.gone_since, s.given_decimals,
          s.is_preliminary, s.source, @runId, @runId, @now
        FROM [#observation] s
        WHERE NOT EXISTS (
          SELECT 1 FROM observation o
          WHERE o.kpi_id = s.kpi_id AND o.area_id = s.area_id AND o.gender = s.gender AND o.period = s.period AND o.part = s.part
            AND o.unit_name = s.unit_name)
        """;

    private const string InsertRejected = """
        INSERT INTO rejected_item (run_id, kpi_id, area_id, lost_values, reason, raw, seen_at)
        SELECT @runId, kpi_id, area_id, lost_values, reason, raw, @now FROM [#rejected]
        """;

    /// <summary>See <see cref="ObservationComparison.Asked"/>.</summary>
    private const string SelectAsked = """
        SELECT kpi_id, area_id, CASE WHEN first_whole_run_id IS NULL THEN 0 ELSE 1 END AS is_whole
        FROM coverage
        WHERE kpi_id IN @kpis AND area_id IN @areas
        """;

    private static readonly StagingTable<StagedObservation> Staged = new("#observation",
    [
        new("kpi_id", StagingType.Name, row => row.After.Key.Measure.Value),
        new("area_id", StagingType.Code, row => row.After.Key.Area.Value),
        new("gender", StagingType.Code, row => row.After.Key.Gender.Code()),
        new("unit_name", StagingType.Name, row => row.After.Key.Unit),
        new("period", StagingType.Integer, row => row.After.Key.Period.Year),
        new("part", StagingType.Code, row => row.After.Key.Period.Part),
        new("event", StagingType.Code, row => row.Change?.Kind.Code()),
        new("old_value", StagingType.Number, row => row.Change?.OldValue),
        new("value", StagingType.Number, row => row.After.Value),
        new("last_number", StagingType.Number, row => row.After.LastNumber),
        new("status", StagingType.Text, row => row.After.Status),
        new("member_count", StagingType.Integer, row => row.After.Count),
        new("gone_since", StagingType.Instant, row => row.After.GoneSince),
        new("given_decimals", StagingType.Integer, row => row.After.Given?.Decimals),
        new("is_preliminary", StagingType.Flag, row => row.After.Given?.IsPreliminary),
        new("source", StagingType.Text, row => row.After.Given?.Source is { } source ? StoredText.Cut(source, 400) : null),
    ]);

    private static readonly StagingTable<RejectedItem> StagedRejected = new("#rejected",
    [
        new("kpi_id", StagingType.Code, item => item.Kpi?.Value),
        new("area_id", StagingType.Code, item => item.Area?.Value),
        new("lost_values", StagingType.Integer, item => item.Values),
        new("reason", StagingType.Message, item => item.Reason) { Longest = 1000 },
        new("raw", StagingType.Message, item => item.Raw) { Longest = 2000 },
    ]);

    /// <summary>What the answer would change; writes nothing.</summary>
    public static async Task<ObservationComparison> CompareAsync(UnitOfWork unit, ObservationScope scope, DataAnswer answer, DateTimeOffset now)
    {
        var (rows, asked) = await unit.QueryBothAsync<ObservationRow, PairRow>(Load, SelectAsked, OfScope(scope));
        IReadOnlyList<StoredObservation> stored = [.. rows.Select(row => row.ToStored())];
        return new ObservationComparison(scope, answer, stored, ObservationDiff.Compare(stored, answer, scope, now))
        {
            Asked = asked.ToDictionary(row => (row.KpiId, row.AreaId), row => row.IsWhole == 1),
        };
    }

    /// <summary>Compares and stores one request's answer in the same transaction.</summary>
    public static async Task<ObservationDelta> StoreAsync(UnitOfWork unit, ObservationScope scope, DataAnswer answer, long runId, DateTimeOffset now)
    {
        var compared = await CompareAsync(unit, scope, answer, now);
        await StoreAsync(unit, compared, runId, now);
        return compared.Delta;
    }

    /// <summary>Stores one request's answer, all its pages.</summary>
    /// <param name="unit">A transaction under the writer's lease.</param>
    /// <param name="compared">With what is stored now: read under the same lease.</param>
    /// <param name="runId">The run that asked.</param>
    /// <param name="now">When the answer was read, on the rules' clock.</param>
    public static async Task StoreAsync(UnitOfWork unit, ObservationComparison compared, long runId, DateTimeOffset now)
    {
        var asked = compared.Answered(now).ToLookup(pair => compared.Asked.ContainsKey((pair.Kpi, pair.Area)));
        IReadOnlyList<AnsweredPair> answered = [.. asked[true]];
        var delta = await FirstObservations.InsertAsync(unit, compared.Delta, compared.IsBaseline, runId, now);
        await CoverageStore.FirstAnsweredAsync(unit, [.. asked[false]], runId, now);
        if (delta.IsEmpty || answered.Count == 0)
        {
            await WriteStagedAsync(unit, AppendRevisions, compared with { Delta = delta }, runId, now);
            await CoverageStore.AnsweredAsync(unit, answered, runId, now);
            return;
        }

        // In one batch, the coverage after the revisions: what is a baseline follows from the coverage before this answer.
        await unit.StageBothAsync(Staged, RowsOf(compared.Stored, delta), CoverageStore.Staged, answered);
        await unit.ExecuteAsync(
            $"{StatementsOf(AppendRevisions, compared)};\n{CoverageStore.Answered}", new { runId, now, local = StoredTime.Local(now) });
        await RejectAsync(unit, compared, runId, now);
    }

    /// <summary>What the answer changes, and what of it could not be read.</summary>
    /// <param name="unit">A transaction under the writer's lease.</param>
    /// <param name="appendRevisions">The statement that writes the history, which knows what is a baseline.</param>
    /// <param name="compared">With what is stored now.</param>
    /// <param name="runId">The run that asked.</param>
    /// <param name="now">When the answer was read.</param>
    /// <param name="isBaseline">
    /// Says the same as the statement: with it, what is stored for the first time goes straight into the tables, since nothing is there to be
    /// compared with. Without it everything is staged.
    /// </param>
    internal static async Task WriteAsync(
        UnitOfWork unit, string appendRevisions, ObservationComparison compared, long runId, DateTimeOffset now, Func<ObservationKey, bool>? isBaseline = null)
    {
        var delta = await FirstObservations.InsertAsync(unit, compared.Delta, isBaseline, runId, now);
        await WriteStagedAsync(unit, appendRevisions, compared with { Delta = delta }, runId, now);
    }

    private static async Task WriteStagedAsync(UnitOfWork unit, string appendRevisions, ObservationComparison compared, long runId, DateTimeOffset now)
    {
        if (!compared.Delta.IsEmpty)
        {
            await unit.StageAsync(Staged, RowsOf(compared.Stored, compared.Delta));
            await unit.ExecuteAsync(StatementsOf(appendRevisions, compared), new { runId, now, local = StoredTime.Local(now) });
        }

        await RejectAsync(unit, compared, runId, now);
    }

    /// <summary>In one batch: over a network each would be a journey of its own.</summary>
    private static string StatementsOf(string appendRevisions, ObservationComparison compared) =>
        $"{appendRevisions};\n{(compared.Stored.Count == 0 ? "" : $"{UpdateState};\n")}{InsertState}";

    private static List<StagedObservation> RowsOf(IReadOnlyList<StoredObservation> stored, ObservationDelta delta)
    {
        var changes = delta.Changes.ToDictionary(change => change.Key);
        return [.. ObservationDiff.After(stored, delta).Select(row => new StagedObservation(row, changes.GetValueOrDefault(row.Key)))];
    }

    private static async Task RejectAsync(UnitOfWork unit, ObservationComparison compared, long runId, DateTimeOffset now)
    {
        if (compared.Answer.Rejected.Count > 0)
        {
            await unit.StageAsync(StagedRejected, compared.Answer.Rejected);
            await unit.ExecuteAsync(InsertRejected, new { runId, now });
        }
    }

    internal static async Task<IReadOnlyList<StoredObservation>> LoadAsync(UnitOfWork unit, ObservationScope scope)
    {
        var rows = await unit.QueryAsync<ObservationRow>(Load, OfScope(scope));
        return [.. rows.Select(row => row.ToStored())];
    }

    private static object OfScope(ObservationScope scope) => new { kpis = scope.Measures.Select(measure => measure.Value), areas = scope.Areas.Select(area => area.Value) };

    private sealed record StagedObservation(StoredObservation After, ObservationChange? Change);

    private sealed record PairRow
    {
        public MeasureId KpiId { get; init; }

        public AreaId AreaId { get; init; }

        public int IsWhole { get; init; }
    }
}
