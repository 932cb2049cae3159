namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>Yellow seen from green: its far limit, beyond which is red, and its near one where a range prints it.</summary>
internal sealed record YellowEnd(Bound Far, decimal? Near)
{
    /// <summary>Nothing is left between green and red: a share of a limit at 0.</summary>
    public static bool IsNothing(SidePhrase green, Phrase? yellow) => yellow is TolerancePhrase && green.Bound.Term is NumberTerm { Value: 0m };

    /// <summary>
    /// Null when the phrases contradict each other: a side the wrong way, or <c>oförändrad</c> where green is not about the year or period before.
    /// </summary>
    public static YellowEnd? From(SidePhrase green, Phrase yellow) => yellow switch
    {
        SidePhrase side when side.Direction == green.Direction => new YellowEnd(side.Bound, null),
        LevelPhrase level => new YellowEnd(new Bound(level.Term, Inclusive: true), null),
        RangePhrase range when green.Direction == Direction.HigherIsBetter =>
            new YellowEnd(new Bound(new NumberTerm(range.First), Inclusive: true), range.Last),
        RangePhrase range => new YellowEnd(new Bound(new NumberTerm(range.Last), Inclusive: true), range.First),
        TolerancePhrase tolerance => new YellowEnd(new Bound(Moved(green, tolerance.Percent), Inclusive: true), null),
        UnchangedPhrase when green.Bound.Term is EarlierTerm { Offset: 0m } => new YellowEnd(new Bound(green.Bound.Term, Inclusive: true), null),
        _ => null,
    };

    private static Term Moved(SidePhrase green, decimal percent)
    {
        var towardsRed = green.Direction == Direction.HigherIsBetter ? -percent : percent;
        return green.Bound.Term is NumberTerm { Value: var limit }
            ? new NumberTerm(ToleranceTerm.Moved(limit, towardsRed))
            : new ToleranceTerm(green.Bound.Term, towardsRed);
    }
}
