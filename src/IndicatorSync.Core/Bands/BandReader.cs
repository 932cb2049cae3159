using IndicatorSync.Core.Bands.Phrases;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Bands;

/// <summary>Reads the words of a decided plan into a <see cref="Band"/> (docs/contract.md 1.4, 1.5).</summary>
public static class BandReader
{
    /// <param name="green">The green phrase as written; null or blank is a fault.</param>
    /// <param name="yellow">The yellow phrase as written; null or blank is none.</param>
    /// <param name="unit">A unit accepted after the number besides the common ones (the tail of the KPI's title).</param>
    public static BandReading Read(string? green, string? yellow, string? unit = null)
    {
        var pair = PhrasePair.Parse(green, yellow, unit);
        var faults = PhraseAudit.Of(pair).ToList();
        if (faults.Count > 0 || pair.Green?.Phrase is not SidePhrase side)
        {
            return new BandReading(null, faults);
        }

        List<BandFinding> findings = [.. PairAudit.Of(pair, side), .. PhraseAudit.Doubts(pair)];
        return findings.Any(finding => finding.Kind == FindingKind.Band)
            ? new BandReading(null, findings)
            : new BandReading(Build(side, pair.Yellow?.Phrase), findings);
    }

    /// <summary>The unit written in a readable phrase (<c>%</c>, <c>antal/1000 inv</c>); null when there is none.</summary>
    /// <param name="phrase">A green or yellow phrase.</param>
    /// <param name="unit">As for <see cref="Read"/>.</param>
    public static string? UnitIn(string? phrase, string? unit = null)
    {
        var text = PhraseLexer.Clean(phrase);
        return (PhraseParser.Parse(text, BandPart.Green, unit).Phrase ?? PhraseParser.Parse(text, BandPart.Yellow, unit).Phrase)?.Unit;
    }

    private static Band Build(SidePhrase green, Phrase? yellow)
    {
        var near = green.Bound;
        var far = yellow is null ? null : YellowEnd.From(green, yellow)?.Far;
        var decimals = Math.Max(green.Decimals, yellow?.Decimals ?? 0);
        return near.Term is NumberTerm { Value: var number } && far?.Term is null or NumberTerm
            ? new FixedBand(new Scale(green.Direction, new Limit(number, near.Inclusive), FixedLimit(far)), decimals)
            : new RelationBand(green.Direction, near, far, decimals);
    }

    private static Limit? FixedLimit(Bound? bound) =>
        bound is { Term: NumberTerm { Value: var number } } ? new Limit(number, bound.Inclusive) : null;
}
