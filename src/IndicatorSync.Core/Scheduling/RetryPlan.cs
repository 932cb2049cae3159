namespace IndicatorSync.Core.Scheduling;

/// <summary>When a run that failed or came home partial is tried again.</summary>
public static class RetryPlan
{
    /// <summary>
    /// The moment of the next attempt should this one fail, or null when this is the last: the waits are used up, it would be another
    /// day, or the schedule runs by then anyway. Known before the attempt starts, because a failing last attempt is reported to the
    /// administrator.
    /// </summary>
    /// <param name="attempt">1 for the scheduled run itself.</param>
    /// <param name="startedAt">When this attempt starts; the wait counts from here.</param>
    /// <param name="retryAfter">The waits, in order.</param>
    /// <param name="zone">The zone whose day counts.</param>
    /// <param name="nextScheduled">The next scheduled run, if any.</param>
    public static DateTimeOffset? NextAttempt(
        int attempt, DateTimeOffset startedAt, IReadOnlyList<TimeSpan> retryAfter, TimeZoneInfo zone, DateTimeOffset? nextScheduled)
    {
        if (attempt > retryAfter.Count)
        {
            return null;
        }

        var next = startedAt + retryAfter[attempt - 1];
        return DayOf(next, zone) == DayOf(startedAt, zone) && !(nextScheduled <= next) ? next : null;
    }

    private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
