using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Text;

/// <summary>
/// What a KPI's title says besides its name: 425 titles of the catalogue of 2026-03-23 end in <c>(-2024)</c> or <c>(- 2024)</c>,
/// Kolada's mark of a KPI that is no longer kept (docs/kolada-api.md 4).
/// </summary>
public static partial class KpiTitle
{
    /// <summary>The last year of a discontinued KPI; null for one that is kept.</summary>
    public static int? DiscontinuedAfter(string title) =>
        Discontinued().Match(title) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    public static string WithoutMark(string title) => Discontinued().Replace(title, string.Empty).TrimEnd();

    [GeneratedRegex(@"\(\s*-\s*([0-9]{4})\s*\)\s*$")]
    private static partial Regex Discontinued();
}
