using System.Text;
using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// The catalogue's text as it looks: what a word processor or a web page slips in unseen is read as the plain sign it looks like, so
/// that no message quotes two words that look the same. Lines keep their numbers.
/// </summary>
internal static partial class VisibleText
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            switch (sign)
            {
                // No-break, figure, thin and other wide spaces: also as indent and after a colon.
                case '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000':
                    plain.Append(' ');
                    break;

                // Soft hyphen, zero-width signs, direction marks, word joiner, byte order mark.
                case '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF':
                    break;
                default:
                    plain.Append(sign);
                    break;
            }
        }

        return TypographicQuotes().Replace(Composed(plain.ToString()), match =>
            $"{match.Groups["before"].Value}\"{match.Groups["value"].Value}\"");
    }

    /// <summary>Letters in two parts, as a Mac writes them, in one. A text with half a surrogate pair is left as it is.</summary>
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    // A whole key or value in typographic quotes; quotes within a text are part of it.
    [GeneratedRegex(
        @"(?<before>^[ ]*(?:-[ ]+)?|:[ ]+|[\[,{][ ]*|^[ ]*-[ ]+)[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019](?<value>[^\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019""\\\r\n]*)[\u201C\u201D\u201F\u00AB\u00BB\u2018\u2019](?=[ ]*(?:$|[\],}:]|[ ]\#))",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TypographicQuotes();
}
