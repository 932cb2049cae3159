namespace IndicatorSync.Core.Terms;

/// <summary>The months' Swedish names, 1–12, whole or by their first three letters.</summary>
public static class SwedishMonths
{
    private static readonly string[] Names =
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
    ];

    /// <summary>Lower case, as written out: <c>augusti</c>.</summary>
    public static string Name(int month) => Names[month - 1];

    /// <summary>The first three letters: <c>aug</c>.</summary>
    public static string Abbreviation(int month) => Names[month - 1][..3];

    /// <summary>A whole name, its first three letters, or <c>sept</c>; a full stop may follow. Null for any other word.</summary>
    public static int? Number(string word)
    {
        var bare = word.TrimEnd('.').ToLowerInvariant();
        var place = Array.FindIndex(Names, name => name == bare || name[..3] == bare || (bare == "sept" && name == "september"));
        return place < 0 ? null : place + 1;
    }
}
