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
    public static Judgement Unjudged(Basis basis, Period? period = null, decimal? value = null) =>
        new(Colour.None, basis, period, value, null, false, Colour.None, null, 0m);
}
