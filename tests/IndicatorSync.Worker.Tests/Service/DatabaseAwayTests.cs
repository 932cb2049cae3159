using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
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

/// <summary>The real schedule around a database that goes away: who is told, when, and of what time.</summary>
public sealed class DatabaseAwayTests : IDisposable
{
    private static readonly DateTimeOffset Six = new(2026, 11, 10, 5, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Six.AddHours(-1));
    private readonly SchedulerDriver driver;
    private readonly List<(double Hour, DatabaseOutage? Was)> runs = [];
    private readonly List<(double Hour, DatabaseOutage Outage)> told = [];
    private Func<double, bool> isAway = _ => false;

    public DatabaseAwayTests() => driver = new SchedulerDriver(time);

    private double Hour => (time.GetUtcNow() - Six).TotalHours;

    public void Dispose() => driver.Dispose();

    [Fact]
    public async Task Of_an_hour_the_retry_tells_once_from_when_to_when()
    {
        isAway = hour => hour is >= -0.05 and < 0.52;
        await RunAsync(hours: 26);

        Assert.Equal([1, 24], runs.Select(run => run.Hour));
        Assert.Equal((Six, Six.AddMinutes(35), true, false), (runs[0].Was!.Since, runs[0].Was!.Until, runs[0].Was!.HinderedRun, runs[0].Was!.CameAndWent));
        Assert.Equal("no answer", runs[0].Was!.Reason);
        Assert.Null(runs[1].Was);
        Assert.Empty(told);
    }

    [Fact]
    public async Task Of_two_days_the_administrator_hears_when_the_days_last_attempt_has_failed_and_when_it_is_over()
    {
        isAway = hour => hour is >= -0.5 and < 47;
        await RunAsync(hours: 73);

        // The second day's notice is the same mail, which has gone.
        Assert.Equal([7, 31], told.Select(notice => notice.Hour));
        Assert.Single(told.Select(notice => notice.Outage.Since).Distinct());
        Assert.Equal([48, 72], runs.Select(run => run.Hour));
        Assert.Equal((Six.AddHours(-0.5), Six.AddHours(47)), (runs[0].Was!.Since, runs[0].Was!.Until));
        Assert.Null(runs[1].Was);
    }

    [Fact]
    public async Task Of_a_moment_between_runs_nobody_hears()
    {
        isAway = hour => hour is > 10 and < 10.2;
        await RunAsync(hours: 25);

        Assert.All(runs, run => Assert.Null(run.Was));
        Assert.Equal([0, 24], runs.Select(run => run.Hour));
    }

    [Fact]
    public async Task Of_hours_between_runs_the_next_run_tells()
    {
        isAway = hour => hour is >= 10 and < 13;
        await RunAsync(hours: 49);

        Assert.Equal([null, (Six.AddHours(10), Six.AddHours(13), false), null], runs.Select(run => run.Was is { } was ? ((DateTimeOffset, DateTimeOffset, bool)?)(was.Since, was.Until!.Value, was.HinderedRun) : null));
        Assert.Empty(told);
    }

    private async Task RunAsync(double hours)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(time)
            .AddSettings(new Settings { Schedule = new ScheduleOptions { Jitter = TimeSpan.Zero } })
            .AddSingleton(new ScheduledWork(_ => Task.FromResult<DateTimeOffset?>(Six.AddHours(-23)), SyncAsync, _ => AskAsync())
            {
                TellOfDatabase = (outage, _) =>
                {
                    told.Add((Hour, outage));
                    return Task.CompletedTask;
                },
            })
            .AddUnattendedService(new ScheduleOptions { Jitter = TimeSpan.Zero });
        using var host = builder.Build();
        driver.Scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        driver.Scheduler.ListenerManager.AddJobListener(driver);
        await host.StartAsync(TestContext.Current.CancellationToken);
        while (Hour < hours)
        {
            await driver.MoveAsync(TestContext.Current.CancellationToken);
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<RunSummary> SyncAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        await AskAsync();
        runs.Add((Hour, request.DatabaseWas));
        return new RunSummary(RunOutcome.Succeeded, 1, 0, ObservationCounts.None, 0, new Dictionary<Colour, int>(), []);
    }

    private Task AskAsync() => isAway(Hour) ? throw new ExpectedFailure(FailureKind.DatabaseAway, "no answer") : Task.CompletedTask;
}
