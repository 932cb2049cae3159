
namespace IndicatorSync.Core.Observations;

/// <summary>
/// One item of a data answer as it came, read into its fields but not judged: a missing field is null. <see cref="Period"/> and
/// <see cref="RawValue.Value"/> are the JSON token's own text, so that no number passes through a double.
/// </summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Area">The municipality's, group's or unit's id.</param>
/// <param name="Period">A year as JSON text.</param>
/// <param name="Values">Null when it is missing or no list.</param>
/// <param name="Json">The whole item, UTF-8; read only when it is rejected.</param>
public sealed record RawItem(string? Kpi, string? Area, string? Period, IReadOnlyList<RawValue>? Values, ReadOnlyMemory<byte> Json)
{
    /// <summary>A key that occurs twice in one object of the item: nothing says which of its values is meant. Null when there is none.</summary>
    public string? DoubleKey { get; init; }
}

/// <summary>One gender's value of an item.</summary>
/// <param name="Gender">Kolada's letter.</param>
/// <param name="Value">JSON text, <c>null</c> included; C# null when the field is missing.</param>
/// <param name="Status">Opaque; null when missing.</param>
/// <param name="Count">Null when missing or no whole number: nothing is judged by it.</param>
/// <param name="IsDeleted">JSON text; null when missing, which means that it was not deleted.</param>
public readonly record struct RawValue(string? Gender, string? Value, string? Status, int? Count, string? IsDeleted);
