using System.Globalization;
using System.Text;

namespace IndicatorSync.Core.Text;

/// <summary>
/// The one cleaner for text that others wrote: titles and ids of Kolada, files, answers of servers. It goes through here on the way
/// in, so that nothing behind has to think of terminals, mail headers, spreadsheets and databases that break on it. Bytes that are no
/// UTF-8, half surrogate pairs and noncharacters become U+FFFD; escape sequences, control characters (C0, C1, DEL), marks of writing
/// direction and other invisible format characters go; the length is bounded. What is clean already is returned as it is.
/// </summary>
public static class ForeignText
{
    /// <summary>Longer than any text of Kolada's (the longest description has 3 611 characters); in UTF-16 units.</summary>
    public const int Longest = 4_000;

    private const char Escape = '\u001B';
    private const char ControlSequence = '\u009B';
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>How much of its form a text keeps.</summary>
    private enum Form
    {
        OneLine,
        Lines,
        Words,
    }

    /// <summary>One line: line breaks and tabs become spaces. Spaces are kept as they are.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="longest">In UTF-16 units; the end is cut, never within a character.</param>
    public static string Line(string text, int longest = Longest) => Cut(IsClean(text) ? text : Clean(text, Form.OneLine), longest);

    /// <summary>One line out of bytes that should be UTF-8.</summary>
    /// <param name="utf8">No more than the beginning is read of what is far too long.</param>
    /// <param name="longest">In UTF-16 units.</param>
    public static string Line(ReadOnlySpan<byte> utf8, int longest = Longest) => Line(Encoding.UTF8.GetString(Beginning(utf8, longest)), longest);

    /// <summary>Text of several lines: line breaks become <c>\n</c>, tabs stay.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="longest">In UTF-16 units; the end is cut, never within a character.</param>
    public static string Lines(string text, int longest = Longest) => Cut(IsClean(text) ? text : Clean(text, Form.Lines), longest);

    /// <summary>
    /// Words that are read by their meaning (the catalogue, a band phrase), as they look: every kind of space is a plain one, a letter
    /// in two parts is one letter, and nothing unseen is left to make two words differ. Lines keep their numbers, and the length is
    /// not bounded.
    /// </summary>
    /// <param name="text">As it came.</param>
    public static string Words(string text) => Clean(text, Form.Words).Normalize(NormalizationForm.FormC);

    /// <summary>A message on one line: white space becomes single spaces, a full stop at the end goes, what is cut ends in <c>…</c>.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="longest">In UTF-16 units, without the sign that something was cut.</param>
    public static string Message(string text, int longest = 200)
    {
        // Cut before folding too: a page of markup is no message.
        var line = string.Join(' ', Line(text, longest * 10).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length <= longest ? line : Cut(line, longest) + "…";
    }

    /// <summary>The beginning of a text, never ending within a surrogate pair.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Nearly all text is: letters, digits and signs of Latin-1, of which none has to go but the soft hyphen.</summary>
    private static bool IsClean(string text)
    {
        foreach (var sign in text)
        {
            if (sign is not ((>= ' ' and <= '~') or (>= '\u00A0' and <= '\u00FF' and not '\u00AD') or '–' or '—' or '”'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text, Form form)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is > ' ' and <= '~')
            {
                clean.Append(text[at++]);
                continue;
            }

            if (text[at] is Escape or ControlSequence)
            {
                at = BehindSequence(text, at);
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (IsLineBreak(rune, form))
            {
                length += rune.Value == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                clean.Append('\n');
            }
            else if (rune.Value == '\t' && form != Form.OneLine)
            {
                clean.Append('\t');
            }
            else if (IsSpace(rune, form))
            {
                clean.Append(' ');
            }
            else if (!Goes(rune, form))
            {
                clean.Append((IsNoncharacter(rune) ? Rune.ReplacementChar : rune).ToString());
            }

            at += length;
        }

        return clean.ToString();
    }

    private static bool IsLineBreak(Rune rune, Form form) => form switch
    {
        Form.OneLine => false,
        Form.Lines => IsAnyLineBreak(rune),
        _ => rune.Value is '\n' or '\r', // what an editor counts: a soft break within a value is none
    };

    private static bool IsSpace(Rune rune, Form form) =>
        IsAnyLineBreak(rune) || rune.Value == '\t' || (form == Form.Words && Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator);

    private static bool IsAnyLineBreak(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    /// <summary>Joiners stay: names in some scripts, and pictures made of several, are written with them.</summary>
    private static bool Goes(Rune rune, Form form) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        && (form == Form.Words || rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner));

    /// <summary>XML, and with it a workbook or a document, cannot hold them.</summary>
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>
    /// Where a terminal's escape sequence ends (ECMA-48): <c>ESC [ … letter</c>, <c>ESC ] … BEL</c> and its like, or <c>ESC</c> and a
    /// sign. One that never ends is its introducer alone, so that it takes no text with it.
    /// </summary>
    private static int BehindSequence(string text, int at)
    {
        var kind = text[at] == ControlSequence ? '[' : at + 1 < text.Length ? text[at + 1] : ' ';
        var body = text[at] == ControlSequence ? at + 1 : Math.Min(at + 2, text.Length);
        switch (kind)
        {
            case '[':
                var end = body;
                while (end < text.Length && text[end] is >= ' ' and <= '?')
                {
                    end++;
                }

                return end < text.Length && text[end] is >= '@' and <= '~' ? end + 1 : body;
            case ']' or 'P' or 'X' or '^' or '_':
                var close = text.AsSpan(body).IndexOfAny('\a', '\u009C', Escape);
                return close < 0 ? body
                    : text[body + close] != Escape ? body + close + 1
                    : body + close + 1 < text.Length && text[body + close + 1] == '\\' ? body + close + 2
                    : body + close;
            case > ' ' and <= '~':
                return body;
            default:
                return at + 1;
        }
    }

    /// <summary>Four bytes for each character is the most; three more may belong to the last one.</summary>
    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> utf8, int longest) =>
        utf8.Length <= (longest * 4L) + 4 ? utf8 : utf8[..((longest * 4) + 4)];
}
