using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Testing;

/// <summary>
/// A clock on which waits of at most <paramref name="longest"/> are over at once, having taken their time. Longer ones wait for ever.
/// </summary>
internal sealed class PassingTime(TimeSpan longest, Action<TimeSpan>? onWait = null) : FakeTimeProvider
{
    private TimeSpan passed;

    /// <summary>How much time the waits took together.</summary>
    public TimeSpan Passed => passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= longest)
        {
            passed += dueTime;
            onWait?.Invoke(passed);
            Advance(dueTime);
        }

        return timer;
    }
}
