using System.Threading.Channels;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace IndicatorSync.Worker.Tests.Service;

/// <summary>The real scheduler on a clock of ours, around work of ours. The clock is moved only while the service waits for it.</summary>
public sealed class UnattendedServiceTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Six = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private readonly Channel<(DateTimeOffset At, SyncRequest Request)> runs = Channel.CreateUnbounded<(DateTimeOffset, SyncRequest)>();
    private readonly Channel<DateTimeOffset> drains = Channel.CreateUnbounded<DateTimeOffset>();
    private readonly FakeTimeProvider time = new(Six.AddHours(-1));
    private readonly SchedulerDriver driver;
    private Func<CancellationToken, Task<RunSummary>> sync = _ => Task.FromResult(Summary(RunOutcome.Succeeded));
    private Func<DateTimeOffset?> lastRun = () => Six.AddHours(-23);
    private Func<Task> drain = () => Task.CompletedTask;
    private IHost? host;

    public UnattendedServiceTests() => driver = new SchedulerDriver(time);

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        driver.Dispose();
    }

    [Fact]
    public async Task It_runs_at_the_scheduled_time()
    {
        await StartAsync();

        var run = await NextRunAsync();

        Assert.Equal(Six, run.At);
        Assert.Equal(new SyncRequest(DryRun: false, LastAttempt: false, Unattended: true), run.Request);
    }

    [Theory]
    [InlineData(3, 28)]
    [InlineData(10, 24)]
    public async Task It_runs_once_a_day_at_six_on_the_wall_through_the_nights_the_clocks_change(int month, int day)
    {
        var stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
        time.SetUtcNow(new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero));
        var start = time.GetUtcNow();
        lastRun = () => start;
        await StartAsync();

        var wall = (await NextRunsAsync(3)).Select(run => TimeZoneInfo.ConvertTime(run.At, stockholm).DateTime);

        Assert.Equal(Enumerable.Range(0, 3).Select(n => new DateTime(2026, month, day, 6, 0, 0, DateTimeKind.Unspecified).AddDays(n)), wall);
    }

    [Fact]
    public async Task A_database_without_a_run_is_run_at_once()
    {
        lastRun = () => null;
        await StartAsync();

        Assert.Equal(Six.AddHours(-1), (await NextRunAsync()).At);
    }

    [Fact]
    public async Task A_database_that_cannot_say_when_it_last_ran_is_run_at_once()
    {
        lastRun = () => throw new InvalidOperationException("no connection");
        await StartAsync();

        Assert.Equal(Six.AddHours(-1), (await NextRunAsync()).At);
    }

    [Fact]
    public async Task A_bad_day_has_four_attempts_and_only_the_last_is_told()
    {
        sync = _ => Task.FromResult(Summary(RunOutcome.Partial));
        await StartAsync();

        var attempts = await NextRunsAsync(5);

        Assert.Equal([0, 1, 3, 7, 24], attempts.Select(run => (run.At - Six).TotalHours));
        Assert.Equal([false, false, false, true, false], attempts.Select(run => run.Request.LastAttempt));
    }

    [Fact]
    public async Task An_exception_is_a_failed_attempt_and_never_the_end_of_the_service()
    {
        sync = _ => throw new InvalidOperationException("disk full");
        drain = () => throw new InvalidOperationException("disk full");
        await StartAsync();

        var attempts = await NextRunsAsync(6);

        Assert.Equal([0, 1, 3, 7, 24, 25], attempts.Select(run => (run.At - Six).TotalHours));
    }

    [Fact]
    public async Task Retries_end_when_one_succeeds()
    {
        var outcomes = new Queue<RunOutcome>([RunOutcome.Failed, RunOutcome.Succeeded, RunOutcome.Succeeded]);
        sync = _ => Task.FromResult(Summary(outcomes.Dequeue()));
        await StartAsync();

        Assert.Equal([0, 1, 24], (await NextRunsAsync(3)).Select(run => (run.At - Six).TotalHours));
    }

    [Fact]
    public async Task Waiting_mails_are_sent_every_five_minutes_between_runs()
    {
        await StartAsync();
        var moments = new List<DateTimeOffset>();
        while (moments.Count < 3)
        {
            moments.Add(await MoveUntilAsync(drains.Reader));
        }

        Assert.Equal([0, 5, 10], moments.Select(moment => (moment - Six.AddHours(-1)).TotalMinutes));
    }

    [Fact]
    public async Task A_stop_reaches_the_run_and_waits_for_it()
    {
        var entered = new TaskCompletionSource();
        var interrupted = false;
        lastRun = () => null;
        sync = async cancellationToken =>
        {
            entered.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                interrupted = cancellationToken.IsCancellationRequested;
            }

            return Summary(RunOutcome.Succeeded);
        };
        await StartAsync();
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);

        await host!.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(interrupted);
    }

    private async Task StartAsync()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(time)
            .AddSettings(new Settings { Schedule = new ScheduleOptions { Jitter = TimeSpan.Zero } })
            .AddSingleton(new ScheduledWork(_ => Task.FromResult(lastRun()), RunAsync, DrainAsync))
            .AddUnattendedService(new ScheduleOptions { Jitter = TimeSpan.Zero });
        host = builder.Build();
        driver.Scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        driver.Scheduler.ListenerManager.AddJobListener(driver);
        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    private Task<RunSummary> RunAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        runs.Writer.TryWrite((time.GetUtcNow(), request));
        return sync(cancellationToken);
    }

    private Task DrainAsync(CancellationToken cancellationToken)
    {
        drains.Writer.TryWrite(time.GetUtcNow());
        return drain();
    }

    private async Task<List<(DateTimeOffset At, SyncRequest Request)>> NextRunsAsync(int count)
    {
        var found = new List<(DateTimeOffset, SyncRequest)>();
        while (found.Count < count)
        {
            found.Add(await NextRunAsync());
        }

        return found;
    }

    private Task<(DateTimeOffset At, SyncRequest Request)> NextRunAsync() => MoveUntilAsync(runs.Reader);

    private async Task<T> MoveUntilAsync<T>(ChannelReader<T> reader)
    {
        T? found;
        while (!reader.TryRead(out found))
        {
            await driver.MoveAsync(TestContext.Current.CancellationToken);
        }

        return found;
    }

    private static RunSummary Summary(RunOutcome outcome) =>
        new(outcome, 1, 0, ObservationCounts.None, 0, new Dictionary<Colour, int>(), []);
}
