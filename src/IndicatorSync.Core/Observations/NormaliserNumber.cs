using System.Globalization;

namespace IndicatorSync.Core.Observations;

/// <summary>
/// A number as both engines can hold it (docs/contract.md 1.7): from the JSON text, rounded half away from zero to 10 decimals and 15
/// significant digits, so that <c>DECIMAL(28,10)</c> and a double read back as the same decimal.
/// </summary>
public static class NormaliserNumber
{
    private const int MaxDecimals = 10;
    private const int MaxDigits = 15;
    private const decimal TooLarge = 1_000_000_000_000_000m;
    private const NumberStyles JsonNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>False for what is no number and for what is 10^15 or more from zero.</summary>
    public static bool TryRead(string json, out decimal value)
    {
        if (!decimal.TryParse(json, JsonNumber, CultureInfo.InvariantCulture, out value) || Math.Abs(value) >= TooLarge)
            return false;

        value = Fit(value);
        return Math.Abs(value) < TooLarge;
    }

    /// <summary>A computed number, below 10^15, as both engines hold it.</summary>
    public static decimal Fit(decimal value)
    {
        var decimals = Math.Clamp(MaxDigits - IntegerDigits(Math.Abs(value)), 0, MaxDecimals);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded / 1.0000000000000000000000000000m; // drops trailing zeros and the sign of zero
    }

    private static int IntegerDigits(decimal magnitude)
    {
        var digits = 0;
        for (var rest = decimal.Truncate(magnitude); rest >= 1; rest = decimal.Truncate(rest / 10))
            digits++;

        return digits;
    }
}
