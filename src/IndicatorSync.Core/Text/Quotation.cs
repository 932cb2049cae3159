using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Text;

/// <summary>What a message quotes of a text that somebody else wrote: enough to know it by, never the whole of something pasted by mistake.</summary>
public static partial class Quotation
{
    /// <summary>Characters of one quotation.</summary>
    public const int Longest = 80;

    /// <summary>The message with every <c>"…"</c> in it cut to <see cref="Longest"/> characters.</summary>
    public static string Shortened(string message) =>
        message.Length <= Longest ? message : TooLong().Replace(message, quote => $"\"{Cut(quote.Groups[1].Value)}…\"");

    /// <summary>Never within a surrogate pair.</summary>
    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)];

    [GeneratedRegex("\"([^\"]{81,})\"", RegexOptions.CultureInvariant)]
    private static partial Regex TooLong();
}
