namespace IndicatorSync.Core.Charting;

/// <summary>Keeps labels that are beside one another's lines apart.</summary>
public static class LabelRows
{
    /// <summary>Moves labels as little as their order allows, so that none is nearer the next than <paramref name="apart"/>.</summary>
    /// <param name="wanted">Where each would be, from the top.</param>
    /// <param name="apart">Least distance, above zero.</param>
    /// <param name="bottom">No label below this, as far as there is room.</param>
    /// <returns>In the order of <paramref name="wanted"/>.</returns>
    public static IReadOnlyList<decimal> Spread(IReadOnlyList<decimal> wanted, decimal apart, decimal bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index]).ToList();
        var placed = wanted.ToArray();
        for (var at = 1; at < order.Count; at++)
        {
            placed[order[at]] = Math.Max(placed[order[at]], placed[order[at - 1]] + apart);
        }

        var lowest = bottom;
        foreach (var index in Enumerable.Reverse(order))
        {
            placed[index] = Math.Min(placed[index], lowest);
            lowest = placed[index] - apart;
        }

        return placed;
    }
}
