using IndicatorSync.Core.Scheduling;
using IndicatorSync.Worker.Foundation.Configuration;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>When the service runs: the cron expression in its zone, the jitter, and the attempts after a run that did not succeed.</summary>
internal sealed class SyncSchedule(ScheduleOptions options, TimeProvider time, Random random)
{
    private readonly CronExpression cron = new(options.Cron, options.TimeZone);

    public DateTimeOffset Now => time.GetUtcNow();

    public CatchUpDecision AtStart(DateTimeOffset? lastRun) =>
        CatchUp.Decide(Now, lastRun, moment => cron.GetNextValidTimeAfter(moment));

    /// <summary>A moment within <c>Schedule:Jitter</c>, so that 290 municipalities do not ask at the same second.</summary>
    public DateTimeOffset StartOfScheduledRun() => Now + (options.Jitter * random.NextDouble());

    /// <summary>See <see cref="RetryPlan.NextAttempt"/>.</summary>
    public DateTimeOffset? NextAttempt(int attempt)
    {
        var now = Now;
        return RetryPlan.NextAttempt(attempt, now, options.RetryAfter, options.TimeZone, cron.GetNextValidTimeAfter(now));
    }
}
