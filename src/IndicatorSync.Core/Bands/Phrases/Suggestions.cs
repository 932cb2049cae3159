namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>The likely meaning of a refused phrase, as a question; a hint how to write it where the meaning cannot be known.</summary>
internal static class Suggestions
{
    public static string DidYouMean(params ReadOnlySpan<string> phrases) =>
        $"menade du {string.Join(" eller ", phrases.ToArray().Select(phrase => $"\"{phrase}\""))}?";

    public static string Side(Direction direction, string number) =>
        direction == Direction.HigherIsBetter ? $"{number} eller högre" : $"{number} eller lägre";

    /// <summary>A green number or another value without direction; yellow shows it where it can.</summary>
    public static string ForLevel(LevelPhrase green, Phrase? yellow)
    {
        if (green.Term is not NumberTerm { Value: var number })
        {
            return DidYouMean($"minst {green.Words}", $"högst {green.Words}");
        }

        // "0" without more is the zero tolerance of plans: no cases at all.
        var direction = DirectionFrom(number, number, yellow) ?? (number == 0m ? Direction.LowerIsBetter : null);
        return EitherSide(direction, green.Words, green.Words);
    }

    public static string ForGreenRange(RangePhrase green, Phrase? yellow)
    {
        var (low, high) = green.First <= green.Last ? (green.First, green.Last) : (green.Last, green.First);
        var (lowWords, highWords) = green.First <= green.Last
            ? (green.FirstWords, green.LastWords)
            : (green.LastWords, green.FirstWords);
        return EitherSide(DirectionFrom(low, high, yellow), lowWords, highWords);
    }

    /// <summary>The other direction in the plan's own words.</summary>
    public static string? Flipped(SidePhrase green) => green switch
    {
        { Words: null } => null,
        { Bound: { Term: NumberTerm, Inclusive: true } } => DidYouMean(Side(green.Direction.Opposite(), green.Words)),
        { Direction: Direction.HigherIsBetter, Bound.Inclusive: true } => DidYouMean($"högst {green.Words}"),
        { Direction: Direction.HigherIsBetter } => DidYouMean($"under {green.Words}"),
        { Bound.Inclusive: true } => DidYouMean($"minst {green.Words}"),
        _ => DidYouMean($"över {green.Words}"),
    };

    /// <summary>Where yellow lies tells which way is better: below green upwards, above it downwards.</summary>
    public static Direction? DirectionFrom(decimal greenLow, decimal greenHigh, Phrase? yellow)
    {
        var (low, high) = yellow switch
        {
            LevelPhrase { Term: NumberTerm { Value: var level } } => (level, level),
            RangePhrase range => (Math.Min(range.First, range.Last), Math.Max(range.First, range.Last)),
            _ => (greenLow, greenHigh),
        };
        return yellow is SidePhrase side ? side.Direction
            : low < greenLow && high <= greenHigh ? Direction.HigherIsBetter
            : high > greenHigh && low >= greenLow ? Direction.LowerIsBetter
            : null;
    }

    private static string EitherSide(Direction? direction, string low, string high) => direction switch
    {
        Direction.HigherIsBetter => DidYouMean(Side(Direction.HigherIsBetter, low)),
        Direction.LowerIsBetter => DidYouMean(Side(Direction.LowerIsBetter, high)),
        _ => DidYouMean(Side(Direction.HigherIsBetter, low), Side(Direction.LowerIsBetter, high)),
    };
}
