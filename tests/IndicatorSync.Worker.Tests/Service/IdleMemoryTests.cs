using IndicatorSync.Worker.Service;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Service;

public sealed class IdleMemoryTests
{
    private readonly FakeTimeProvider time = new();
    private int times;

    [Fact]
    public async Task It_gives_back_once_all_work_has_been_over_for_a_while()
    {
        using var memory = new IdleMemory(time, () => times++, NullLogger<IdleMemory>.Instance);
        var stop = TestContext.Current.CancellationToken;

        await memory.JobToBeExecuted(null!, stop);
        await memory.JobToBeExecuted(null!, stop);
        await memory.JobWasExecuted(null!, null, stop);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, times);

        await memory.JobWasExecuted(null!, null, stop);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, times);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task A_failure_does_not_reach_the_service()
    {
        using var memory = new IdleMemory(time, () => throw new IOException(), NullLogger<IdleMemory>.Instance);

        await memory.JobToBeExecuted(null!, TestContext.Current.CancellationToken);
        await memory.JobWasExecuted(null!, null, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromMinutes(1));
    }
}
