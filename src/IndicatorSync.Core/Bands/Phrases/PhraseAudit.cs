using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>What is wrong with each phrase of a pair by itself.</summary>
internal static class PhraseAudit
{
    public static IEnumerable<BandFinding> Of(PhrasePair pair) =>
        new[] { OfGreen(pair), OfYellow(pair) }.OfType<BandFinding>();

    /// <summary>Percentage points of what is no share.</summary>
    public static IEnumerable<BandFinding> OfUnit(PhrasePair pair, string? unit)
    {
        if (string.IsNullOrWhiteSpace(unit) || UnitText.IsShare(unit))
        {
            yield break;
        }

        foreach (var (part, _) in Parts(pair).Where(phrase => phrase.Parsed is { Phrase.InPoints: true }))
        {
            yield return pair.Fault(part, $"procentenheter finns bara för andelar i procent, och måttet räknas i {unit}", $"skriv ändringen i {unit}");
        }
    }

    /// <summary>The words against the direction that the catalogue states.</summary>
    public static IEnumerable<BandFinding> OfDirection(PhrasePair pair, Direction? stated)
    {
        if (stated is { } direction && pair.Green?.Phrase is SidePhrase { Direction: var written } && written != direction)
        {
            yield return pair.Fault(
                BandPart.Green, $"\"riktning\" säger att {Word(direction)} är bättre, men grön att {Word(written)} är det", "ändra det ena, eller ta bort \"riktning\"");
        }
    }

    /// <summary>What reads well but may be meant otherwise.</summary>
    public static IEnumerable<BandFinding> Doubts(PhrasePair pair) =>
        Parts(pair).SelectMany(phrase => Doubtful(pair, phrase.Part, phrase.Parsed));

    private static IEnumerable<(BandPart Part, ParsedPhrase? Parsed)> Parts(PhrasePair pair) => [(BandPart.Green, pair.Green), (BandPart.Yellow, pair.Yellow)];

    private static string Word(Direction direction) => direction == Direction.HigherIsBetter ? "högre" : "lägre";

    private static IEnumerable<BandFinding> Doubtful(PhrasePair pair, BandPart part, ParsedPhrase? parsed) =>
        (parsed?.Reader.Tokens ?? []).Where(token => token.MayBeThousands).Select(token => pair.Warning(
            part,
            $"\"{token.Text}\" läses som ett tal med tre decimaler",
            $"för tusental skriv \"{token.Text.Replace('.', ' ')}\""))
            .Concat((parsed?.Phrase?.ReadAs ?? []).Select(read => pair.Warning(part, read)));

    private static BandFinding? OfGreen(PhrasePair pair)
    {
        var yellow = pair.Yellow?.Phrase;
        switch (pair.Green)
        {
            case null:
                return pair.Fault(BandPart.Green, "gränsen för grön är tom", "skriv den som i planen, till exempel \"82 eller högre\"");
            case { Phrase: SidePhrase }:
                return null;
            case { Phrase: LevelPhrase level }:
                return pair.Fault(BandPart.Green, "grön saknar riktning", Suggestions.ForLevel(level, yellow));
            case { Phrase: RangePhrase range }:
                return pair.Fault(BandPart.Green, "grön kan inte vara ett intervall, det säger inte vilket håll som är bättre",
                    Suggestions.ForGreenRange(range, yellow));
            case var unreadable:
                var refusal = new Refusal(unreadable);
                return pair.Fault(BandPart.Green, $"grön går inte att tolka, {refusal.Reason}",
                    refusal.Suggestion(BandPart.Green, number => Suggestions.DirectionFrom(number, number, yellow)));
        }
    }

    private static BandFinding? OfYellow(PhrasePair pair)
    {
        switch (pair.Yellow)
        {
            case { Phrase: null } unreadable:
                var refusal = new Refusal(unreadable);
                return pair.Fault(BandPart.Yellow, $"gul går inte att tolka, {refusal.Reason}", refusal.Suggestion(BandPart.Yellow, _ => null));
            case { Phrase: RangePhrase { First: var first, Last: var last } range } when first > last:
                return pair.Fault(BandPart.Yellow, "det gula intervallet är omvänt", Suggestions.DidYouMean($"{range.LastWords}–{range.FirstWords}"));
            default:
                return null;
        }
    }
}
