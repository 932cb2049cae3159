namespace IndicatorSync.Core.Scheduling;

/// <summary>
/// When a mail to the municipality may go (docs/contract.md 1.14). All times are Swedish local time; whether a day is a holiday is
/// asked of the caller.
/// </summary>
/// <param name="Hours">Null: at any hour of any day.</param>
/// <param name="Quiet">In any order; they may overlap.</param>
public sealed record SendTimes(SendHours? Hours, IReadOnlyList<QuietPeriod> Quiet)
{
    public static readonly SendTimes Always = new(null, []);

    /// <summary>Nothing is ever held.</summary>
    public bool IsAlways => Hours is null && Quiet.Count == 0;

    public bool IsOpen(DateTime local, Func<DateOnly, bool> isHoliday) =>
        OpenOn(DateOnly.FromDateTime(local), isHoliday) is { } open && open.From <= local && local < open.Until;

    /// <summary>
    /// The part of the time between two moments in which a mail could have gone: what it has waited. Zero for a mail that was held
    /// all the time.
    /// </summary>
    /// <param name="from">When it was written.</param>
    /// <param name="until">Now.</param>
    /// <param name="isHoliday">Whether a day is a holiday.</param>
    public TimeSpan OpenTime(DateTime from, DateTime until, Func<DateOnly, bool> isHoliday)
    {
        if (IsAlways)
        {
            return until > from ? until - from : TimeSpan.Zero;
        }

        var open = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(from); day <= DateOnly.FromDateTime(until); day = day.AddDays(1))
        {
            if (OpenOn(day, isHoliday) is { } hours)
            {
                var (start, end) = (hours.From > from ? hours.From : from, hours.Until < until ? hours.Until : until);
                open += end > start ? end - start : TimeSpan.Zero;
            }
        }

        return open;
    }

    private (DateTime From, DateTime Until)? OpenOn(DateOnly day, Func<DateOnly, bool> isHoliday)
    {
        if (Quiet.Any(period => period.Holds(day)) || !(Hours?.Holds(day, isHoliday) ?? true))
        {
            return null;
        }

        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return Hours is null ? (midnight, midnight.AddDays(1)) : (midnight.AddMinutes(Hours.From), midnight.AddMinutes(Hours.Until));
    }
}
