using System.Globalization;

namespace IndicatorSync.Core.Text;

/// <summary>Numbers as a municipality reads them: decimal comma, NBSP between thousands, U+2212 for minus.</summary>
public static class SwedishNumber
{
    private const int MostDecimals = 10;

    private static readonly NumberFormatInfo Format = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = "\u00A0",
        NegativeSign = "\u2212",
        NumberGroupSizes = [3],
    };

    /// <summary>Rounded half away from zero to <paramref name="decimals"/> (0–10).</summary>
    public static string Print(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);

        // A decimal remembers the sign of what was rounded away: −0,04 would print as "−0".
        return (rounded == 0m ? 0m : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);
    }

    /// <summary>
    /// As <see cref="Print(decimal, int)"/>, with decimals added until the printed number is on the same side of every limit as
    /// the number itself (64,96 against 65).
    /// </summary>
    public static string Print(decimal value, int decimals, IReadOnlyList<decimal> limits) => Print(value, DecimalsBeside(value, decimals, limits));

    /// <summary>The decimals that <see cref="Print(decimal, int, IReadOnlyList{decimal})"/> ends up with.</summary>
    public static int DecimalsBeside(decimal value, int decimals, IReadOnlyList<decimal> limits)
    {
        var needed = decimals;
        while (needed < MostDecimals && limits.Any(limit => !SameSide(value, Math.Round(value, needed, MidpointRounding.AwayFromZero), limit)))
        {
            needed++;
        }

        return needed;
    }

    /// <summary>The fewest decimals that show the number whole, at most ten.</summary>
    public static int DecimalsOf(decimal value)
    {
        var decimals = 0;
        while (decimals < MostDecimals && Math.Round(value, decimals) != value)
        {
            decimals++;
        }

        return decimals;
    }

    private static bool SameSide(decimal value, decimal printed, decimal limit) => value.CompareTo(limit) == printed.CompareTo(limit);
}
