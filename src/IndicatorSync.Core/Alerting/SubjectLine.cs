using System.Text;

namespace IndicatorSync.Core.Alerting;

/// <summary>One event of a subject, and the names it happened to; without names the head says it all.</summary>
internal sealed record SubjectPart(string Head, IReadOnlyList<string>? Names = null);

/// <summary>Sets parts into one line of at most <see cref="MaxLength"/> characters; what does not fit becomes "m.fl." or "m.m.".</summary>
internal static class SubjectLine
{
    public const int MaxLength = 120;
    private const string MoreNames = " m.fl.";
    private const string MoreParts = " m.m.";

    public static string Fit(string prefix, IReadOnlyList<SubjectPart> parts)
    {
        var line = new StringBuilder(prefix).Append(' ');
        for (var i = 0; i < parts.Count; i++)
        {
            var separator = i == 0 ? "" : "; ";
            var reserve = i < parts.Count - 1 ? MoreParts.Length : 0;
            var room = MaxLength - line.Length - separator.Length - reserve;
            if (Fit(parts[i], room, cut: i == 0) is not { } text)
            {
                return line.Append(MoreParts).ToString();
            }

            line.Append(separator).Append(text);
        }

        return line.ToString();
    }

    /// <summary>White space collapsed: a line break in a name must not end a header.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Null when the part does not fit; the first part is cut instead, for a subject without its worst event says nothing.
    private static string? Fit(SubjectPart part, int room, bool cut)
    {
        if (part.Names is not [var first, ..] names)
        {
            return part.Head.Length <= room ? part.Head : cut ? Cut(part.Head, room) : null;
        }

        var text = $"{part.Head}: {first}";
        var tail = names.Count > 1 ? MoreNames : "";
        if (text.Length + tail.Length > room)
        {
            return cut ? Cut(text, room - tail.Length) + tail : null;
        }

        for (var i = 1; i < names.Count; i++)
        {
            var longer = $"{text}, {names[i]}";
            if (longer.Length + (i < names.Count - 1 ? MoreNames.Length : 0) > room)
            {
                return text + MoreNames;
            }

            text = longer;
        }

        return text;
    }

    private static string Cut(string text, int room)
    {
        if (text.Length <= room)
        {
            return text;
        }

        var end = Math.Max(0, room - 1);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }
}
