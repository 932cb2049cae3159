using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Judging;

/// <summary>Whether a value is better than the one it is compared with, by the direction of its band.</summary>
public enum Development
{
    Improved,
    Unchanged,
    Worsened,
}

internal static class Developments
{
    /// <param name="change">The value minus the one before; null where they cannot be compared.</param>
    /// <param name="better">Null where the band has no direction.</param>
    public static Development? Of(decimal? change, Direction? better) => (change, better) switch
    {
        (null, _) or (_, null) => null,
        (0m, _) => Development.Unchanged,
        ( > 0m, Direction.HigherIsBetter) or ( < 0m, Direction.LowerIsBetter) => Development.Improved,
        _ => Development.Worsened,
    };
}
