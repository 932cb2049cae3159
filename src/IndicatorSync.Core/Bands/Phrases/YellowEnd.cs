namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>Yellow seen from green: its far limit, beyond which is red, and its near one where a range prints it.</summary>
internal sealed record YellowEnd(Bound Far, decimal? Near)
{
    /// <summary>
    /// Null when the phrases cannot stand together: a side the wrong way, or <c>oförändrad</c> where green is not about the year before.
    /// </summary>
    public static YellowEnd? From(SidePhrase green, Phrase yellow) => yellow switch
    {
        SidePhrase side when side.Direction == green.Direction => new YellowEnd(side.Bound, null),
        LevelPhrase level => new YellowEnd(new Bound(level.Term, Inclusive: true), null),
        RangePhrase range when green.Direction == Direction.HigherIsBetter =>
            new YellowEnd(new Bound(new NumberTerm(range.First), Inclusive: true), range.Last),
        RangePhrase range => new YellowEnd(new Bound(new NumberTerm(range.Last), Inclusive: true), range.First),
        UnchangedPhrase when green.Bound.Term is PreviousYearTerm { Offset: 0m } => new YellowEnd(new Bound(green.Bound.Term, Inclusive: true), null),
        _ => null,
    };
}
