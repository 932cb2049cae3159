namespace IndicatorSync.Worker.Catalogue;

/// <summary>Says what is wrong with a text that is no YAML, and adds the usual cause where the line shows it.</summary>
internal static class BrokenYaml
{
    public static void Report(YamlFault fault, string text, FindingLog log)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var bracket = BracketLeftOpen(fault, text);
        if (bracket is null && PastedLines.Wrapped(fault, lines) is { } wrapped)
        {
            log.Structural(
                new Place(wrapped, lines[wrapped - 1].Length - lines[wrapped - 1].TrimStart().Length + 1),
                null,
                "YAML-fel: raden är ingen nyckel och är inte indragen under den ovanför; fortsätter den värdet där, skriv allt på en rad",
                $"{lines[wrapped - 2].Trim()} {lines[wrapped - 1].Trim()}");
            return;
        }

        fault = bracket ?? fault;
        var suspects = Suspects(fault, lines).ToList();
        if (bracket is null && fault.FromParser && Misplaced.Among(suspects.Order(), lines) is { } misplaced)
        {
            log.Structural(new Place(misplaced.Line, misplaced.Spaces + 1), null, $"YAML-fel: {misplaced.Message}");
            return;
        }

        var sign = suspects.Select(line => Quoting.OfSign(lines[line - 1])).FirstOrDefault(quoted => quoted is not null);
        var hint = (sign, suspects.Exists(line => Quoting.HasSplitNumber(lines[line - 1]))) switch
        {
            (not null, _) => "; värdet vill ha citattecken, för YAML läser tecknet i början på sitt sätt",
            (null, true) => "; inom { } och [ ] skiljer kommatecknet värden åt, så ett decimalkomma kräver citattecken",
            _ => "",
        };
        log.Structural(Within(PlaceOf(fault, lines), lines), null, $"YAML-fel: {(fault.FromParser ? Translate(fault.Message) : fault.Message)}{hint}", sign);

        // The parser stops at its first error: the same slip on other lines is reported now, not one run at a time.
        foreach (var (index, line) in lines.Index())
        {
            if (sign is not null && !suspects.Contains(index + 1) && IsLimit(line) && Quoting.OfSign(line) is { } quoted)
            {
                log.Structural(new Place(index + 1, line.IndexOf(':', StringComparison.Ordinal) + 3), null, "värdet vill ha citattecken", quoted);
            }
        }
    }

    /// <summary>A bracket left open on an earlier line is what made the parser stop; a fault with a line of its own keeps it.</summary>
    private static YamlFault? BracketLeftOpen(YamlFault fault, string text) =>
        fault.StoppedTheParser && OpenBracket.Find(text, fault.Start) is { } bracket && bracket.Place.Line < fault.Start.Line
            ? new YamlFault(
                bracket.Place,
                bracket.Place.Line,
                bracket.Sign == '[' ? "hakparentesen [ öppnas här och stängs aldrig; sätt ] efter det sista värdet" : "klammern { öppnas här och stängs aldrig; sätt } efter det sista värdet",
                fromParser: false)
            : null;

    /// <summary>The lines that the error spans; the one before too, since a value may be missed first on the next line.</summary>
    private static IEnumerable<int> Suspects(YamlFault fault, string[] lines) =>
        Enumerable.Range(fault.Start.Line - 1, Math.Max(1, fault.LastLine - fault.Start.Line + 1) + 1)
            .Where(line => line >= 1 && line <= lines.Length)
            .OrderBy(line => line == fault.Start.Line ? 0 : 1);

    /// <summary>A tab is met at the end of the line before it; the person wants the line it is on.</summary>
    private static Place PlaceOf(YamlFault fault, string[] lines) =>
        Enumerable.Range(fault.Start.Line, 2).FirstOrDefault(line => line <= lines.Length && IndentedByTab(lines[line - 1])) is > 0 and var tabbed
            ? new Place(tabbed, lines[tabbed - 1].IndexOf('\t', StringComparison.Ordinal) + 1)
            : fault.Start;

    /// <summary>The parser's place may be none, or behind the end: a finding points at a line that is there.</summary>
    private static Place Within(Place place, string[] lines)
    {
        var line = Math.Clamp(place.Line, 1, lines.Length);
        return new Place(line, line == place.Line ? Math.Max(1, place.Column) : lines[line - 1].Length + 1);
    }

    private static bool IndentedByTab(string line) => line.TrimStart(' ') is ['\t', ..];

    private static bool IsLimit(string line) =>
        line.TrimStart(' ', '-').Split(':')[0] is "grön" or "gul" or "könsgap";

    private static string Translate(string message) => message switch
    {
        _ when Has(message, "tab") => "tabbtecken kan inte användas som indrag; använd mellanslag",
        _ when Has(message, "Mapping values are not allowed") || Has(message, "Invalid mapping") =>
            "kolon följt av mellanslag mitt i ett värde, eller fel indrag; sätt värdet inom citattecken eller rätta indraget",
        _ when Has(message, "quoted scalar") => "ett citattecken som öppnas stängs aldrig, eller text står kvar efter det",
        _ when Has(message, "block scalar") => "ett textblock (> eller |) kan inte börja så",
        _ when Has(message, "flow sequence") || Has(message, "flow mapping") => "en klammer { } eller hakparentes [ ] är inte rätt avslutad",
        _ when Has(message, "simple key") || Has(message, "expected ':'") => "en nyckel saknar sitt kolon",
        _ when Has(message, "block collection") || Has(message, "block mapping") || Has(message, "block sequence") || Has(message, "indent") =>
            "indraget stämmer inte med raderna ovanför, eller så saknas ett kolon",
        _ when Has(message, "start any token") => "ett värde kan inte börja med det här tecknet utan citattecken",
        _ when Has(message, "anchor") || Has(message, "alias") => "& och * först i ett värde har en egen betydelse i YAML; sätt värdet inom citattecken",
        _ when Has(message, "document start") || Has(message, "document end") => "här slutar katalogen för YAML, men text står kvar; se efter indrag och kolon här och på raden ovanför",
        _ when Has(message, "escape") => "\\ inom citattecken har en egen betydelse i YAML; skriv \\\\ eller använd enkla citattecken",
        _ when Has(message, "directive") => "en rad som börjar med % har en egen betydelse i YAML; sätt värdet inom citattecken",
        _ when Has(message, "tag") => "! först i ett värde har en egen betydelse i YAML; sätt värdet inom citattecken",
        _ => "texten kan inte tolkas; se efter klamrar, citattecken och indrag här och på raden ovanför",
    };

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);
}
