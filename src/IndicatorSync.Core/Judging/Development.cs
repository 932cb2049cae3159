using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Judging;

/// <summary>Whether a value is better than the one it is compared with, by the direction of its band.</summary>
public enum Development
{
    Improved,
    Unchanged,
    Worsened,
}

/// <summary>How a development and the direction that it follows are written (docs/contract.md 1.9).</summary>
public static class Developments
{
    /// <param name="change">The value minus the one before; null where they cannot be compared.</param>
    /// <param name="better">Null where the band has no direction.</param>
    internal static Development? Of(decimal? change, Direction? better) => (change, better) switch
    {
        (null, _) or (_, null) => null,
        (0m, _) => Development.Unchanged,
        ( > 0m, Direction.HigherIsBetter) or ( < 0m, Direction.LowerIsBetter) => Development.Improved,
        _ => Development.Worsened,
    };

    public static string Code(this Development development) => development switch
    {
        Development.Improved => "improved",
        Development.Unchanged => "unchanged",
        _ => "worsened",
    };

    public static string Swedish(this Development development) => development switch
    {
        Development.Improved => "Förbättrad",
        Development.Unchanged => "Oförändrad",
        _ => "Försämrad",
    };

    /// <summary>The catalogue's word of <c>riktning</c>, also shown in views.</summary>
    public static string Code(this Direction better) => better == Direction.HigherIsBetter ? "högre" : "lägre";
}
