using IndicatorSync.Core.Bands.Phrases;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>Reads the words of a decided plan into a <see cref="Band"/> (docs/contract.md 1.4, 1.5, 1.15).</summary>
public static class BandReader
{
    /// <param name="green">The green phrase as written; null or blank is a fault.</param>
    /// <param name="yellow">The yellow phrase as written; null, blank, a dash or <c>saknas</c> is none.</param>
    /// <param name="unit">A unit accepted after the number besides the common ones (<c>måttenhet</c>, or the tail of the KPI's title).</param>
    /// <param name="stated">The direction that the catalogue states (<c>riktning</c>); null where only the words say it.</param>
    public static BandReading Read(string? green, string? yellow, string? unit = null, Direction? stated = null)
    {
        var pair = PhrasePair.Parse(green, yellow, unit, stated);
        List<BandFinding> faults = [.. PhraseAudit.Of(pair), .. PhraseAudit.OfUnit(pair, unit), .. PhraseAudit.OfDirection(pair, stated)];
        Phrase?[] phrases = [pair.Green?.Phrase, pair.Yellow?.Phrase];
        var (inPoints, leftOpen) = (phrases.Any(phrase => phrase is { InPoints: true }), phrases.Any(phrase => phrase is TolerancePhrase or { ReadAs.Count: > 0 }));
        if (faults.Count > 0 || pair.Green?.Phrase is not SidePhrase side)
        {
            return new BandReading(null, faults) { InPoints = inPoints };
        }

        List<BandFinding> findings = [.. PairAudit.Of(pair, side).Select(finding => finding with { IsOfBoth = true }), .. PhraseAudit.Doubts(pair)];
        var band = findings.Any(finding => finding.Kind == FindingKind.Band) ? null : Build(side, pair.Yellow?.Phrase);
        return new BandReading(band, findings) { InPoints = inPoints, LeftOpen = leftOpen || stated is not null };
    }

    /// <summary>The unit written in a readable phrase (<c>%</c>, <c>antal/1000 inv</c>); null when there is none.</summary>
    /// <param name="phrase">A green or yellow phrase.</param>
    /// <param name="unit">As for <see cref="Read"/>.</param>
    public static string? UnitIn(string? phrase, string? unit = null)
    {
        var text = PhraseLexer.Clean(phrase);
        return (PhraseParser.Parse(text, BandPart.Green, unit).Phrase ?? PhraseParser.Parse(text, BandPart.Yellow, unit).Phrase)?.Unit;
    }

    /// <summary>The words say that there is no yellow: nothing, a dash, <c>saknas</c>.</summary>
    public static bool IsNone(string? yellow) => PhrasePair.IsNone(yellow);

    /// <summary>Yellow as a share of the green limit: <c>inom 5 %</c>.</summary>
    public static bool IsTolerance(string yellow) => PhraseParser.Parse(PhraseLexer.Clean(yellow), BandPart.Yellow, null).Phrase is TolerancePhrase;

    private static Band Build(SidePhrase green, Phrase? yellow)
    {
        var near = green.Bound;
        var far = yellow is null || YellowEnd.IsNothing(green, yellow) ? null : YellowEnd.From(green, yellow)?.Far;
        var decimals = Math.Max(green.Decimals, yellow?.Decimals ?? 0);
        return near.Term is NumberTerm { Value: var number } && far?.Term is null or NumberTerm
            ? new FixedBand(new Scale(green.Direction, new Limit(number, near.Inclusive), FixedLimit(far)), decimals)
            : new RelationBand(green.Direction, near, far, decimals);
    }

    private static Limit? FixedLimit(Bound? bound) =>
        bound is { Term: NumberTerm { Value: var number } } ? new Limit(number, bound.Inclusive) : null;
}
