using System.Diagnostics.CodeAnalysis;

namespace IndicatorSync.Core.Terms;

/// <summary>What an <see cref="AreaId"/> denotes; it follows from the id's form alone.</summary>
public enum AreaKind
{
    Municipality,
    Region,
    Country,
    Group,
    Unit,
}

/// <summary>
/// Where a value holds: a municipality, region or the country (four digits, leading zeros kept), a group of municipalities
/// (<c>G</c> and digits) or an organisational unit (<c>V15E144001301</c>). All of them share one path segment or column.
/// </summary>
public readonly record struct AreaId : IComparable<AreaId>
{
    public static readonly AreaId Riket = new("0000", AreaKind.Country);

    private AreaId(string value, AreaKind kind) => (Value, Kind) = (value, kind);

    public string Value { get; }

    public AreaKind Kind { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out AreaId id)
    {
        id = default;
        if (text is null)
        {
            return false;
        }

        AreaKind? kind = text switch
        {
            { Length: 4 } when Digits(text) => text switch
            {
                "0000" => AreaKind.Country,
                _ when string.CompareOrdinal(text, "0100") < 0 => AreaKind.Region,
                _ => AreaKind.Municipality,
            },
            ['G', .. { Length: >= 4 and <= 7 } rest] when Digits(rest) => AreaKind.Group,
            ['V', _, _, 'E', .. { Length: >= 1 and <= 12 } rest] when Digits(text.AsSpan(1, 2)) && Digits(rest) => AreaKind.Unit,
            _ => null,
        };
        if (kind is not { } known)
        {
            return false;
        }

        id = new AreaId(text, known);
        return true;
    }

    /// <exception cref="FormatException">The text is not an area id.</exception>
    public static AreaId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an area id");

    public int CompareTo(AreaId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static bool Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
