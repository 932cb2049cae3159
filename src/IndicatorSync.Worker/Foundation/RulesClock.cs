namespace IndicatorSync.Worker.Foundation;

/// <summary>
/// The time that rules and records see. It does not move at <c>Clock:Now</c> or at a recording's time, and is otherwise the time it
/// is. Delays, time-outs, leases and durations ask <see cref="TimeProvider"/> instead, which always runs.
/// </summary>
internal sealed class RulesClock(TimeProvider time, DateTimeOffset? standsAt, TimeZoneInfo zone)
{
    /// <summary>It tells a time that was set, not the machine's.</summary>
    public bool StandsStill => standsAt is not null;

    /// <summary>UTC.</summary>
    public DateTimeOffset Now => standsAt ?? time.GetUtcNow();

    /// <summary>The date in <c>Schedule:TimeZone</c>.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, zone).DateTime);
}
