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

    /// <summary>A decimal holds 28 digits whatever they are, and rounds those that follow.</summary>
    private const int HeldDigits = 28;

    private const decimal TooLarge = 1_000_000_000_000_000m;
    private const NumberStyles JsonNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>False for what is no number and for what is 10^15 or more from zero.</summary>
    public static bool TryRead(string json, out decimal value)
    {
        if (!decimal.TryParse(Truncated(json), JsonNumber, CultureInfo.InvariantCulture, out value) || Math.Abs(value) >= TooLarge)
        {
            return false;
        }

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

    /// <summary>
    /// Zeros for the digits that a decimal would round away by itself: the number is then rounded once, where we round. A digit cut
    /// off here cannot change that rounding, since half away from zero asks only whether the half is reached.
    /// </summary>
    private static string Truncated(string json)
    {
        if (json.Length <= HeldDigits)
        {
            return json;
        }

        var end = json.AsSpan().IndexOfAny('e', 'E') is >= 0 and var mark ? mark : json.Length;
        if (!int.TryParse(json.AsSpan(Math.Min(end + 1, json.Length)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place) && end < json.Length)
        {
            return json;
        }

        var digits = json.ToCharArray();
        place += digits.AsSpan(0, end).IndexOf('.') is >= 0 and var point ? point : end;
        place -= digits[0] == '-' ? 1 : 0;
        var held = 0;
        foreach (ref var digit in digits.AsSpan(0, end))
        {
            if (!char.IsAsciiDigit(digit))
            {
                continue;
            }

            if (held > 0 || digit != '0')
            {
                held++;
            }

            if (held > HeldDigits || --place < -HeldDigits)
            {
                digit = '0';
            }
        }

        return new string(digits);
    }

    private static int IntegerDigits(decimal magnitude)
    {
        var digits = 0;
        for (var rest = decimal.Truncate(magnitude); rest >= 1; rest = decimal.Truncate(rest / 10))
        {
            digits++;
        }

        return digits;
    }
}
