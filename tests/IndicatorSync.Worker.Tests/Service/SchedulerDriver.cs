using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace IndicatorSync.Worker.Tests.Service;

/// <summary>
/// Moves a fake clock from one fire time of the scheduler to the next, and only when every job that had fired by then has ended:
/// no test has to wait for time to pass, or to hope that enough has.
/// </summary>
internal sealed class SchedulerDriver(FakeTimeProvider time) : IJobListener, IDisposable
{
    private static readonly TriggerKey[] Triggers = [new("catch-up"), new("hour"), new("outbox"), new("sync")];

    private readonly ConcurrentDictionary<(TriggerKey, DateTimeOffset?), bool> ended = new();
    private readonly SemaphoreSlim anyEnded = new(0);

    public IScheduler? Scheduler { get; set; }

    public string Name => nameof(SchedulerDriver);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        ended[(context.Trigger.Key, context.ScheduledFireTimeUtc)] = true;
        anyEnded.Release();
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until nothing is due or under way, then moves to the next fire time.</summary>
    public Task MoveAsync(CancellationToken cancellationToken) => MoveAsync(DateTimeOffset.MaxValue, cancellationToken);

    /// <summary>As <see cref="MoveAsync(CancellationToken)"/>, but no further than a moment.</summary>
    public async Task MoveAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        while (true)
        {
            var triggers = await Scheduler!.GetTriggers(Triggers, cancellationToken);
            if (!triggers.Any(IsUnderWay))
            {
                var next = triggers.Min(trigger => trigger.NextFireTimeUtc) ?? DateTimeOffset.MaxValue;
                time.SetUtcNow(next < until ? next : until);
                return;
            }

            await anyEnded.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => anyEnded.Dispose();

    private bool IsUnderWay(ITrigger trigger) =>
        trigger.NextFireTimeUtc <= time.GetUtcNow()
        || (trigger.PreviousFireTimeUtc is { } fired && !ended.ContainsKey((trigger.Key, fired)));
}
