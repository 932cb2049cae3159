using System.Text;

namespace IndicatorSync.Core.Text;

/// <summary>What a message quotes of a text that somebody else wrote: enough to know it by, never the whole of something pasted by mistake.</summary>
public static class Quotation
{
    /// <summary>Characters of one quotation.</summary>
    public const int Longest = 80;

    /// <summary>No sentence of ours is as long between two quotations: what is, was quoted with marks of its own in it.</summary>
    private const int LongestBetween = 400;

    /// <summary>A text in quotation marks, with none within it that could be taken for the end.</summary>
    public static string Of(string text) => $"\"{Cut(text.Replace('"', '\''), Longest)}\"";

    /// <summary>The message with every <c>"…"</c> in it cut to <see cref="Longest"/> characters.</summary>
    public static string Shortened(string message)
    {
        if (message.Length <= Longest)
        {
            return message;
        }

        var shortened = new StringBuilder();
        foreach (var (index, part) in message.Split('"').Index())
        {
            shortened.Append(index == 0 ? "" : "\"").Append(Cut(part, index % 2 == 1 ? Longest : LongestBetween));
        }

        return shortened.ToString();
    }

    /// <summary>Never within a surrogate pair.</summary>
    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
