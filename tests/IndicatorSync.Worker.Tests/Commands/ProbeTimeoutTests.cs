using System.Diagnostics;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary><c>status --check --timeout</c>: a monitor that gets no answer in time says that the check is broken, which helps nobody.</summary>
public sealed class ProbeTimeoutTests : IDisposable
{
    private readonly Scenario norsjo = new();
    private readonly ManualResetEventSlim never = new();

    public void Dispose()
    {
        never.Set();
        norsjo.Dispose();
        never.Dispose();
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("1 s", false)]
    [InlineData("1", true)]
    public async Task A_database_that_never_answers_is_UNKNOWN_within_the_time_given(string timeout, bool blocks)
    {
        norsjo.AddServices = services => services.AddSingleton<ReadHealthFacts>(_ => blocks ? Blocked : Silent);
        var watch = Stopwatch.StartNew();

        var run = (await norsjo.Runs("status", "--check", "--timeout", timeout)).Ended(3);

        Assert.Equal("INDICATORSYNC UNKNOWN - no answer from the database within 1 s", run.Output.TrimEnd());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task An_answer_that_comes_in_time_is_the_answer()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        await norsjo.Sync("2026-10-05");

        (await norsjo.Runs("status", "--check", "--timeout", "60", "--Mail:Transport=Pickup", Scenario.At("2026-10-05"))).Ended(1);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("snart")]
    [InlineData("-1")]
    public async Task A_time_that_is_none_is_UNKNOWN_and_says_so(string timeout) =>
        Assert.Contains("--timeout is a number of seconds", (await norsjo.Runs("status", "--check", $"--timeout={timeout}")).Ended(3).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_check_there_is_nothing_to_limit() =>
        Assert.Contains("--timeout goes with --check only", (await norsjo.Runs("status", "--timeout", "8")).Ended(2).Error, StringComparison.Ordinal);

    private static async Task<HealthFacts> Silent(CancellationToken cancellationToken) =>
        await new TaskCompletionSource<HealthFacts>().Task.WaitAsync(cancellationToken);

    /// <summary>As a driver does that waits on a dead network without heeding a token.</summary>
    private Task<HealthFacts> Blocked(CancellationToken cancellationToken)
    {
        never.Wait(CancellationToken.None);
        throw new InvalidOperationException("the test is over");
    }
}
