using System.Collections.Concurrent;
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

/// <summary>The real scheduler through a whole year on a clock of ours, both nights that the clocks change included.</summary>
public sealed class SimulatedYearTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    [Theory]
    [InlineData("0 0 6 * * ?", 6, 0)]
    [InlineData("0 30 2 * * ?", 2, 30)]
    public async Task Every_day_has_its_run_once(string cron, int hour, int minute)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));
        var time = new FakeTimeProvider(start);
        var runs = new ConcurrentQueue<DateTimeOffset>();
        using var driver = new SchedulerDriver(time);
        using var host = Host(time, new ScheduleOptions { Cron = cron, Jitter = TimeSpan.Zero }, start, runs);
        driver.Scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        driver.Scheduler.ListenerManager.AddJobListener(driver);
        await host.StartAsync(TestContext.Current.CancellationToken);
        // Between the runs the mails are tried every five minutes: another test's matter.
        await driver.Scheduler.UnscheduleJob(new TriggerKey("outbox"), TestContext.Current.CancellationToken);

        while (time.GetUtcNow() < start.AddYears(1))
        {
            await driver.MoveAsync(TestContext.Current.CancellationToken);
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
        var wall = runs.Select(run => TimeZoneInfo.ConvertTime(run, Stockholm)).Where(run => run.Year == 2026).ToList();
        Assert.Equal(Enumerable.Range(0, 365).Select(day => DateOnly.FromDateTime(start.AddDays(day).Date)), wall.Select(run => DateOnly.FromDateTime(run.Date)));
        // Half past two does not exist on the last Sunday of March: that day it is three.
        Assert.All(wall, run => Assert.True(run.TimeOfDay == new TimeSpan(hour, minute, 0) || (run.Date == new DateTime(2026, 3, 29) && hour == 2 && run.Hour == 3), $"{run}"));
    }

    private static IHost Host(FakeTimeProvider time, ScheduleOptions schedule, DateTimeOffset lastRun, ConcurrentQueue<DateTimeOffset> runs)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(time)
            .AddSettings(new Settings { Schedule = schedule })
            .AddSingleton(new ScheduledWork(
                _ => Task.FromResult<DateTimeOffset?>(lastRun),
                (_, _) =>
                {
                    runs.Enqueue(time.GetUtcNow());
                    return Task.FromResult(new RunSummary(RunOutcome.Succeeded, 1, 0, ObservationCounts.None, 0, new Dictionary<Colour, int>(), []));
                },
                _ => Task.CompletedTask))
            .AddUnattendedService(schedule);
        return builder.Build();
    }
}
