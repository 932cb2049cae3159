using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>Green and yellow of one indicator as written; null where blank.</summary>
internal sealed record PhrasePair(ParsedPhrase? Green, ParsedPhrase? Yellow)
{
    /// <param name="green">As written.</param>
    /// <param name="yellow">As written.</param>
    /// <param name="titleTail">A unit accepted besides the common ones.</param>
    /// <param name="stated">The direction that the catalogue states (<c>riktning</c>); null where only the words say it.</param>
    public static PhrasePair Parse(string? green, string? yellow, string? titleTail, Direction? stated = null) =>
        new(Directed(Parse(green, BandPart.Green, titleTail), stated), IsNone(yellow) ? null : Parse(yellow, BandPart.Yellow, titleTail));

    /// <summary>A yellow that is left out in so many words.</summary>
    public static bool IsNone(string? yellow) => PhraseLexer.Clean(yellow).ToLowerInvariant() is "" or "-" or "\u2010" or "\u2011" or "–" or "—" or "\u2212" or "saknas";

    public BandFinding Fault(BandPart part, string reason, string? suggestion) =>
        new(FindingKind.Band, part, $"{Quoted}: {reason}", suggestion);

    public BandFinding Warning(BandPart part, string reason, string? suggestion = null) =>
        new(FindingKind.Warning, part, $"{Quoted}: {reason}", suggestion);

    private string Quoted => (Green, Yellow) switch
    {
        (null, null) => "Grön saknas, ingen gul",
        (null, { Text: var yellow }) => $"Grön saknas, gul {Quotation.Of(yellow)}",
        ({ Text: var green }, null) => $"Grön {Quotation.Of(green)}, ingen gul",
        ({ Text: var green }, { Text: var yellow }) => $"Grön {Quotation.Of(green)}, gul {Quotation.Of(yellow)}",
    };

    /// <summary>A bare limit takes the stated direction; reaching it is enough.</summary>
    private static ParsedPhrase? Directed(ParsedPhrase? green, Direction? stated) =>
        green is { Phrase: LevelPhrase level } && stated is { } direction
            ? green with
            {
                Phrase = new SidePhrase(direction, new Bound(level.Term, Inclusive: true), level.Words)
                {
                    Decimals = level.Decimals,
                    Unit = level.Unit,
                    InPoints = level.InPoints,
                    ReadAs = level.ReadAs,
                },
            }
            : green;

    private static ParsedPhrase? Parse(string? text, BandPart part, string? titleTail) =>
        PhraseLexer.Clean(text) is { Length: > 0 } clean ? PhraseParser.Parse(clean, part, titleTail) : null;
}
