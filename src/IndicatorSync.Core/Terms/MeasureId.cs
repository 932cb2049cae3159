using System.Diagnostics.CodeAnalysis;

namespace IndicatorSync.Core.Terms;

/// <summary>
/// What a stored series is a series of: a KPI of Kolada (<c>U23471</c>), or an indicator whose values come from another source, written
/// <c>=</c> and the indicator's id, so that it is never taken for a KPI (docs/contract.md 1.9); judgements by hand of a target in words are
/// a series apart, <c>=!</c> and the id (1.10).
/// </summary>
public readonly record struct MeasureId : IComparable<MeasureId>
{
    private const char OwnMark = '=';
    private const char HandMark = '!';

    private MeasureId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Null for an indicator of another source.</summary>
    public KpiId? Kpi => KpiId.TryParse(Value, out var kpi) ? kpi : null;

    /// <summary>The values come from another source than Kolada.</summary>
    public bool IsOwn => Value is [OwnMark, ..];

    public static MeasureId Of(KpiId kpi) => new(kpi.Value);

    /// <param name="indicatorId">The id in the catalogue.</param>
    public static MeasureId OfIndicator(string indicatorId) => new(OwnMark + indicatorId);

    /// <param name="indicatorId">The id in the catalogue of an indicator whose target is words.</param>
    public static MeasureId OfJudgements(string indicatorId) => new($"{OwnMark}{HandMark}{indicatorId}");

    public static bool TryParse([NotNullWhen(true)] string? text, out MeasureId id)
    {
        var valid = text is [OwnMark, _, ..] || KpiId.TryParse(text, out _);
        id = valid ? new MeasureId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">The text is neither a KPI nor <c>=</c> and an indicator's id.</exception>
    public static MeasureId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is neither a KPI nor an indicator");

    public static implicit operator MeasureId(KpiId kpi) => Of(kpi);

    public int CompareTo(MeasureId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
