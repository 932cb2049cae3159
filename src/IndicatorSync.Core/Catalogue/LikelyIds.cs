namespace IndicatorSync.Core.Catalogue;

/// <summary>Which indicators were probably meant by what is no id: all that begin so, by id or by name, else the nearest.</summary>
public static class LikelyIds
{
    private const int ShortestBeginning = 3;

    private const int Most = 8;

    /// <param name="known">The id and the name of each.</param>
    /// <param name="written">What was written.</param>
    /// <returns>In the order of <paramref name="known"/>, each once; none where nothing is near.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<(string Id, string Name)> known, string written)
    {
        var each = known.DistinctBy(one => one.Id).ToList();
        var folded = NearestWord.Fold(written);
        List<string> beginning = folded.Length < ShortestBeginning ? [] : [.. each.Where(one => Begins(one.Id) || Begins(one.Name)).Select(one => one.Id)];
        return beginning.Count > 0 ? beginning
            : NearestWord.Among(each.Select(one => one.Id), written) is { } id ? [id]
            : NearestWord.Among(each.Select(one => one.Name), written) is { } name ? [.. each.Where(one => one.Name == name).Select(one => one.Id)]
            : [];

        bool Begins(string text) => NearestWord.Fold(text).StartsWith(folded, StringComparison.Ordinal);
    }

    /// <summary><c>menade du a, b eller c?</c>; null where there is none.</summary>
    public static string? Swedish(IReadOnlyList<string> ids) => Asked(ids, "menade du", "eller", more => $"någon av {more} till");

    /// <summary>As <see cref="Swedish"/>.</summary>
    public static string? English(IReadOnlyList<string> ids) => Asked(ids, "did you mean", "or", more => $"one of {more} more");

    private static string? Asked(IReadOnlyList<string> ids, string question, string or, Func<int, string> more)
    {
        string[] shown = [.. ids.Take(Most), .. ids.Count > Most ? [more(ids.Count - Most)] : Array.Empty<string>()];
        return shown.Length switch
        {
            0 => null,
            1 => $"{question} {shown[0]}?",
            _ => $"{question} {string.Join(", ", shown[..^1])} {or} {shown[^1]}?",
        };
    }
}
