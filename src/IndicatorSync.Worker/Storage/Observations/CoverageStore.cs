using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>What became of the last question for a KPI and area.</summary>
internal enum CoverageOutcome
{
    /// <summary>Never asked.</summary>
    None,

    /// <summary>Every page came and nothing was rejected.</summary>
    Complete,

    /// <summary>Every page came, but something in it could not be read.</summary>
    Incomplete,

    /// <summary>No whole answer came.</summary>
    Failed,
}

/// <summary>What has been asked for a KPI and area. A whole answer is one with all its pages, empty or not.</summary>
internal sealed record Coverage
{
    public KpiId KpiId { get; init; }

    public AreaId AreaId { get; init; }

    public long? FirstWholeRunId { get; init; }

    public DateTimeOffset? FirstWholeAt { get; init; }

    public long? LastWholeRunId { get; init; }

    public DateTimeOffset? LastWholeAt { get; init; }

    /// <summary>Values in the last whole answer.</summary>
    public int LastRows { get; init; }

    public CoverageOutcome LastOutcome { get; init; }

    public long LastRunId { get; init; }
}

/// <summary>What became of a question for a KPI and area.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Area">The area.</param>
/// <param name="Rows">Values in the answer.</param>
/// <param name="Outcome">Whether it came whole.</param>
internal sealed record AnsweredPair(MeasureId Kpi, AreaId Area, int Rows, CoverageOutcome Outcome)
{
    /// <summary>All pages came.</summary>
    public static IEnumerable<AnsweredPair> Of(ObservationScope scope, DataAnswer answer)
    {
        var complete = ObservationDiff.CompletePairs(answer, scope);
        var counts = answer.Observations.CountBy(observation => (observation.Key.Measure, observation.Key.Area)).ToDictionary();
        return scope.Pairs.Select(pair => new AnsweredPair(
            pair.Measure, pair.Area, counts.GetValueOrDefault(pair), complete.Contains(pair) ? CoverageOutcome.Complete : CoverageOutcome.Incomplete));
    }
}

/// <summary>Bookkeeping of what was asked and answered, per KPI and area.</summary>
internal static class CoverageStore
{
    private const string Read = """
        SELECT kpi_id, area_id, first_whole_run_id, first_whole_at, last_whole_run_id, last_whole_at, last_rows, last_outcome, last_run_id
        FROM coverage
        ORDER BY kpi_id, area_id
        """;

    private const string UpdateAnswered = """
        UPDATE coverage
        SET first_whole_run_id = COALESCE(coverage.first_whole_run_id, @runId), first_whole_at = COALESCE(coverage.first_whole_at, @now),
          last_whole_run_id = @runId, last_whole_at = @now, last_whole_local = @local,
          last_rows = s.last_rows, last_outcome = s.last_outcome, last_run_id = @runId
        FROM [#coverage] s
        WHERE s.kpi_id = coverage.kpi_id AND s.area_id = coverage.area_id
        """;

    private const string InsertAnswered = """
        INSERT INTO coverage (kpi_id, area_id, first_whole_run_id, first_whole_at, last_whole_run_id, last_whole_at, last_whole_local, last_rows, last_outcome, last_run_id)
        SELECT s.kpi_id, s.area_id, @runId, @now, @runId, @now, @local, s.last_rows, s.last_outcome, @runId
        FROM [#coverage] s
        WHERE NOT EXISTS (SELECT 1 FROM coverage c WHERE c.kpi_id = s.kpi_id AND c.area_id = s.area_id)
        """;

    /// <summary>Writes down what is staged as answered; with <c>@runId</c>, <c>@now</c> and <c>@local</c>.</summary>
    internal const string Answered = $"{UpdateAnswered};\n{InsertAnswered}";

    private const string UpdateFailed = """
        UPDATE coverage
        SET last_outcome = s.last_outcome, last_run_id = @runId
        FROM [#coverage] s
        WHERE s.kpi_id = coverage.kpi_id AND s.area_id = coverage.area_id
        """;

    private const string InsertFailed = """
        INSERT INTO coverage (kpi_id, area_id, last_rows, last_outcome, last_run_id)
        SELECT s.kpi_id, s.area_id, s.last_rows, s.last_outcome, @runId
        FROM [#coverage] s
        WHERE NOT EXISTS (SELECT 1 FROM coverage c WHERE c.kpi_id = s.kpi_id AND c.area_id = s.area_id)
        """;

    /// <summary>What <see cref="Answered"/> reads.</summary>
    internal static readonly StagingTable<AnsweredPair> Staged = new("#coverage",
    [
        new("kpi_id", StagingType.Code, row => row.Kpi.Value),
        new("area_id", StagingType.Code, row => row.Area.Value),
        new("last_rows", StagingType.Integer, row => row.Rows),
        new("last_outcome", StagingType.Code, row => Code(row.Outcome)),
    ])
    { KeyColumns = 2 };

    public static Task<IReadOnlyList<Coverage>> ReadAsync(UnitOfWork unit) => unit.QueryAsync<Coverage>(Read);

    /// <summary>Questions that were answered with all their pages.</summary>
    public static async Task AnsweredAsync(UnitOfWork unit, IReadOnlyCollection<AnsweredPair> pairs, long runId, DateTimeOffset now)
    {
        if (pairs.Count > 0)
        {
            await unit.StageAsync(Staged, pairs);
            await unit.ExecuteAsync(Answered, new { runId, now, local = StoredTime.Local(now) });
        }
    }

    /// <summary>No whole answer came; what was known before stands.</summary>
    public static async Task FailedAsync(UnitOfWork unit, ObservationScope scope, long runId)
    {
        await unit.StageAsync(Staged, scope.Pairs.Select(pair => new AnsweredPair(pair.Measure, pair.Area, 0, CoverageOutcome.Failed)));
        await unit.ExecuteAsync($"{UpdateFailed};\n{InsertFailed}", new { runId });
    }

    // Dapper reads an enum from its name in any case.
    private static string Code(CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.Complete => "complete",
        CoverageOutcome.Incomplete => "incomplete",
        CoverageOutcome.Failed => "failed",
        _ => "none",
    };
}
