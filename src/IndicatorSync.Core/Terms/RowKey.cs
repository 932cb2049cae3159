namespace IndicatorSync.Core.Terms;

/// <summary>
/// What one judged row is of: an indicator's id for the total, and for one of the municipality's own units (<c>enheter</c>) the id, <c>@</c> and
/// the unit's name. An id never has an <c>@</c>, so that state, alarm and mail of a unit are found by one text as those of an indicator are.
/// </summary>
public static class RowKey
{
    /// <summary>The longest key that is stored, in characters.</summary>
    public const int Longest = 100;

    private const char Mark = '@';

    /// <param name="id">The indicator's id in the catalogue.</param>
    /// <param name="unit">One of its units; empty for the total.</param>
    public static string Of(string id, string unit) => unit.Length == 0 ? id : $"{id}{Mark}{unit}";

    /// <summary>The indicator's id in the catalogue.</summary>
    public static string IdOf(string key) => key.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var end ? key[..end] : key;

    /// <summary>The unit's name; empty for the total.</summary>
    public static string UnitOf(string key) => key.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var end ? key[(end + 1)..] : "";
}
