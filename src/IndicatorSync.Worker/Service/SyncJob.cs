using System.Globalization;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>One attempt at a run, and the plan for the next should it not succeed. Nothing it meets ends the service.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SyncJob(
    ScheduledWork work, SyncSchedule schedule, DatabaseWatch database, Heartbeat heartbeat, ILogger<SyncJob> logger) : IJob
{
    public static readonly JobKey Key = new("sync");

    private const string AttemptKey = "attempt";

    /// <summary>One trigger for all attempts: a new run replaces the retry that an earlier one had planned.</summary>
    private static readonly TriggerKey Trigger = new("sync");

    /// <param name="scheduler">The scheduler.</param>
    /// <param name="attempt">1 for the run itself.</param>
    /// <param name="startAt">On the service's clock: a trigger's own "now" would be the system's.</param>
    /// <param name="cancellationToken">Stops the scheduling, not the run.</param>
    public static async ValueTask ScheduleAsync(IScheduler scheduler, int attempt, DateTimeOffset startAt, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create().ForJob(Key).WithIdentity(Trigger)
            .UsingJobData(AttemptKey, attempt.ToString(CultureInfo.InvariantCulture)).StartAt(startAt);
        await scheduler.ScheduleJob(trigger.Build(), new ScheduleJobOptions { Replace = true }, cancellationToken);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var attempt = int.Parse(context.MergedJobDataMap.GetString(AttemptKey)!, CultureInfo.InvariantCulture);
        var next = schedule.NextAttempt(attempt);
        var outcome = await RunAsync(new SyncRequest(DryRun: false, LastAttempt: next is null, Unattended: true), cancellationToken);
        if (outcome is null or RunOutcome.Succeeded)
        {
            return;
        }

        if (next is { } moment)
        {
            Retrying(logger, attempt + 1, moment);
            await ScheduleAsync(context.Scheduler, attempt + 1, moment, cancellationToken);
        }
        else
        {
            GivenUp(logger, attempt);
        }
    }

    /// <returns>Null when the service is stopping.</returns>
    private async Task<RunOutcome?> RunAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await heartbeat.StartedAsync(cancellationToken);
            var begun = schedule.Now;
            var summary = await work.Sync(request with { DatabaseWas = database.ToTell() }, cancellationToken);
            database.RunCameThrough(begun);
            if (request.LastAttempt && summary.Problems.FirstOrDefault(problem => problem.Type == ProblemTypes.ClockWrong) is { } wrong)
            {
                await work.TellOfClock(wrong.Message, cancellationToken);
            }

            await heartbeat.EndedAsync(summary.Outcome, cancellationToken);
            await work.RecordHealth(null, cancellationToken);
            return summary.Outcome;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            Interrupted(logger);
            return null;
        }
        catch (Exception failure)
        {
            // The boundary of a scheduled run: the service lives on, and the next attempt is planned.
            Broke(logger, failure.Message.ReplaceLineEndings(" "), failure is ExpectedFailure ? null : failure);
            if (database.Saw(failure, hindersRun: true) is { } outage && request.LastAttempt)
            {
                await work.TellOfDatabase(outage, cancellationToken);
            }

            await heartbeat.EndedAsync(RunOutcome.Failed, cancellationToken);
            await work.RecordHealth(failure, cancellationToken);
            return RunOutcome.Failed;
        }
    }

    [LoggerMessage(111, LogLevel.Warning, "The run did not succeed; attempt {Attempt} starts at {Moment:u}.")]
    private static partial void Retrying(ILogger logger, int attempt, DateTimeOffset moment);

    [LoggerMessage(112, LogLevel.Error, "The run did not succeed in {Attempts} attempts; the next is the scheduled one.")]
    private static partial void GivenUp(ILogger logger, int attempts);

    [LoggerMessage(113, LogLevel.Information, "The run was interrupted because the service stops.")]
    private static partial void Interrupted(ILogger logger);

    [LoggerMessage(114, LogLevel.Error, "The run failed: {Reason}")]
    private static partial void Broke(ILogger logger, string reason, Exception? failure);
}
