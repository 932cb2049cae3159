using System.Globalization;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>
/// Durations as people write them: <c>30 s</c>, <c>15 min</c>, <c>1 h</c>, <c>2 d</c>, <c>00:15:00</c> or <c>0</c>. Another bare
/// number is refused: nobody can see whether it means seconds or minutes.
/// </summary>
internal static class Duration
{
    private static readonly string[] ClockForms = [@"h\:mm\:ss", @"hh\:mm\:ss", @"d\.hh\:mm\:ss"];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var trimmed = text.Trim();
        if (trimmed == "0")
        {
            duration = TimeSpan.Zero;
            return true;
        }

        if (TimeSpan.TryParseExact(trimmed, ClockForms, CultureInfo.InvariantCulture, out duration))
        {
            return true;
        }

        var unitAt = trimmed.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (unitAt is < 1 or > 6 || UnitOf(trimmed[unitAt..].TrimStart()) is not { } unit)
        {
            return false;
        }

        duration = int.Parse(trimmed.AsSpan(0, unitAt), NumberStyles.None, CultureInfo.InvariantCulture) * unit;
        return true;
    }

    private static TimeSpan? UnitOf(string name) => name.ToLowerInvariant() switch
    {
        "s" => TimeSpan.FromSeconds(1),
        "min" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        _ => null,
    };
}
