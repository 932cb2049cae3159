using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Text;

/// <summary>Units: Kolada has no field for them, but most titles end in one (docs/kolada-api.md 2).</summary>
public static partial class UnitText
{
    /// <summary>The tail of a KPI's title where it is a unit (<c>andel (%)</c>, <c>antal/1000 inv</c>), else null.</summary>
    public static string? TailOf(string? title)
    {
        if (title is null)
        {
            return null;
        }

        var bare = KpiTitle.WithoutMark(title);
        var comma = bare.LastIndexOf(',');
        var tail = comma < 0 ? string.Empty : bare[(comma + 1)..].Trim();
        return Unit().IsMatch(tail) ? tail : null;
    }

    /// <summary>What follows a number: <c>%</c> for a share, else the unit without its leading "antal".</summary>
    public static string? Suffix(string? unit) => unit switch
    {
        null or "" or "index" => null,
        _ when unit == "procent" || (unit.Contains('%', StringComparison.Ordinal) && !unit.Contains('/', StringComparison.Ordinal)) => "%",
        _ when unit.StartsWith("antal/", StringComparison.Ordinal) => "per " + unit["antal/".Length..],
        _ => unit,
    };

    /// <summary>Whether a unit is a share in per cent (<c>andel (%)</c>, <c>procent</c>).</summary>
    public static bool IsShare(string unit)
    {
        var text = unit.Trim().ToLowerInvariant();
        return text.Contains('%', StringComparison.Ordinal) || text.StartsWith("procent", StringComparison.Ordinal) || text.StartsWith("andel", StringComparison.Ordinal);
    }

    /// <summary>Whether a unit counts persons or things one by one (<c>antal</c>, <c>antal personer</c>, <c>st</c>), not per something.</summary>
    public static bool IsCount(string unit)
    {
        var text = unit.Trim().ToLowerInvariant();
        return text is "st" or "stycken" or "personer" or "barn" or "elever" or "brukare"
            || (text.StartsWith("antal", StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal) && !text.Contains(" per ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(andel|antal|kr|tkr|mnkr|index|medelvärde|median|procent|timmar|dagar|poäng|kvot|år|\(?%)|[/%]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
