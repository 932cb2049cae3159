using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Bands;

/// <summary>
/// Whether two bands mean the same, however they are worded (docs/contract.md 1.15): the same limits, strictness, direction and
/// base, and where <c>avrundad</c> rounds by them the same printed decimals. <c>74–81</c> and <c>74-81</c> do, <c>82 eller högre</c>
/// and <c>över 82</c> do not.
/// </summary>
public static class BandMeaning
{
    /// <param name="left">Null where the words could not be read.</param>
    /// <param name="right">Likewise; two that could not be read mean the same, that is nothing.</param>
    /// <param name="rule">The reading rule that both are judged by.</param>
    public static bool Same(Band? left, Band? right, ReadingRule rule) => (left, right) switch
    {
        (null, null) => true,
        (FixedBand one, FixedBand other) =>
            one.Scale == other.Scale && (rule != ReadingRule.Rounded || one.PrintedDecimals == other.PrintedDecimals),

        // Relations are judged on raw values under either rule.
        (RelationBand one, RelationBand other) =>
            one.Direction == other.Direction && one.Green == other.Green && one.Yellow == other.Yellow,
        _ => false,
    };

    /// <summary>As above for the entries that hold for a year; null where the plan gives none.</summary>
    public static bool Same(BandEntry? left, BandEntry? right, ReadingRule rule) =>
        left is null == right is null && Same(left?.Reading.Band, right?.Reading.Band, rule);
}
