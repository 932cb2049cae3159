namespace IndicatorSync.Worker.Kolada;

/// <summary>Keeps a distance between the starts of HTTP requests; one caller at a time.</summary>
internal sealed class Pacer(double requestsPerSecond, TimeProvider time)
{
    private readonly TimeSpan distance = requestsPerSecond > 0 ? TimeSpan.FromSeconds(1 / requestsPerSecond) : TimeSpan.Zero;
    private long? lastStart;

    /// <summary>Waits until a request may start.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (lastStart is { } last && distance - time.GetElapsedTime(last) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, time, cancellationToken);
        }
    }

    /// <summary>Waits, and takes the turn.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        lastStart = time.GetTimestamp();
    }
}
