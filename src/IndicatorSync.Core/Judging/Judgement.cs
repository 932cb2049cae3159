using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// The judged state of one indicator and gender. <see cref="Period"/> is the judged period (the struck one when
/// <see cref="Basis.Withdrawn"/>, the newest with a value when <see cref="Basis.Stale"/>), null when there is none.
/// Numbers other than the value are null when nothing was judged.
/// </summary>
public sealed record Judgement(
    Colour Colour,
    Basis Basis,
    Period? Period,
    decimal? Value,
    decimal? Compared,
    bool RuleSensitive,
    Colour OtherRuleColour,
    decimal? DistanceToGreen,
    decimal BeyondYellow)
{
    /// <summary>What is printed in the place of a value that is not shown (<see cref="SmallNumbers"/>); null where it is. The colour remains.</summary>
    public string? Hidden { get; init; }

    /// <summary>The same without its numbers.</summary>
    /// <param name="inPlace">What is printed instead.</param>
    public Judgement Without(string inPlace) => this with { Value = null, Compared = null, DistanceToGreen = null, BeyondYellow = 0m, Hidden = inPlace };

    public static Judgement Unjudged(Basis basis, Period? period = null, decimal? value = null) =>
        new(Colour.None, basis, period, value, null, false, Colour.None, null, 0m);
}
