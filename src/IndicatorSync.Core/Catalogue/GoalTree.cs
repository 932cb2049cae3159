namespace IndicatorSync.Core.Catalogue;

/// <summary>Which goals a goal counts for: itself and all that it is part of.</summary>
public static class GoalTree
{
    /// <summary>The goals on the way from <paramref name="goal"/> up to the top, itself first; ends where it would come back to one of them.</summary>
    public static IReadOnlyList<string> Upwards(string goal, IReadOnlyDictionary<string, string?> parents)
    {
        var way = new List<string>();
        for (var at = goal; at is not null && !way.Contains(at); at = parents.GetValueOrDefault(at))
        {
            way.Add(at);
        }

        return way;
    }

    /// <summary>The goals that are part of themselves, in their order; none in a tree.</summary>
    public static IReadOnlyList<string> InCircles(IReadOnlyDictionary<string, string?> parents) =>
        [.. parents.Keys.Where(goal => parents[Upwards(goal, parents)[^1]] == goal)];
}
