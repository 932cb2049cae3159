namespace IndicatorSync.Core.Sources;

/// <summary>How hidden rows that were read are told (docs/contract.md 1.9): they are no fault, and must not go unsaid.</summary>
public static class HiddenRows
{
    private const string One = "1 dold rad är inläst";
    private const string More = " dolda rader är inlästa";

    /// <summary>Swedish, without a full stop; <paramref name="rows"/> is at least 1.</summary>
    public static string Swedish(int rows) => rows == 1 ? One : $"{rows}{More}";

    /// <summary>Tells such a remark from the reason of a fault, among which it is kept.</summary>
    public static bool IsRemark(string reason) => reason == One || reason.EndsWith(More, StringComparison.Ordinal);
}
