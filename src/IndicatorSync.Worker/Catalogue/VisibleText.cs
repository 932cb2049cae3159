using System.Text.RegularExpressions;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// The catalogue's text as it looks, so that no message quotes two words that look the same: it passes the one cleaner, and a key or a
/// value in typographic quotation marks is in plain ones, which YAML knows. Lines keep their numbers.
/// </summary>
internal static partial class VisibleText
{
    public static string Of(string text) => TypographicQuotes().Replace(ForeignText.Words(text), match =>
        $"{match.Groups["before"].Value}\"{match.Groups["value"].Value}\"");

    // A whole key or value in typographic quotes; quotes within a text are part of it.
    [GeneratedRegex(
        @"(?<before>^[ ]*(?:-[ ]+)?|:[ ]+|[\[,{][ ]*|^[ ]*-[ ]+)[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019](?<value>[^\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019""\\\r\n]*)[\u201C\u201D\u201F\u00AB\u00BB\u2018\u2019](?=[ ]*(?:$|[\],}:]|[ ]\#))",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TypographicQuotes();
}
