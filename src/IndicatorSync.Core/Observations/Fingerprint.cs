using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IndicatorSync.Core.Observations;

/// <summary>
/// What a KPI and area were answered with, as one number: the sum of its items' 128-bit hashes, and how many they were. The order in
/// which they came does not matter; an item that comes twice counts twice.
/// </summary>
/// <param name="Sum">Modulo 2^128.</param>
/// <param name="Items">At least 0.</param>
public readonly record struct Fingerprint(UInt128 Sum, int Items)
{
    private const char Divider = ':';

    /// <summary>Of the sum.</summary>
    private const int Digits = 32;

    /// <summary>The same with one more item.</summary>
    /// <param name="hash">Of the item's bytes as they came.</param>
    public Fingerprint With(UInt128 hash) => new(unchecked(Sum + hash), Items + 1);

    /// <summary>32 hexadecimal digits, a colon and the number of items: at most 43 characters.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sum:x32}{Divider}{Items}");

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is no fingerprint, so that what it belongs to is compared in full.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fingerprint fingerprint)
    {
        fingerprint = default;
        if (text is not { Length: > Digits } || text[Digits] != Divider
            || !UInt128.TryParse(text.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(text.AsSpan(Digits + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        fingerprint = new Fingerprint(number, count);
        return true;
    }
}
