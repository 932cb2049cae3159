namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>What is wrong with each phrase of a pair by itself.</summary>
internal static class PhraseAudit
{
    public static IEnumerable<BandFinding> Of(PhrasePair pair) =>
        new[] { OfGreen(pair), OfYellow(pair) }.OfType<BandFinding>();

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
