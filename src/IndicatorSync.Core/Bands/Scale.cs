using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>Which way is better; it follows from the green phrase.</summary>
public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
}

internal static class Directions
{
    public static Direction Opposite(this Direction direction) =>
        direction == Direction.HigherIsBetter ? Direction.LowerIsBetter : Direction.HigherIsBetter;

    /// <summary>How much better <paramref name="value"/> is than <paramref name="other"/>; negative when worse.</summary>
    public static decimal Ahead(this Direction direction, decimal value, decimal other) =>
        direction == Direction.HigherIsBetter ? value - other : other - value;
}

/// <summary>A number on the scale, and whether reaching it exactly is enough.</summary>
public readonly record struct Limit(decimal Value, bool Inclusive);

/// <summary>
/// The one continuous scale that every band comes down to: green from its limit, yellow from there to its far limit, red beyond.
/// A far limit on green's side gives no yellow. Total: every number has exactly one colour.
/// </summary>
public readonly record struct Scale(Direction Direction, Limit Green, Limit? Yellow)
{
    public Colour ColourOf(decimal value) =>
        Reaches(value, Green) ? Colour.Green
        : Yellow is { } far && Reaches(value, far) ? Colour.Yellow
        : Colour.Red;

    internal Verdict Verdict(decimal compared, Colour otherRuleColour)
    {
        var colour = ColourOf(compared);
        return new Verdict(
            colour,
            compared,
            otherRuleColour,
            colour == Colour.Green ? 0m : Direction.Ahead(Green.Value, compared),
            colour == Colour.Red ? BeyondYellow(compared) : 0m);
    }

    private decimal BeyondYellow(decimal value)
    {
        if (Yellow is { } far && Direction.Ahead(Green.Value, far.Value) is > 0m and var width)
        {
            return Direction.Ahead(far.Value, value) / width;
        }

        return Direction.Ahead(Green.Value, value);
    }

    private bool Reaches(decimal value, Limit limit)
    {
        var ahead = Direction.Ahead(value, limit.Value);
        return ahead > 0m || (ahead == 0m && limit.Inclusive);
    }
}
