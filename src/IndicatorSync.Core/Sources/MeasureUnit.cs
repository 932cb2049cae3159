namespace IndicatorSync.Core.Sources;

/// <summary>Units of measure as they are in somebody's table.</summary>
internal static class MeasureUnit
{
    private static readonly string[] Percent = ["%", "procent", "andel", "andel (%)", "andel %", "andel, %", "andel i %"];

    private static readonly string[] Known =
    [
        "kr", "kronor", "tkr", "mnkr", "timmar", "tim", "h", "dagar", "dygn", "år", "månader", "minuter", "antal", "st", "stycken", "platser",
        "index", "poäng", "kvot", "medelvärde", "median", "personer", "procentenheter",
    ];

    public static bool IsPercent(string unit) => Percent.Contains(Plain(unit), StringComparer.Ordinal);

    /// <summary>Whether the word names a unit of measure, and not a home, a school or another unit of an organisation.</summary>
    public static bool IsMeasure(string text)
    {
        var plain = Plain(text);
        return IsPercent(plain)
            || Known.Contains(plain, StringComparer.Ordinal)
            || Known.Any(known => plain.StartsWith(known + "/", StringComparison.Ordinal) || plain.StartsWith(known + " per ", StringComparison.Ordinal))
            || plain.StartsWith("per ", StringComparison.Ordinal);
    }

    /// <summary>Whether a cell's unit may be at a value of an indicator that is measured in <paramref name="own"/>; anything may where that is unknown.</summary>
    public static bool Agrees(string written, string? own)
    {
        if (string.IsNullOrWhiteSpace(own))
        {
            return true;
        }

        var (there, here) = (Plain(written), Plain(own));
        return there == here
            || (IsPercent(there) && here.Contains('%', StringComparison.Ordinal))
            || (IsPercent(there) && IsPercent(here))
            || (there is "st" or "stycken" or "antal" && here is "st" or "stycken" or "antal")
            || here.StartsWith(there + "/", StringComparison.Ordinal)
            || here.StartsWith(there + " per ", StringComparison.Ordinal);
    }

    private static string Plain(string text) => text.Trim().TrimEnd('.').ToLowerInvariant();
}
