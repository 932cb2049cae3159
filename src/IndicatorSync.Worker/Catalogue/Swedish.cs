namespace IndicatorSync.Worker.Catalogue;

/// <summary>Enumerations as people write them.</summary>
internal static class Swedish
{
    /// <summary><c>a</c>, <c>a eller b</c>, <c>a, b eller c</c>.</summary>
    public static string Or(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} eller {words[^1]}";
}
