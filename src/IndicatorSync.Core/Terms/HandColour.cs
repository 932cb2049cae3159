namespace IndicatorSync.Core.Terms;

/// <summary>
/// A colour that a person sets on a target in words (docs/contract.md 1.10), as the number that is stored in the place of a value, so that
/// it has the same history, causes and alarms. The number is never shown.
/// </summary>
public static class HandColour
{
    private static readonly Colour[] Colours = [Colour.Red, Colour.Yellow, Colour.Green];

    /// <summary>1 for red, 2 for yellow, 3 for green.</summary>
    public static decimal NumberOf(Colour colour) => Array.IndexOf(Colours, colour) is >= 0 and var place
        ? place + 1
        : throw new ArgumentOutOfRangeException(nameof(colour), colour, "a judgement is green, yellow or red");

    /// <exception cref="ArgumentOutOfRangeException">No colour has the number.</exception>
    public static Colour Of(decimal number) => number is 1m or 2m or 3m
        ? Colours[(int)number - 1]
        : throw new ArgumentOutOfRangeException(nameof(number), number, "a stored judgement is 1, 2 or 3");

    /// <summary>From <c>grön</c>, <c>gul</c> or <c>röd</c>, in any case and also without their dots.</summary>
    public static Colour? Parse(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "grön" or "gron" => Colour.Green,
        "gul" => Colour.Yellow,
        "röd" or "rod" => Colour.Red,
        _ => null,
    };

    /// <summary>As printed within a sentence: <c>grön</c>.</summary>
    public static string Word(decimal number) => Of(number).Swedish().ToLowerInvariant();
}
