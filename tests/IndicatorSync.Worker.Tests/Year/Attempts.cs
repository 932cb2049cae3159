using System.Collections.Concurrent;
using Quartz;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>Writes down when the schedule sets out on a run.</summary>
internal sealed class Attempts(TimeProvider time) : IJobListener
{
    private readonly ConcurrentQueue<DateTimeOffset> at = new();

    public string Name => nameof(Attempts);

    public IReadOnlyCollection<DateTimeOffset> At => at;

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (context.JobDetail.Key.Name == "sync")
        {
            at.Enqueue(time.GetUtcNow());
        }

        return ValueTask.CompletedTask;
    }
}
