namespace IndicatorSync.Core.Scheduling;

/// <summary>What a starting service does about the time it was away.</summary>
public enum CatchUpDecision
{
    /// <summary>Nothing was missed.</summary>
    None,

    /// <summary>A run was missed, or there never was one: run now.</summary>
    RunNow,

    /// <summary>A run was missed, but the schedule runs in a moment anyway.</summary>
    LeaveToSchedule,
}

/// <summary>Whether a run was missed while the service was away (docs/contract.md 1.3).</summary>
public static class CatchUp
{
    /// <summary>A scheduled time this near makes a catch-up needless.</summary>
    public static readonly TimeSpan NearEnough = TimeSpan.FromMinutes(5);

    /// <param name="now">The time at start.</param>
    /// <param name="lastRun">When the last run that did its work ended; null for a database without any.</param>
    /// <param name="nextAfter">The first scheduled time after a moment; null when the schedule has come to its end.</param>
    public static CatchUpDecision Decide(DateTimeOffset now, DateTimeOffset? lastRun, Func<DateTimeOffset, DateTimeOffset?> nextAfter)
    {
        var missed = lastRun is not { } last || nextAfter(last) <= now;
        return !missed ? CatchUpDecision.None
            : nextAfter(now) - now <= NearEnough ? CatchUpDecision.LeaveToSchedule
            : CatchUpDecision.RunNow;
    }
}
