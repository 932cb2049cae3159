using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Catalogue;

/// <summary>The values that an indicator can have (<c>rimligt: 0–30</c>), both ends included.</summary>
public readonly partial record struct PlausibleRange(decimal From, decimal To)
{
    public bool Contains(decimal value) => value >= From && value <= To;

    /// <summary>
    /// Two numbers with a dash or <c>till</c> between: <c>0–30</c>, <c>-5 till 5</c>, <c>0,5–1,5 %</c>. Decimal comma or point. The ends
    /// are given as they are, also when they are in the wrong order.
    /// </summary>
    public static bool TryParse(string? text, out PlausibleRange range)
    {
        range = default;
        if (Form().Match((text ?? string.Empty).Trim()) is not { Success: true } match
            || !TryRead(match.Groups["from"].Value, out var from)
            || !TryRead(match.Groups["to"].Value, out var to))
        {
            return false;
        }

        range = new PlausibleRange(from, to);
        return true;
    }

    /// <summary>As a municipality writes it: <c>0–30</c>.</summary>
    public override string ToString() => $"{Print(From)}–{Print(To)}";

    private static bool TryRead(string digits, out decimal number) => decimal.TryParse(
        Blanks().Replace(digits, string.Empty).Replace(',', '.').Replace('\u2212', '-'),
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture,
        out number);

    private static string Print(decimal value) => SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value));

    [GeneratedRegex(@"^(?<from>[-\u2212]?[0-9][0-9\s]{0,17}(?:[.,][0-9]{1,10})?)\s*(?:[-–—]|till)\s*(?<to>[-\u2212]?[0-9][0-9\s]{0,17}(?:[.,][0-9]{1,10})?)(?:\s*%)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
