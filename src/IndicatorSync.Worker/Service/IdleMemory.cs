using Microsoft.Extensions.Logging;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// Gives back what the service's work took, once nothing has run for a while: between two mornings it waits, on a server that others
/// share. The next work is some milliseconds slower for it.
/// </summary>
internal sealed partial class IdleMemory : IJobListener, IDisposable
{
    /// <summary>Longer than the compiler takes to finish what the work made it begin.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private readonly ITimer timer;
    private readonly Action giveBack;
    private readonly ILogger<IdleMemory> logger;
    private int running;

    public IdleMemory(TimeProvider time, Action giveBack, ILogger<IdleMemory> logger)
    {
        this.giveBack = giveBack;
        this.logger = logger;
        timer = time.CreateTimer(_ => WhenIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Name => "idle-memory";

    /// <summary>The pages first: to find them makes garbage of its own.</summary>
    public static void GiveBack()
    {
        MappedFiles.Release();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref running);
        return ValueTask.CompletedTask;
    }

    /// <summary>Then it was not announced as begun either.</summary>
    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        Interlocked.Decrement(ref running);
        timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => timer.Dispose();

    private void WhenIdle()
    {
        if (Volatile.Read(ref running) != 0)
        {
            return;
        }

        try
        {
            giveBack();
        }
        catch (Exception failure)
        {
            // On a timer's thread it would end the service, which works as well without.
            NotGivenBack(logger, failure);
        }
    }

    [LoggerMessage(151, LogLevel.Debug, "Memory could not be given back.")]
    private static partial void NotGivenBack(ILogger logger, Exception failure);
}
