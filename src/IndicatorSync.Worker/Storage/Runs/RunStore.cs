using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>A run as its row tells it.</summary>
internal sealed record StoredRun
{
    public long RunId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary><c>running</c>, <c>succeeded</c>, <c>partial</c>, <c>failed</c> or <c>interrupted</c>.</summary>
    public string Outcome { get; init; } = "";

    public int Requests { get; init; }

    public int Added { get; init; }

    public int Revised { get; init; }

    public int Withdrawn { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }

    public int Vanished { get; init; }

    public string ProgramVersion { get; init; } = "";

    public string? CatalogueVersion { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>Why it did not succeed: one of <c>ProblemTypes</c>; null where no problem ended it.</summary>
    public string? ProblemType { get; init; }

    public ObservationCounts Counts => new(Added, Revised, Withdrawn, Unchanged, Rejected, Vanished);
}

/// <summary>Why a run did not succeed.</summary>
/// <param name="Message">One line.</param>
/// <param name="ProblemType">One of <c>ProblemTypes</c>; null where no problem ended it.</param>
internal sealed record RunFault(string Message, string? ProblemType = null);

internal enum RunKind
{
    /// <summary>Asks Kolada and every other source.</summary>
    Full,

    /// <summary>Started by a source that changed between runs; asks Kolada nothing.</summary>
    OfSource,
}

/// <summary>The record of runs: what monitoring and the catch-up after a missed one believe.</summary>
internal static class RunStore
{
    private const string Columns = """
        run_id, started_at, ended_at, outcome, requests, added, revised, withdrawn, unchanged, rejected, vanished, program_version,
        catalogue_version, error_message, problem_type
        """;

    private const string Orphans = """
        UPDATE run SET outcome = 'interrupted', ended_at = @now, ended_local = @local WHERE outcome = 'running'
        """;

    private const string Insert = """
        INSERT INTO run (started_at, started_local, outcome, program_version, catalogue_version, kind)
        VALUES (@now, @local, 'running', @programVersion, @catalogueVersion, @kind)
        """;

    /// <summary>A full run that has worked has judged everything that had moved (<see cref="Judgements.RestStore"/>): later ones ask only for what came after it.</summary>
    private const string Finish = """
        UPDATE run
        SET ended_at = @now, ended_local = @local, outcome = @outcome, requests = @requests, received = @Received, added = @New, revised = @Revised,
          withdrawn = @Withdrawn, unchanged = @Unchanged, rejected = @Rejected, vanished = @Vanished, error_message = @message, problem_type = @problemType,
          judged_through = CASE WHEN kind = 'full' AND @outcome IN ('succeeded', 'partial') THEN (SELECT COALESCE(MAX(revision_id), 0) FROM observation_revision) END
        WHERE run_id = @runId
        """;

    private const string Interrupt = """
        UPDATE run SET outcome = 'interrupted', ended_at = @now, ended_local = @local WHERE run_id = @runId AND outcome = 'running'
        """;

    private const string Newest = $"SELECT {Columns} FROM run WHERE kind = 'full' ORDER BY run_id DESC ";

    private const string NewestSucceeded = $"SELECT {Columns} FROM run WHERE kind = 'full' AND outcome = 'succeeded' ORDER BY run_id DESC ";

    private const string NewestWorked = $"SELECT {Columns} FROM run WHERE kind = 'full' AND outcome IN ('succeeded', 'partial') ORDER BY run_id DESC ";

    private const string WorkedBefore = $"SELECT {Columns} FROM run WHERE kind = 'full' AND started_at <= @at AND outcome IN ('succeeded', 'partial') ORDER BY run_id DESC ";

    private const string DecidedBefore =
        "SELECT MAX(started_at) AS At FROM run WHERE kind = 'full' AND run_id < @runId AND started_at <= @now AND outcome IN ('succeeded', 'partial', 'failed')";

    /// <summary>Begins a run. Only the holder of the lease runs, so a run that is still marked as running ended with its process.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="now">On the rules' clock.</param>
    /// <param name="programVersion">Of this program.</param>
    /// <param name="catalogueVersion">Null when not even the catalogue could be read.</param>
    /// <param name="kind">A run of another source counts neither as a success nor as a failure of the service.</param>
    public static async Task<long> StartAsync(UnitOfWork unit, DateTimeOffset now, string programVersion, string? catalogueVersion, RunKind kind = RunKind.Full)
    {
        var local = StoredTime.Local(now);
        await unit.ExecuteAsync(Orphans, new { now, local });
        return await unit.InsertAsync(Insert, new { now, local, programVersion = StoredText.Cut(programVersion, 50), catalogueVersion, kind = kind == RunKind.Full ? "full" : "source" });
    }

    /// <param name="unit">The transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="requests">Requests made.</param>
    /// <param name="counts">Sum over its answers.</param>
    /// <param name="now">On the rules' clock.</param>
    /// <param name="fault">Why it did not succeed, or null.</param>
    public static Task EndAsync(
        UnitOfWork unit, long runId, RunOutcome outcome, int requests, ObservationCounts counts, DateTimeOffset now, RunFault? fault = null) =>
        unit.ExecuteAsync(Finish, new
        {
            runId,
            outcome = Code(outcome),
            requests,
            counts.Received,
            counts.New,
            counts.Revised,
            counts.Withdrawn,
            counts.Unchanged,
            counts.Rejected,
            counts.Vanished,
            now,
            local = StoredTime.Local(now),
            message = unit.MessageOrNull(fault?.Message, 2000),
            problemType = fault?.ProblemType,
        });

    /// <summary>The process was told to stop before the run had ended.</summary>
    public static Task InterruptAsync(UnitOfWork unit, long runId, DateTimeOffset now) =>
        unit.ExecuteAsync(Interrupt, new { runId, now, local = StoredTime.Local(now) });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<StoredRun>> NewestAsync(UnitOfWork unit, int take) =>
        unit.QueryAsync<StoredRun>(Newest + unit.Dialect.Take, new { take });

    /// <summary>The newest run that fetched and judged something: a partial one did its work.</summary>
    public static Task<StoredRun?> LastWorkedAsync(UnitOfWork unit) =>
        unit.FindAsync<StoredRun>(NewestWorked + unit.Dialect.Take, new { take = 1 });

    /// <summary>The same as it was at a moment; null where there was none, or its row has been weeded.</summary>
    public static Task<StoredRun?> LastWorkedBeforeAsync(UnitOfWork unit, DateTimeOffset at) =>
        unit.FindAsync<StoredRun>(WorkedBefore + unit.Dialect.Take, new { at, take = 1 });

    public static Task<StoredRun?> LastSucceededAsync(UnitOfWork unit) =>
        unit.FindAsync<StoredRun>(NewestSucceeded + unit.Dialect.Take, new { take = 1 });

    /// <summary>When the last run before another one began that came to a decision; null when there is none. One dated later than now had a wrong clock.</summary>
    public static async Task<DateTimeOffset?> LastDecidedBeforeAsync(UnitOfWork unit, long runId, DateTimeOffset now) =>
        (await unit.FindAsync<Moment>(DecidedBefore, new { runId, now }))?.At;

    private sealed record Moment
    {
        public DateTimeOffset? At { get; init; }
    }

    private static string Code(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Succeeded => "succeeded",
        RunOutcome.Partial => "partial",
        _ => "failed",
    };
}
