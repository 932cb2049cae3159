using IndicatorSync.Core.Scheduling;
using Microsoft.Extensions.Logging;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>At start: a run that was missed is caught up once.</summary>
internal sealed partial class CatchUpJob(ScheduledWork work, SyncSchedule schedule, DatabaseWatch database, ILogger<CatchUpJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var decision = CatchUpDecision.RunNow;
        try
        {
            decision = schedule.AtStart(await work.LastRun(cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A database that does not answer now may do so in an hour: the run says what is wrong and is tried again.
            database.Saw(failure);
            LastRunUnknown(logger, failure);
        }

        if (decision == CatchUpDecision.RunNow)
        {
            CatchingUp(logger);
            await SyncJob.ScheduleAsync(context.Scheduler, attempt: 1, schedule.Now, cancellationToken);
        }
    }

    [LoggerMessage(101, LogLevel.Information, "A scheduled run was missed, or the database has none: running now.")]
    private static partial void CatchingUp(ILogger logger);

    [LoggerMessage(102, LogLevel.Error, "The time of the last run could not be read: running now.")]
    private static partial void LastRunUnknown(ILogger logger, Exception failure);
}

/// <summary>On the hour of the schedule: puts the run somewhere within the jitter.</summary>
internal sealed class ScheduledHourJob(SyncSchedule schedule) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await SyncJob.ScheduleAsync(context.Scheduler, attempt: 1, schedule.StartOfScheduledRun(), cancellationToken);
}
