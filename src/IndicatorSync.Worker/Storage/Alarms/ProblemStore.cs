using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Problems;
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
    /// <summary>Of the column, in UTF-16 units.</summary>
    private const int LongestDescription = 2000;

    private const string Open = """
        SELECT problem_id, type, subject_key, ordinal, indicator_id, kpi_id, description, opened_run_id, opened_at
        FROM problem
        WHERE closed_at IS NULL
        ORDER BY problem_id
        """;

    private const string Count = "SELECT COUNT(*) FROM problem WHERE type = @type AND subject_key = @subject";

    private const string InsertPast = """
        INSERT INTO problem (type, subject_key, ordinal, description, opened_run_id, opened_at, opened_local, closed_run_id, closed_at, closed_local)
        VALUES (@type, @subject, @ordinal, @message, @runId, @from, @fromLocal, @runId, @to, @toLocal)
        """;

    private const string CountWithin =
        "SELECT COUNT(*) FROM problem WHERE type = @type AND subject_key = @subject AND opened_at < @to AND closed_at > @from";

    /// <summary>How often each of the problems that open now has been open before.</summary>
    private const string CountOpening = """
        SELECT s.type, s.subject_key, COUNT(p.problem_id) AS Openings
        FROM [#opening] s
        LEFT JOIN problem p ON p.type = s.type AND p.subject_key = s.subject_key
        GROUP BY s.type, s.subject_key
        """;

    private static readonly StagingTable<FoundProblem> Opening = new("#opening",
    [
        new("type", StagingType.Name, problem => problem.Type),
        new("subject_key", StagingType.Name, problem => problem.Subject),
    ])
    { KeyColumns = 2 };

    private static readonly AddedRows<OpenedProblem> Opened = new(
        "problem",
        [
            new("type", StagingType.Name, row => row.Found.Type),
            new("subject_key", StagingType.Message, row => row.Found.Subject),
            new("ordinal", StagingType.Integer, row => row.Ordinal),
            new("indicator_id", StagingType.Name, row => row.Found.Indicator),
            new("kpi_id", StagingType.Name, row => row.Found.Kpi),
            new("description", StagingType.Message, row => row.Found.Description),
            new("opened_run_id", StagingType.Long, row => row.RunId),
            new("opened_at", StagingType.Instant, row => row.Now),
            new("opened_local", StagingType.LocalTime, row => StoredTime.Local(row.Now)),
        ]);

    private static readonly KeyedRows<StandingProblem> Standing = new(
        "problem",
        [new("problem_id", StagingType.Long, row => row.ProblemId)],
        [
            new("description", StagingType.Message, row => row.Description),
            new("closed_run_id", StagingType.Long, row => row.ClosedRunId),
            new("closed_at", StagingType.Instant, row => row.ClosedAt),
            new("closed_local", StagingType.LocalTime, row => row.ClosedAt is { } at ? StoredTime.Local(at) : null),
        ]);

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<StoredProblem>> OpenAsync(UnitOfWork unit) => unit.QueryAsync<StoredProblem>(Open);

    /// <summary>Opens what was found and was not open, closes what is open and was not found, and tells which.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="before">From <see cref="OpenAsync(UnitOfWork)"/>, in the same transaction.</param>
    /// <param name="found">Everything found wrong, each subject once.</param>
    /// <param name="wasChecked">Whether this run could have found the problem again; one that it could not stays open.</param>
    /// <param name="runId">The run that looked.</param>
    /// <param name="now">On the rules' clock.</param>
    public static async Task<IReadOnlyList<ProblemNotice>> SettleAsync(
        UnitOfWork unit, IReadOnlyList<StoredProblem> before, IEnumerable<FoundProblem> found, Func<StoredProblem, bool> wasChecked, long runId, DateTimeOffset now)
    {
        var open = before.ToDictionary(problem => (problem.Type, problem.SubjectKey));
        var (opening, standing) = (new List<FoundProblem>(), new List<StandingProblem>());
        foreach (var problem in found.Select(problem => Fitted(unit, problem)).DistinctBy(problem => (problem.Type, problem.Subject)))
        {
            if (!open.Remove((problem.Type, problem.Subject), out var known))
            {
                opening.Add(problem);
            }
            else if (known.Description != problem.Description)
            {
                standing.Add(new StandingProblem(known.ProblemId, problem.Description, null, null));
            }
        }

        var closing = open.Values.Where(wasChecked).ToList();
        standing.AddRange(closing.Select(problem => new StandingProblem(problem.ProblemId, problem.Description, runId, now)));
        await unit.UpdateAsync(Standing, standing);
        return
        [
            .. await OpenAsync(unit, opening, runId, now),
            .. closing.Select(problem => new ProblemNotice(problem.Type, problem.SubjectKey, problem.Ordinal, Opened: false, problem.Description)
            {
                StoodSince = problem.OpenedAt,
                IsShownNoMore = ProblemTable.Find(problem.Type)?.IsEvent == true,
            }),
        ];
    }

    /// <summary>Writes down a problem that is over before it could be reported.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="problem">What it was.</param>
    /// <param name="from">When it began.</param>
    /// <param name="to">When it ended.</param>
    /// <param name="runId">The run that reports it.</param>
    public static async Task<ProblemNotice> AddPastAsync(UnitOfWork unit, FoundProblem problem, DateTimeOffset from, DateTimeOffset to, long runId)
    {
        var (type, subject, description) = (problem.Type, problem.Subject, Fitted(unit, problem).Description);
        var ordinal = 1 + await unit.ScalarAsync<int>(Count, new { type, subject });
        await unit.ExecuteAsync(
            InsertPast, new { type, subject, ordinal, message = unit.Message(description, LongestDescription), runId, from, fromLocal = StoredTime.Local(from), to, toLocal = StoredTime.Local(to) });
        return new ProblemNotice(type, subject, ordinal, Opened: false, description);
    }

    /// <summary>Something of the time has been reported already: by a run whose end was not seen, or by another node.</summary>
    public static async Task<bool> IsToldAsync(UnitOfWork unit, string type, string subject, DateTimeOffset from, DateTimeOffset to) =>
        await unit.ScalarAsync<int>(CountWithin, new { type, subject, from, to }) > 0;

    private static async Task<IReadOnlyList<ProblemNotice>> OpenAsync(UnitOfWork unit, List<FoundProblem> opening, long runId, DateTimeOffset now)
    {
        if (opening.Count == 0)
        {
            return [];
        }

        await unit.StageAsync(Opening, opening);
        var openings = new Dictionary<(string, string), int>();
        foreach (var row in await unit.QueryAsync<OpeningRow>(CountOpening))
        {
            openings[Alike(row.Type, row.SubjectKey)] = Math.Max(row.Openings, openings.GetValueOrDefault(Alike(row.Type, row.SubjectKey)));
        }

        var opened = opening.Select(problem => new OpenedProblem(problem, ++openings[Alike(problem.Type, problem.Subject)], runId, now)).ToList();
        await unit.AddAsync(Opened, opened);
        return [.. opened.Select(row => new ProblemNotice(row.Found.Type, row.Found.Subject, row.Ordinal, Opened: true, row.Found.Description))];
    }

    /// <summary>A server may take letters of either case for the same: what differs in case alone is counted together.</summary>
    private static (string, string) Alike(string type, string subject) => (type, subject.ToUpperInvariant());

    private static FoundProblem Fitted(UnitOfWork unit, FoundProblem problem) => problem with
    {
        Subject = unit.Message(problem.Subject, 200).ToString(),
        Indicator = StoredText.CutOrNull(problem.Indicator, 200),
        Description = unit.Message(problem.Description, LongestDescription).ToString(),
    };

    private sealed record OpenedProblem(FoundProblem Found, int Ordinal, long RunId, DateTimeOffset Now);

    private sealed record StandingProblem(long ProblemId, string Description, long? ClosedRunId, DateTimeOffset? ClosedAt);

    private sealed record OpeningRow
    {
        public required string Type { get; init; }

        public required string SubjectKey { get; init; }

        public required int Openings { get; init; }
    }
}
