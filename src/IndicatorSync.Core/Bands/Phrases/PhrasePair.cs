using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>Green and yellow of one indicator as written; null where blank.</summary>
internal sealed record PhrasePair(ParsedPhrase? Green, ParsedPhrase? Yellow)
{
    public static PhrasePair Parse(string? green, string? yellow, string? titleTail) =>
        new(Parse(green, BandPart.Green, titleTail), Parse(yellow, BandPart.Yellow, titleTail));

    public BandFinding Fault(BandPart part, string reason, string? suggestion) =>
        new(FindingKind.Band, part, $"{Quoted}: {reason}", suggestion);

    public BandFinding Warning(BandPart part, string reason, string? suggestion = null) =>
        new(FindingKind.Warning, part, $"{Quoted}: {reason}", suggestion);

    private string Quoted => (Green, Yellow) switch
    {
        (null, null) => "Grön saknas, ingen gul",
        (null, { Text: var yellow }) => $"Grön saknas, gul \"{yellow}\"",
        ({ Text: var green }, null) => $"Grön \"{green}\", ingen gul",
        ({ Text: var green }, { Text: var yellow }) => $"Grön \"{green}\", gul \"{yellow}\"",
    };

    private static ParsedPhrase? Parse(string? text, BandPart part, string? titleTail) =>
        PhraseLexer.Clean(text) is { Length: > 0 } clean ? PhraseParser.Parse(clean, part, titleTail) : null;
}
