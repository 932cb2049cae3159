using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// The goals of a plan as they are met: levels named with their goal (<c>Målområde: Samhälle</c>) and numbered goals make a tree by the order in
/// which their levels come; bullets below a heading such as <c>Effekter</c> are goals of the part of the plan that they are in.
/// </summary>
internal sealed partial class GoalCollector
{
    /// <summary>No plan has more levels; what has is not a plan.</summary>
    private const int MostLevels = 6;

    private readonly List<DraftedGoal> goals = [];
    private readonly List<DraftedGoal> path = [];

    /// <summary>A goal before its children.</summary>
    public IReadOnlyList<DraftedGoal> InOrder
    {
        get
        {
            var children = goals.Where(goal => goal.Parent is not null).ToLookup(goal => goal.Parent!);
            return [.. goals.Where(goal => goal.Parent is null).SelectMany(goal => Branch(goal, children))];
        }
    }

    /// <summary>The innermost goal of the levels that were named; null outside of any.</summary>
    public DraftedGoal? Current => path.Count > 0 ? path[^1] : null;

    /// <summary>A new part of the plan begins.</summary>
    public void Leave() => path.Clear();

    /// <summary>A goal whose level the plan names on the same line.</summary>
    public DraftedGoal Enter(string level, string name, string? label = null)
    {
        var same = path.FindIndex(goal => string.Equals(goal.Level, level.ToLowerInvariant(), StringComparison.Ordinal));
        if (same >= 0)
        {
            path.RemoveRange(same, path.Count - same);
        }

        if (path.Count == MostLevels)
        {
            path.RemoveAt(path.Count - 1);
        }

        name = name.Trim().TrimEnd('.');
        var goal = Find(name, level, Current) ?? Add(new DraftedGoal(name, level.ToLowerInvariant(), Current) { Label = label });
        path.Add(goal);
        return goal;
    }

    /// <summary>The goal of these words below a parent, made where it is new. One without a place in the tree gets the parent.</summary>
    public DraftedGoal Of(string name, string level, DraftedGoal? parent)
    {
        name = name.Trim().TrimEnd('.');
        if (Find(name, level, parent) is { } known)
        {
            return known;
        }

        var loose = goals.Find(goal => goal.Parent is null && parent is not null && Same(goal.Name, name) && !IsAbove(goal, parent));
        if (loose is not null)
        {
            loose.Parent = parent;
            return loose;
        }

        return Add(new DraftedGoal(name, level, parent));
    }

    /// <summary>The one goal of these words, wherever it is; null for none and for several.</summary>
    public DraftedGoal? Named(string name) => goals.FindAll(goal => Same(goal.Name, name.Trim().TrimEnd('.'))) is [var only] ? only : null;

    private DraftedGoal? Find(string name, string level, DraftedGoal? parent) =>
        goals.Find(goal => goal.Parent == parent && Same(goal.Name, name) && string.Equals(goal.Level, level, StringComparison.OrdinalIgnoreCase));

    private DraftedGoal Add(DraftedGoal goal)
    {
        goals.Add(goal);
        return goal;
    }

    private static bool IsAbove(DraftedGoal goal, DraftedGoal other)
    {
        for (var at = other; at is not null; at = at.Parent)
        {
            if (at == goal)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => Spaces().Replace(text, " ").Trim().TrimEnd('.');

    private static IEnumerable<DraftedGoal> Branch(DraftedGoal goal, ILookup<DraftedGoal, DraftedGoal> children) =>
        [goal, .. children[goal].SelectMany(child => Branch(child, children))];

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
