namespace IndicatorSync.Core.Scheduling;

/// <summary>The weekdays and the hours in which mails go. A Swedish holiday is as a Sunday.</summary>
/// <param name="Days">Never empty.</param>
/// <param name="From">Minutes after midnight, local time, from 0.</param>
/// <param name="Until">Minutes after midnight, exclusive; after <paramref name="From"/>, 1440 at most.</param>
public sealed record SendHours(IReadOnlySet<DayOfWeek> Days, int From, int Until)
{
    /// <summary>Mails go at some time of this day.</summary>
    public bool Holds(DateOnly day, Func<DateOnly, bool> isHoliday) => Days.Contains(isHoliday(day) ? DayOfWeek.Sunday : day.DayOfWeek);
}

/// <summary>Days on which no mail goes, both included.</summary>
public sealed record QuietPeriod(DateOnly From, DateOnly Until)
{
    public bool Holds(DateOnly day) => From <= day && day <= Until;
}
