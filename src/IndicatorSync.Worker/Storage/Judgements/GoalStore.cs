using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The goal tree in force. What stood in an earlier one is in the catalogues that are kept.</summary>
internal static class GoalStore
{
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
            new("plan_name", StagingType.Text, row => row.PlanName),
        ]);

    /// <summary>The stored tree.</summary>
    public static readonly string SelectAll = Goals.Select;

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
    public static async Task ProjectAsync(UnitOfWork unit, IReadOnlyList<GoalRow> stored, IndicatorCatalogue catalogue)
    {
        var named = catalogue.Goals.Select(goal => GoalRow.Of(goal, catalogue.PlanOf(goal.Plan))).ToList();
        await unit.DeleteAsync(Goals, [.. stored.ExceptBy(named.Select(row => row.GoalId), row => row.GoalId)]);
        await unit.UpsertAsync(Goals, [.. named.Except(stored)]);

        var (before, within) = (WithinRow.Of(stored), WithinRow.Of(named));
        await unit.DeleteAsync(Within, [.. before.ExceptBy(within.Select(row => (row.AncestorId, row.GoalId)), row => (row.AncestorId, row.GoalId))]);
        await unit.UpsertAsync(Within, [.. within.Except(before)]);
    }

    private sealed record WithinRow
    {
        public required string AncestorId { get; init; }

        public required string GoalId { get; init; }

        /// <summary>Steps from the goal up to its ancestor; 0 for itself.</summary>
        public required int Depth { get; init; }

        /// <summary>Which goals count for which in a tree.</summary>
        public static List<WithinRow> Of(IReadOnlyList<GoalRow> tree)
        {
            var parents = tree.ToDictionary(goal => goal.GoalId, goal => goal.ParentId);
            return
            [
                .. tree.SelectMany(goal => GoalTree.Upwards(goal.GoalId, parents)
                    .Select((ancestor, depth) => new WithinRow { AncestorId = ancestor, GoalId = goal.GoalId, Depth = depth })),
            ];
        }
    }
}

internal sealed record GoalRow
{
    public required string GoalId { get; init; }

    public required int Ordinal { get; init; }

    public required string Name { get; init; }

    public string? GoalLevel { get; init; }

    public string? ParentId { get; init; }

    public string? Responsible { get; init; }

    public string? Explanation { get; init; }

    public string? PlanName { get; init; }

    public static GoalRow Of(Goal goal, PlanHead plan) => new()
    {
        GoalId = goal.Id,
        Ordinal = goal.Ordinal,
        Name = goal.Name,
        GoalLevel = goal.Level,
        ParentId = goal.ParentId,
        Responsible = goal.Responsible,
        Explanation = goal.Explanation,
        PlanName = plan.Name,
    };
}
