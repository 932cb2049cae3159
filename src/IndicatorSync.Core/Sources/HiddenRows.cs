namespace IndicatorSync.Core.Sources;

/// <summary>How hidden rows that were read are told (docs/contract.md 1.9): they are no fault, and must not go unsaid.</summary>
public static class HiddenRows
{
    /// <summary>Swedish, without a full stop; <paramref name="rows"/> is at least 1.</summary>
    public static string Swedish(int rows) => rows == 1 ? "1 dold rad är inläst" : $"{rows} dolda rader är inlästa";
}
