using System.Diagnostics.CodeAnalysis;

namespace IndicatorSync.Core.Terms;

/// <summary>A KPI of Kolada: <c>N</c> or <c>U</c> and five digits, upper case (all 6 099 of the catalogue of 2026-03-23).</summary>
public readonly record struct KpiId : IComparable<KpiId>
{
    private KpiId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out KpiId id)
    {
        var valid = text is { Length: 6 } && text[0] is 'N' or 'U' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        id = valid ? new KpiId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">The text is not a KPI id.</exception>
    public static KpiId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a KPI id");

    public int CompareTo(KpiId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
