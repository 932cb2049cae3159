using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>
/// The other values a relation may ask for, all raw: another area's value for a period (same KPI and gender), our own series, and the
/// years at which it breaks. A fixed band asks for none.
/// </summary>
public sealed record ReferenceValues(Func<AreaId, Period, decimal?> OfArea, Func<Period, decimal?> Own, IReadOnlyList<int> SeriesBreaks)
{
    public static readonly ReferenceValues None = new((_, _) => null, _ => null, []);

    /// <summary>The nearest earlier period of our own, of those that are judged, that has a value.</summary>
    public Func<Period, Period?> Nearest { get; init; } = _ => null;
}

/// <summary>
/// What a band says of one value. <see cref="Colour"/> is <see cref="Colour.None"/> only when a relation lacks its other value.
/// <see cref="Compared"/> is the number that met the limits: the value, rounded under <see cref="ReadingRule.Rounded"/>.
/// <see cref="DistanceToGreen"/> ≥ 0 in the value's unit, 0 when green. <see cref="BeyondYellow"/> ranks the red: how far beyond
/// yellow's far limit, in widths of yellow (0 when not red; the raw distance to green where there is no yellow).
/// </summary>
public sealed record Verdict(
    Colour Colour,
    decimal Compared,
    Colour OtherRuleColour,
    decimal? DistanceToGreen,
    decimal BeyondYellow)
{
    public bool RuleSensitive => Colour != OtherRuleColour;
}

/// <summary>A readable pair of green and yellow. Every number gets exactly one colour (relations: where the other value exists).</summary>
public abstract record Band
{
    /// <summary>The largest number of decimals printed in the phrases; the rounding of <see cref="ReadingRule.Rounded"/>.</summary>
    public abstract int PrintedDecimals { get; }

    /// <summary>Which way is better.</summary>
    public abstract Direction Better { get; }

    /// <summary>The areas besides our own whose values this band needs.</summary>
    public abstract IReadOnlyList<AreaId> ReferenceAreas { get; }

    /// <summary>The limits as numbers for this period, where known: used so that a printed value never changes side.</summary>
    public abstract IReadOnlyList<decimal> Limits(Period period, ReferenceValues references);

    /// <summary>The other values that the limits depend on for this period, the green one first; none for a fixed band.</summary>
    public virtual IReadOnlyList<UsedReference> References(Period period, ReferenceValues references) => [];

    /// <param name="value">The raw value.</param>
    /// <param name="period">What the value was measured over.</param>
    /// <param name="rule">The reading rule; relations are judged on raw values under either.</param>
    /// <param name="references">Where a relation finds its other values.</param>
    public abstract Verdict Judge(decimal value, Period period, ReadingRule rule, ReferenceValues references);
}
