using System.Globalization;

namespace IndicatorSync.Core.Scheduling;

/// <summary>Reads <c>Alerts:SendHours</c> and <c>Alerts:QuietPeriods</c> as people write them.</summary>
public static class SendTimesReader
{
    private const int DayLength = 24 * 60;
    private static readonly char[] Dashes = ['–', '-', '—'];

    /// <summary>In the order of the week; a day is known by any beginning of at least three letters, and by the twin without å and ö.</summary>
    private static readonly (DayOfWeek Day, string[] Names)[] Week =
    [
        (DayOfWeek.Monday, ["måndag", "mandag"]),
        (DayOfWeek.Tuesday, ["tisdag"]),
        (DayOfWeek.Wednesday, ["onsdag"]),
        (DayOfWeek.Thursday, ["torsdag"]),
        (DayOfWeek.Friday, ["fredag"]),
        (DayOfWeek.Saturday, ["lördag", "lordag"]),
        (DayOfWeek.Sunday, ["söndag", "sondag"]),
    ];

    /// <summary><c>mån–fre 07–17</c>, <c>mån, ons 08:30–16</c>, <c>07–17</c> (every day). Null when it says something else.</summary>
    public static SendHours? Hours(string text)
    {
        var words = text.Trim().ToLowerInvariant();
        var clockAt = words.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (clockAt < 0 || Clock(words[clockAt..]) is not { } clock)
        {
            return null;
        }

        var days = words[..clockAt].Trim().TrimEnd(',').Replace("kl.", "", StringComparison.Ordinal).Trim();
        IReadOnlySet<DayOfWeek>? named = days.Length == 0 ? Week.Select(day => day.Day).ToHashSet() : Days(days);
        return named is null ? null : new SendHours(named, clock.From, clock.Until);
    }

    /// <summary><c>2026-07-01–2026-07-31, 2026-12-23</c>: days and periods with commas between. Null when it says something else.</summary>
    public static IReadOnlyList<QuietPeriod>? Periods(string text)
    {
        var periods = text.Split([',', ';'], StringSplitOptions.TrimEntries).Select(Period).ToList();
        return periods.Contains(null) ? null : [.. periods.OfType<QuietPeriod>()];
    }

    private static QuietPeriod? Period(string text)
    {
        const int DateLength = 10;
        if (text.Length < DateLength || Date(text[..DateLength]) is not { } from)
        {
            return null;
        }

        var rest = text[DateLength..].Trim();
        if (rest.Length == 0)
        {
            return new QuietPeriod(from, from);
        }

        var end = rest.StartsWith("till ", StringComparison.OrdinalIgnoreCase) ? rest[5..] : Dashes.Contains(rest[0]) ? rest[1..] : "";
        return Date(end.Trim()) is { } until && from <= until ? new QuietPeriod(from, until) : null;
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static HashSet<DayOfWeek>? Days(string text)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(Dashes, StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || ends.Select(IndexOf).ToList() is not { } indexes || indexes.Contains(-1))
            {
                return null;
            }

            // A range may go round the week's end: fre–mån.
            for (var i = indexes[0]; ; i = (i + 1) % Week.Length)
            {
                days.Add(Week[i].Day);
                if (i == indexes[^1])
                {
                    break;
                }
            }
        }

        return days;
    }

    private static int IndexOf(string name) =>
        name.Length < 3 ? -1 : Array.FindIndex(Week, day => day.Names.Any(full => full.StartsWith(name.TrimEnd('.'), StringComparison.Ordinal)));

    private static (int From, int Until)? Clock(string text)
    {
        var ends = text.Split(Dashes, StringSplitOptions.TrimEntries);
        return ends.Length == 2 && Minutes(ends[0]) is { } from && Minutes(ends[1]) is { } until && from < until ? (from, until) : null;
    }

    private static int? Minutes(string text)
    {
        var parts = text.Split(':', '.');
        if (parts.Length > 2 || !parts.All(part => part.Length is 1 or 2 && part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var (hours, minutes) = (int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return minutes < 60 && hours * 60 + minutes <= DayLength ? hours * 60 + minutes : null;
    }
}
