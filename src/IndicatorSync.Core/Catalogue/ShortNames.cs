namespace IndicatorSync.Core.Catalogue;

/// <summary>Names that fit a subject line.</summary>
public static class ShortNames
{
    public const int Longest = 40;

    /// <summary>The name itself when it fits, else its beginning with an ellipsis, cut between words where the last word allows it.</summary>
    public static string Of(string name)
    {
        if (name.Length <= Longest)
            return name;

        var start = name[..(Longest - 1)];
        var boundary = name[Longest - 1] == ' ' ? start.Length : start.LastIndexOf(' ');

        // A boundary in the first half would lose more than a word; then the word is cut, never a surrogate pair.
        if (boundary >= Longest / 2)
            start = start[..boundary];
        else if (char.IsHighSurrogate(start[^1]))
            start = start[..^1];

        return start.TrimEnd(' ', ',', ';', ':', '–', '-', '(') + "…";
    }
}
