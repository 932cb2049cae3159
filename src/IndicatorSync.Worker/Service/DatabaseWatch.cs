using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Service;

/// <summary>What the service's jobs have seen of a database that does not answer, until a run has reported it.</summary>
internal sealed class DatabaseWatch(TimeProvider time)
{
    private readonly Lock gate = new();
    private DatabaseOutage? outage;

    /// <summary>A job could not do its work.</summary>
    /// <returns>The outage, when that is the reason.</returns>
    public DatabaseOutage? Saw(Exception failure, bool hindersRun = false)
    {
        if (failure is not ExpectedFailure { MayPass: true } away)
        {
            return null;
        }

        lock (gate)
        {
            return outage = DatabaseOutage.NotAnswered(outage, time.GetUtcNow(), (away.Swedish?.What ?? away.Message).ReplaceLineEndings(" "), hindersRun);
        }
    }

    /// <summary>The boundary of a job between runs: what it meets ends nothing, and the next time it is tried again.</summary>
    /// <param name="work">The job.</param>
    /// <param name="tell">Reports what it met.</param>
    /// <param name="cancellationToken">A stop is no fault.</param>
    public async Task WatchAsync(Func<CancellationToken, Task> work, Action<Exception> tell, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            Answered();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Saw(failure);
            tell(failure);
        }
    }

    /// <summary>A job has read from the database.</summary>
    public void Answered()
    {
        lock (gate)
        {
            outage = outage?.Answered(time.GetUtcNow());
        }
    }

    /// <summary>What a run that begins now has to report if it reaches the database.</summary>
    public DatabaseOutage? ToTell()
    {
        lock (gate)
        {
            return outage?.Answered(time.GetUtcNow()) is { IsNews: true } over ? over : null;
        }
    }

    /// <summary>A run that began at a time has reported what it was given.</summary>
    public void RunCameThrough(DateTimeOffset begun)
    {
        lock (gate)
        {
            outage = outage?.After(begun);
        }
    }
}
