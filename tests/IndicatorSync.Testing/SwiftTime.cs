using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Testing;

/// <summary>
/// A clock on which every wait is over at once and is written down, while time limits only run out when the test advances the
/// clock past them. Limits are told from waits by their length.
/// </summary>
public sealed class SwiftTime(DateTimeOffset start, params TimeSpan[] limits) : FakeTimeProvider(start)
{
    /// <summary>A run waits in two places at once: where it fetches and where it stores.</summary>
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !limits.Contains(dueTime))
        {
            waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
