using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The goal tree in force. What stood in an earlier one is in the catalogues that are kept.</summary>
internal static class GoalStore
{
    private const string SelectGoals = """
        SELECT goal_id AS GoalId, ordinal AS Ordinal, name AS Name, goal_level AS GoalLevel, parent_id AS ParentId, responsible AS Responsible,
          explanation AS Explanation
        FROM goal
        """;

    private const string SelectWithin = "SELECT ancestor_id AS AncestorId, goal_id AS GoalId, depth AS Depth FROM goal_within";

    private static readonly KeyedRows<GoalRow> Goals = new(
        "goal",
        [
            new("goal_id", StagingType.Name, row => row.GoalId),
        ],
        [
            new("ordinal", StagingType.Integer, row => row.Ordinal),
            new("name", StagingType.Text, row => row.Name),
            new("goal_level", StagingType.Text, row => row.GoalLevel),
            new("parent_id", StagingType.Name, row => row.ParentId),
            new("responsible", StagingType.Text, row => row.Responsible),
            new("explanation", StagingType.LongText, row => row.Explanation),
        ]);

    private static readonly KeyedRows<WithinRow> Within = new(
        "goal_within",
        [
            new("ancestor_id", StagingType.Name, row => row.AncestorId),
            new("goal_id", StagingType.Name, row => row.GoalId),
        ],
        [
            new("depth", StagingType.Integer, row => row.Depth),
        ]);

    /// <summary>Makes the tables say what the catalogue says; writes only what differs.</summary>
    public static async Task ProjectAsync(UnitOfWork unit, IReadOnlyList<Goal> goals)
    {
        var stored = await unit.QueryAsync<GoalRow>(SelectGoals);
        var named = goals.Select(GoalRow.Of).ToList();
        await unit.DeleteAsync(Goals, [.. stored.ExceptBy(named.Select(row => row.GoalId), row => row.GoalId)]);
        await unit.UpsertAsync(Goals, [.. named.Except(stored)]);

        var parents = goals.ToDictionary(goal => goal.Id, goal => goal.ParentId);
        var within = goals.SelectMany(goal => GoalTree.Upwards(goal.Id, parents).Select((ancestor, depth) => WithinRow.Of(ancestor, goal.Id, depth))).ToList();
        var before = await unit.QueryAsync<WithinRow>(SelectWithin);
        await unit.DeleteAsync(Within, [.. before.ExceptBy(within.Select(row => (row.AncestorId, row.GoalId)), row => (row.AncestorId, row.GoalId))]);
        await unit.UpsertAsync(Within, [.. within.Except(before)]);
    }

    private sealed record GoalRow
    {
        public required string GoalId { get; init; }

        public required int Ordinal { get; init; }

        public required string Name { get; init; }

        public string? GoalLevel { get; init; }

        public string? ParentId { get; init; }

        public string? Responsible { get; init; }

        public string? Explanation { get; init; }

        public static GoalRow Of(Goal goal) => new()
        {
            GoalId = goal.Id,
            Ordinal = goal.Ordinal,
            Name = goal.Name,
            GoalLevel = goal.Level,
            ParentId = goal.ParentId,
            Responsible = goal.Responsible,
            Explanation = goal.Explanation,
        };
    }

    private sealed record WithinRow
    {
        public required string AncestorId { get; init; }

        public required string GoalId { get; init; }

        /// <summary>Steps from the goal up to its ancestor; 0 for itself.</summary>
        public required int Depth { get; init; }

        public static WithinRow Of(string ancestor, string goal, int depth) => new() { AncestorId = ancestor, GoalId = goal, Depth = depth };
    }
}
