using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The plan's activities, and what the catalogue has said of each.</summary>
internal static class ActivityStore
{
    private static readonly KeyedRows<ActivityRow> Activities = new(
        "activity",
        [
            new("activity_id", StagingType.Name, row => row.ActivityId),
        ],
        [
            new("ordinal", StagingType.Integer, row => row.Ordinal),
            new("name", StagingType.Text, row => row.Name),
            new("goal_id", StagingType.Name, row => row.GoalId),
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("units", StagingType.Text, row => row.Units),
            new("starts", StagingType.Date, row => row.Starts),
            new("ends", StagingType.Date, row => row.Ends),
            new("status", StagingType.Code, row => row.Status),
            new("is_overdue", StagingType.Flag, row => row.IsOverdue),
            new("responsible", StagingType.Text, row => row.Responsible),
            new("description", StagingType.LongText, row => row.Description),
            new("comment", StagingType.LongText, row => row.Comment),
            new("removed_at", StagingType.Instant, row => row.RemovedAt),
            new("plan_name", StagingType.Text, row => row.PlanName),
        ]);

    /// <summary>Also those that have left.</summary>
    public static readonly string SelectAll = Activities.Select + " ORDER BY ordinal, activity_id";

    private static readonly string SelectOf = Activities.Select + " WHERE indicator_id = @id AND removed_at IS NULL ORDER BY ordinal";

    private static readonly AddedRows<ChangeRow> Changes = new(
        "activity_change",
        [
            new("activity_id", StagingType.Name, row => row.ActivityId),
            new("status", StagingType.Code, row => row.Status),
            new("comment", StagingType.LongText, row => row.Comment),
            new("catalogue_version", StagingType.Name, row => row.CatalogueVersion),
            new("valid_from_at", StagingType.Instant, row => row.ValidFromAt),
            new("valid_from_local", StagingType.LocalTime, row => row.ValidFromLocal),
        ]);

    /// <summary>The activities in force that are tied to an indicator, in the catalogue's order.</summary>
    public static Task<IReadOnlyList<ActivityRow>> OfAsync(UnitOfWork unit, string id) => unit.QueryAsync<ActivityRow>(SelectOf, new { id });

    /// <summary>Makes the table say what the catalogue says; those no longer named are marked, not deleted.</summary>
    public static async Task ProjectAsync(UnitOfWork unit, IReadOnlyList<ActivityRow> rows, IndicatorCatalogue catalogue, RunMoment moment)
    {
        var stored = rows.ToDictionary(row => row.ActivityId);
        var named = catalogue.Activities.Select(activity => ActivityRow.Of(activity, catalogue.PlanNameOf(activity.Plan), moment.Today)).ToDictionary(row => row.ActivityId);
        var removed = stored.Values.Where(row => row.RemovedAt is null && !named.ContainsKey(row.ActivityId)).Select(row => row with { RemovedAt = moment.Now, IsOverdue = false });
        await unit.UpsertAsync(Activities, [.. named.Values.Concat(removed).Where(row => !stored.TryGetValue(row.ActivityId, out var old) || old != row)]);
        await unit.AddAsync(Changes, [.. named.Values
            .Where(row => !stored.TryGetValue(row.ActivityId, out var old) || (old.Status, old.Comment) != (row.Status, row.Comment))
            .Select(row => new ChangeRow(row.ActivityId, row.Status, row.Comment, catalogue.Version, moment.Now, StoredTime.Local(moment.Now)))]);
    }

    private sealed record ChangeRow(
        string ActivityId, string? Status, string? Comment, string CatalogueVersion, DateTimeOffset ValidFromAt, DateTime ValidFromLocal);
}

internal sealed record ActivityRow
{
    public required string ActivityId { get; init; }

    public required int Ordinal { get; init; }

    public required string Name { get; init; }

    public string? GoalId { get; init; }

    public string? IndicatorId { get; init; }

    public string? Units { get; init; }

    public DateOnly? Starts { get; init; }

    public DateOnly? Ends { get; init; }

    public string? Status { get; init; }

    public required bool IsOverdue { get; init; }

    public string? Responsible { get; init; }

    public string? Description { get; init; }

    public string? Comment { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Null for one that only a table has, and that belongs to no plan's indicator or goal where there are several.</summary>
    public string? PlanName { get; init; }

    public static ActivityRow Of(Activity activity, string? plan, DateOnly today) => new()
    {
        ActivityId = activity.Id,
        Ordinal = activity.Ordinal,
        Name = activity.Name,
        GoalId = activity.GoalId,
        IndicatorId = activity.IndicatorId,
        Units = activity.Units.Count == 0 ? null : string.Join(", ", activity.Units),
        Starts = activity.Starts,
        Ends = activity.Ends,
        Status = activity.Status?.Code(),
        IsOverdue = activity.IsOverdue(today),
        Responsible = activity.Responsible,
        Description = activity.Description,
        Comment = activity.Comment,
        PlanName = plan,
    };
}
