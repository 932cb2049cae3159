using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>What became of the last question for a KPI and area.</summary>
internal enum CoverageOutcome : byte
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

/// <summary>What became of a question for a KPI and area.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Area">The area.</param>
/// <param name="Rows">Values in the answer.</param>
/// <param name="Outcome">Whether it came whole.</param>
internal readonly record struct AnsweredPair(MeasureId Kpi, AreaId Area, int Rows, CoverageOutcome Outcome)
{
    // A run holds one of each pair until it decides: packed, they take half of what two nullables take.
    private readonly Fingerprint compared;
    private readonly long comparedAt;

    /// <summary>See <see cref="KnownAnswer"/>, and when the answer was compared with what is stored; null when the next one has to be compared, whatever it is.</summary>
    public (Fingerprint Fingerprint, DateTimeOffset At)? Compared
    {
        get => comparedAt == 0 ? null : (compared, new DateTimeOffset(comparedAt, TimeSpan.Zero));
        init => (compared, comparedAt) = value is { } one ? (one.Fingerprint, one.At.UtcTicks) : default;
    }

    /// <summary>See <see cref="DataAnswer.Bodies"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The same answer again, in what may be another body.</summary>
    public static AnsweredPair Again(KnownAnswer known, DataAnswer answer) => new(known.Kpi, known.Area, known.Rows, CoverageOutcome.Complete)
    {
        Compared = (known.Fingerprint, known.ComparedAt),
        Body = answer.Bodies.GetValueOrDefault((known.Kpi, known.Area)),
    };
}

/// <summary>Bookkeeping of what was asked and answered, per KPI and area.</summary>
internal static class CoverageStore
{
    private const string UpdateAnswered = """
        UPDATE coverage
        SET first_whole_run_id = COALESCE(coverage.first_whole_run_id, @runId), first_whole_at = COALESCE(coverage.first_whole_at, @now),
          last_whole_run_id = @runId, last_whole_at = @now, last_whole_local = @local,
          last_rows = s.last_rows, last_outcome = s.last_outcome, last_run_id = @runId, fingerprint = s.fingerprint, compared_at = s.compared_at,
          answer_hash = s.answer_hash
        FROM [#coverage] s
        WHERE s.kpi_id = coverage.kpi_id AND s.area_id = coverage.area_id
        """;

    private const string InsertAnswered = """
        INSERT INTO coverage (kpi_id, area_id, first_whole_run_id, first_whole_at, last_whole_run_id, last_whole_at, last_whole_local, last_rows, last_outcome, last_run_id,
          fingerprint, compared_at, answer_hash)
        SELECT s.kpi_id, s.area_id, @runId, @now, @runId, @now, @local, s.last_rows, s.last_outcome, @runId, s.fingerprint, s.compared_at, s.answer_hash
        FROM [#coverage] s
        WHERE NOT EXISTS (SELECT 1 FROM coverage c WHERE c.kpi_id = s.kpi_id AND c.area_id = s.area_id)
        """;

    /// <summary>The answers that are stored as they came, for <see cref="KnownAnswerReader"/>.</summary>
    internal const string SelectKnown = """
        SELECT kpi_id, area_id, fingerprint, last_rows, compared_at
        FROM coverage
        WHERE fingerprint IS NOT NULL AND last_outcome = 'complete'
        """;

    private const string Forget = "UPDATE coverage SET fingerprint = NULL WHERE kpi_id = @kpi AND fingerprint IS NOT NULL";

    private const string ForgetPairs = "UPDATE coverage SET fingerprint = NULL WHERE kpi_id IN @kpis AND area_id IN @areas AND fingerprint IS NOT NULL";

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
        new("fingerprint", StagingType.Name, row => row.Compared?.Fingerprint.ToString()),
        new("compared_at", StagingType.Instant, row => row.Compared?.At),
        new("answer_hash", StagingType.Text, row => row.Body),
    ])
    { KeyColumns = 2 };

    private static readonly NewRows<FirstAnswer> First = new("coverage",
    [
        new("kpi_id", StagingType.Code, row => row.Pair.Kpi.Value),
        new("area_id", StagingType.Code, row => row.Pair.Area.Value),
        new("first_whole_run_id", StagingType.Long, row => row.RunId),
        new("first_whole_at", StagingType.Instant, row => row.At),
        new("last_whole_run_id", StagingType.Long, row => row.RunId),
        new("last_whole_at", StagingType.Instant, row => row.At),
        new("last_whole_local", StagingType.LocalTime, row => row.Local),
        new("last_rows", StagingType.Integer, row => row.Pair.Rows),
        new("last_outcome", StagingType.Code, row => Code(row.Pair.Outcome)),
        new("last_run_id", StagingType.Long, row => row.RunId),
        new("fingerprint", StagingType.Name, row => row.Pair.Compared?.Fingerprint.ToString()),
        new("compared_at", StagingType.Instant, row => row.Pair.Compared?.At),
        new("answer_hash", StagingType.Text, row => row.Pair.Body),
    ]);

    /// <summary>Values of a KPI were written from another question than the one that is answered every night.</summary>
    public static Task ForgetAsync(UnitOfWork unit, KpiId kpi) => unit.ExecuteAsync(Forget, new { kpi });

    /// <summary>As <see cref="ForgetAsync(UnitOfWork, KpiId)"/>, of the pairs of a table.</summary>
    public static Task ForgetAsync(UnitOfWork unit, ObservationScope scope) =>
        unit.ExecuteAsync(ForgetPairs, new { kpis = scope.Measures.Select(measure => measure.Value), areas = scope.Areas.Select(area => area.Value) });

    /// <summary>Questions that were answered with all their pages.</summary>
    public static async Task AnsweredAsync(UnitOfWork unit, IEnumerable<AnsweredPair> pairs, long runId, DateTimeOffset now)
    {
        if (pairs.Any())
        {
            await unit.StageAsync(Staged, pairs);
            await unit.ExecuteAsync(Answered, new { runId, now, local = StoredTime.Local(now) });
        }
    }

    /// <summary>The same of pairs that were never asked for before: there is no row to compare with.</summary>
    public static Task FirstAnsweredAsync(UnitOfWork unit, IReadOnlyCollection<AnsweredPair> pairs, long runId, DateTimeOffset now)
    {
        var local = StoredTime.Local(now);
        return unit.InsertNewAsync(First, [.. pairs.Select(pair => new FirstAnswer(pair, runId, now, local))]);
    }

    /// <summary>No whole answer came; what was known before remains.</summary>
    public static async Task FailedAsync(UnitOfWork unit, ObservationScope scope, long runId)
    {
        await unit.StageAsync(Staged, scope.Pairs.Select(pair => new AnsweredPair(pair.Measure, pair.Area, 0, CoverageOutcome.Failed)));
        await unit.ExecuteAsync($"{UpdateFailed};\n{InsertFailed}", new { runId });
    }

    private sealed record FirstAnswer(AnsweredPair Pair, long RunId, DateTimeOffset At, DateTime Local);

    // Dapper reads an enum from its name in any case.
    private static string Code(CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.Complete => "complete",
        CoverageOutcome.Incomplete => "incomplete",
        CoverageOutcome.Failed => "failed",
        _ => "none",
    };
}
