using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Problems;

/// <summary>What a unit counts (<c>andel</c>, <c>antal</c>, <c>kr</c> …) and per how many, as far as its words show.</summary>
internal readonly partial record struct UnitSense(string Counts, decimal? Per)
{
    private const string Share = "andel";
    private const string Number = "antal";

    private static readonly string[] Words = [Number, "tkr", "mnkr", "kr", "timmar", "dagar", "år", "index", "poäng"];

    /// <summary>Null where the words are of no known kind: nothing is said of what is not understood.</summary>
    public static UnitSense? Of(string? unit)
    {
        var text = (unit ?? "").Trim().ToLowerInvariant();
        var per = PerNumber().Match(text) is { Success: true } match
            ? decimal.Parse(string.Concat(match.Groups[1].Value.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)
            : (decimal?)null;
        var counts = UnitText.IsShare(text)
            ? Share
            : Words.FirstOrDefault(word => text.StartsWith(word, StringComparison.Ordinal)) ?? (per is null ? null : Number);
        return counts is null ? null : new UnitSense(counts, per);
    }

    /// <summary><c>antal</c> goes with <c>antal/1000 inv</c>: a plan need not repeat what it is per.</summary>
    public bool Contradicts(UnitSense other) => Counts != other.Counts || (Per is { } own && other.Per is { } theirs && own != theirs);

    // As many noughts as anybody writes: 35 of them are no unit, and no number that a decimal holds.
    [GeneratedRegex(@"(?:/|\bper)\s*(1[\s\u00A0\u202F]?(?:0[\s\u00A0\u202F]*){1,9}(?!0))")]
    private static partial Regex PerNumber();
}
