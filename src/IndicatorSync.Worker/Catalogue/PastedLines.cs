using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Lines as a word processor or a spreadsheet leaves them: each is reported where it is, and the rest of the file is read on.</summary>
internal static partial class PastedLines
{
    /// <summary>The text with such lines mended as far as reading on needs; every mended line is a structural fault.</summary>
    public static string Mend(string text, FindingLog log)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = Mended(lines[index], index > 0 ? lines[index - 1] : "", index + 1, log);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The line that goes on with the value above without being indented for it; null when no such line is near the error.</summary>
    public static int? Wrapped(YamlFault fault, string[] lines)
    {
        for (var line = Math.Max(2, fault.Start.Line - 1); line <= Math.Min(lines.Length, fault.Start.Line + 1); line++)
        {
            var (above, own) = (lines[line - 2], lines[line - 1]);
            if (KeyAndText().IsMatch(above) && BareText().IsMatch(own) && Indent(own) <= Indent(above) + (above.TrimStart().StartsWith('-') ? 2 : 0) && !BeginsWithKey(own))
            {
                return line;
            }
        }

        return null;
    }

    private static string Mended(string line, string above, int number, FindingLog log)
    {
        // YAML takes a bare hyphen for the beginning of a list; a plan means that there is no yellow.
        if (NoYellow().Match(line) is { Success: true } none)
        {
            return $"{none.Groups["before"].Value}–{none.Groups["after"].Value}";
        }

        if (OtherListMark().Match(line) is { Success: true } mark && (mark.Groups["key"].Success || above.TrimEnd().EndsWith(':')))
        {
            var place = mark.Groups["mark"].Index;
            var sign = line[place];
            var fixedLine = $"{line[..place]}-{line[(place + 1)..]}";
            log.Structural(new Place(number, place + 1), null, $"listtecknet \"{sign}\" (U+{(int)sign:X4}) är inget bindestreck; en lista skrivs med \"-\" och mellanslag", fixedLine.Trim());
            return fixedLine;
        }

        if (SpreadsheetRow().IsMatch(line))
        {
            log.Structural(
                new Place(number, Indent(line) + 1), null, "raden ser ut att vara klistrad från ett kalkylblad (tabbar mellan kolumnerna); skriv varje kolumn som en nyckel: namn, grön, gul …");
            return "";
        }

        if (LostText().Match(line) is { Success: true } lost)
        {
            var at = lost.Groups["lost"].Index;
            log.Warn(
                new Place(number, at + 1), null, $"allt efter # är en kommentar: \"{line[at..].TrimEnd()}\" hör inte till \"{lost.Groups["key"].Value}\"",
                $"{lost.Groups["key"].Value}: \"{lost.Groups["value"].Value.Trim()} {line[at..].TrimEnd()}\"");
        }

        return line;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool BeginsWithKey(string line)
    {
        var text = line.Trim();
        return CatalogueKeys.Indicator.Concat(CatalogueKeys.Top).Any(key => text == key || text.StartsWith(key + " ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<before>[ ]*(?:-[ ]+)?gul:[ ]+)-(?<after>[ ]*|[ ]+\#.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoYellow();

    [GeneratedRegex(@"^[ ]*(?:-[ ]+)?[\p{L}][\p{L} ]*:[ ]+[^""'>|\[{#\s].*$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndText();

    [GeneratedRegex(@"^[ ]*[\p{L}\p{N}(][^:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex BareText();

    [GeneratedRegex(@"^[ ]*(?<mark>[\u2010-\u2015\u2212\u2022\u00B7*])[ ]+(?<key>[\p{L}][\p{L} ]*:(?:[ ]|$))?", RegexOptions.CultureInvariant)]
    private static partial Regex OtherListMark();

    [GeneratedRegex(@"^[ ]*[^\s#:""'][^\t#:""']*\t", RegexOptions.CultureInvariant)]
    private static partial Regex SpreadsheetRow();

    [GeneratedRegex(
        @"^[ ]*(?:-[ ]+)?(?<key>plan|kommunnamn|namn|kortnamn|verksamhetsområde|övergripande mål|ansvarig|fotnot|skäl|hämtas från|grön|gul):[ ]+(?<value>[^""'>|\[{#\s][^#]*[ ])(?<lost>\#[ ]?[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex LostText();
}
