using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Alarms;

/// <summary>Something found wrong now.</summary>
/// <param name="Type">Code of the problem, at most 50 characters.</param>
/// <param name="Subject">The indicator, KPI or address it is about; with the type its identity.</param>
/// <param name="Indicator">For the view, where there is one.</param>
/// <param name="Kpi">For the view, where there is one.</param>
/// <param name="Description">Swedish, one or two sentences.</param>
internal sealed record FoundProblem(string Type, string Subject, string? Indicator, string? Kpi, string Description);

/// <summary>A problem that is open.</summary>
internal sealed record StoredProblem
{
    public long ProblemId { get; init; }

    public string Type { get; init; } = "";

    public string SubjectKey { get; init; } = "";

    /// <summary>Counts the openings of this problem since the database began.</summary>
    public int Ordinal { get; init; }

    public string? IndicatorId { get; init; }

    public string? KpiId { get; init; }

    public string Description { get; init; } = "";

    public long OpenedRunId { get; init; }

    public DateTimeOffset OpenedAt { get; init; }
}

/// <summary>Problems open and close; a mail follows from that alone, never from finding the same thing again.</summary>
internal static class ProblemStore
{
    private const string Open = """
        SELECT problem_id, type, subject_key, ordinal, indicator_id, kpi_id, description, opened_run_id, opened_at
        FROM problem
        WHERE closed_at IS NULL
        ORDER BY problem_id
        """;

    private const string Count = "SELECT COUNT(*) FROM problem WHERE type = @type AND subject_key = @subject";

    private const string Insert = """
        INSERT INTO problem (type, subject_key, ordinal, indicator_id, kpi_id, description, opened_run_id, opened_at, opened_local)
        VALUES (@type, @subject, @ordinal, @indicator, @kpi, @description, @runId, @now, @local)
        """;

    private const string InsertPast = """
        INSERT INTO problem (type, subject_key, ordinal, description, opened_run_id, opened_at, opened_local, closed_run_id, closed_at, closed_local)
        VALUES (@type, @subject, @ordinal, @description, @runId, @from, @fromLocal, @runId, @to, @toLocal)
        """;

    private const string CountWithin =
        "SELECT COUNT(*) FROM problem WHERE type = @type AND subject_key = @subject AND opened_at < @to AND closed_at > @from";

    private const string Reword = "UPDATE problem SET description = @description WHERE problem_id = @id";

    private const string Close = "UPDATE problem SET closed_run_id = @runId, closed_at = @now, closed_local = @local WHERE problem_id = @id";

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<StoredProblem>> OpenAsync(UnitOfWork unit) => unit.QueryAsync<StoredProblem>(Open);

    /// <summary>Opens what was found and was not open, closes what is open and was not found, and tells which.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="found">Everything found wrong, each subject once.</param>
    /// <param name="wasChecked">Whether this run could have found the problem again; one that it could not stays open.</param>
    /// <param name="runId">The run that looked.</param>
    /// <param name="now">On the rules' clock.</param>
    public static async Task<IReadOnlyList<ProblemNotice>> SettleAsync(
        UnitOfWork unit, IEnumerable<FoundProblem> found, Func<StoredProblem, bool> wasChecked, long runId, DateTimeOffset now)
    {
        var open = (await OpenAsync(unit)).ToDictionary(problem => (problem.Type, problem.SubjectKey));
        var notices = new List<ProblemNotice>();
        foreach (var problem in found.Select(problem => Fitted(unit, problem)).DistinctBy(problem => (problem.Type, problem.Subject)))
        {
            if (!open.Remove((problem.Type, problem.Subject), out var standing))
                notices.Add(await OpenAsync(unit, problem, runId, now));
            else if (standing.Description != problem.Description)
                await unit.ExecuteAsync(Reword, new { id = standing.ProblemId, description = problem.Description });
        }

        foreach (var problem in open.Values.Where(wasChecked))
        {
            await unit.ExecuteAsync(Close, new { id = problem.ProblemId, runId, now, local = StoredTime.Local(now) });
            notices.Add(new ProblemNotice(problem.Type, problem.SubjectKey, problem.Ordinal, Opened: false, problem.Description) { StoodSince = problem.OpenedAt });
        }

        return notices;
    }

    /// <summary>Writes down a problem that is over before it could be told.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="problem">What it was.</param>
    /// <param name="from">When it began.</param>
    /// <param name="to">When it ended.</param>
    /// <param name="runId">The run that tells it.</param>
    public static async Task<ProblemNotice> AddPastAsync(UnitOfWork unit, FoundProblem problem, DateTimeOffset from, DateTimeOffset to, long runId)
    {
        var (type, subject, description) = (problem.Type, problem.Subject, Fitted(unit, problem).Description);
        var ordinal = 1 + await unit.ScalarAsync<int>(Count, new { type, subject });
        await unit.ExecuteAsync(
            InsertPast, new { type, subject, ordinal, description, runId, from, fromLocal = StoredTime.Local(from), to, toLocal = StoredTime.Local(to) });
        return new ProblemNotice(type, subject, ordinal, Opened: false, description);
    }

    /// <summary>Something of the time has been told already: by a run whose end was not heard of, or by another node.</summary>
    public static async Task<bool> IsToldAsync(UnitOfWork unit, string type, string subject, DateTimeOffset from, DateTimeOffset to) =>
        await unit.ScalarAsync<int>(CountWithin, new { type, subject, from, to }) > 0;

    private static async Task<ProblemNotice> OpenAsync(UnitOfWork unit, FoundProblem problem, long runId, DateTimeOffset now)
    {
        var ordinal = 1 + await unit.ScalarAsync<int>(Count, new { type = problem.Type, subject = problem.Subject });
        await unit.ExecuteAsync(Insert, new
        {
            type = problem.Type,
            subject = problem.Subject,
            ordinal,
            indicator = problem.Indicator,
            kpi = problem.Kpi,
            description = problem.Description,
            runId,
            now,
            local = StoredTime.Local(now),
        });
        return new ProblemNotice(problem.Type, problem.Subject, ordinal, Opened: true, problem.Description);
    }

    private static FoundProblem Fitted(UnitOfWork unit, FoundProblem problem) => problem with
    {
        Subject = StoredText.Cut(problem.Subject, 200),
        Indicator = StoredText.CutOrNull(problem.Indicator, 200),
        Description = unit.Message(problem.Description, 2000),
    };
}
