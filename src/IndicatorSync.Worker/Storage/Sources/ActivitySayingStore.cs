using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>What tables have said of activities, kept since a table that has not changed is not read again.</summary>
internal static class ActivitySayingStore
{
    private const string Separator = "\n";

    private const string SelectNewest = """
        SELECT s.activity_id, s.name, s.goal_id, s.indicator_id, s.units, s.starts,
          s.ends, s.status, s.responsible, s.description, s.comment
        FROM activity_saying s
        JOIN (
          SELECT MIN(activity_saying_id) AS first_id, MAX(activity_saying_id) AS newest_id FROM activity_saying GROUP BY activity_id) n
          ON n.newest_id = s.activity_saying_id
        ORDER BY n.first_id
        """;

    private static readonly AddedRows<(ActivityStatement Said, string Source, RunMoment Moment)> Rows = new(
        "activity_saying",
        [
            new("activity_id", StagingType.Name, row => row.Said.Id),
            new("name", StagingType.Text, row => StoredText.Cut(row.Said.Name, 4000)),
            new("goal_id", StagingType.Name, row => row.Said.GoalId),
            new("indicator_id", StagingType.Name, row => row.Said.IndicatorId),
            new("units", StagingType.Text, row => row.Said.Units.Count == 0 ? null : StoredText.Cut(string.Join(Separator, row.Said.Units), 4000)),
            new("starts", StagingType.Date, row => row.Said.Starts),
            new("ends", StagingType.Date, row => row.Said.Ends),
            new("status", StagingType.Code, row => row.Said.Status?.Code()),
            new("responsible", StagingType.Text, row => row.Said.Responsible is { } text ? StoredText.Cut(text, 4000) : null),
            new("description", StagingType.LongText, row => row.Said.Description),
            new("comment", StagingType.LongText, row => row.Said.Comment),
            new("source", StagingType.Text, row => StoredText.Cut(row.Source, 400)),
            new("said_at", StagingType.Instant, row => row.Moment.Now),
            new("run_id", StagingType.Long, row => row.Moment.RunId),
        ]);

    /// <summary>The newest statement of each activity, in the order in which the activities came.</summary>
    public static async Task<IReadOnlyList<ActivityStatement>> NewestAsync(UnitOfWork unit) =>
        [.. (await unit.QueryAsync<SayingRow>(SelectNewest)).Select(row => row.ToStatement())];

    /// <summary>Keeps what is news.</summary>
    public static Task AddAsync(UnitOfWork unit, IEnumerable<(ActivityStatement Said, string Source)> news, RunMoment moment) =>
        unit.AddAsync(Rows, [.. news.Select(one => (one.Said, one.Source, moment))]);

    private sealed record SayingRow
    {
        public required string ActivityId { get; init; }

        public required string Name { get; init; }

        public string? GoalId { get; init; }

        public string? IndicatorId { get; init; }

        public string? Units { get; init; }

        public DateOnly? Starts { get; init; }

        public DateOnly? Ends { get; init; }

        public string? Status { get; init; }

        public string? Responsible { get; init; }

        public string? Description { get; init; }

        public string? Comment { get; init; }

        public ActivityStatement ToStatement() => new(ActivityId, Name, default)
        {
            GoalId = GoalId,
            IndicatorId = IndicatorId,
            Units = Units is null ? [] : Units.Split(Separator),
            Starts = Starts,
            Ends = Ends,
            Status = ActivityStatuses.Of(Status),
            Responsible = Responsible,
            Description = Description,
            Comment = Comment,
        };
    }
}
