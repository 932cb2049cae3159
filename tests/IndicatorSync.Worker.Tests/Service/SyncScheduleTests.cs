using System.Globalization;
using IndicatorSync.Core.Scheduling;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Service;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Service;

public class SyncScheduleTests
{
    [Theory]
    [InlineData("2026-03-28T06:10+01:00", "2026-03-29T05:54+02:00", CatchUpDecision.None)]
    [InlineData("2026-03-28T06:10+01:00", "2026-03-29T06:00+02:00", CatchUpDecision.RunNow)]
    [InlineData("2026-10-24T06:10+02:00", "2026-10-25T05:54+01:00", CatchUpDecision.None)]
    [InlineData("2026-10-24T06:10+02:00", "2026-10-25T06:00+01:00", CatchUpDecision.RunNow)]
    public void Six_o_clock_is_six_on_the_wall_also_after_the_clocks_change(string lastRun, string now, CatchUpDecision expected) =>
        Assert.Equal(expected, Schedule(At(now), new ScheduleOptions()).AtStart(At(lastRun)));

    [Theory]
    [InlineData("2026-03-29T01:59+01:00", "2026-03-28T02:31+01:00", CatchUpDecision.None)]
    [InlineData("2026-03-29T03:00+02:00", "2026-03-28T02:31+01:00", CatchUpDecision.RunNow)]
    [InlineData("2026-10-25T02:45+01:00", "2026-10-25T02:31+02:00", CatchUpDecision.None)]
    public void A_time_that_is_skipped_or_comes_twice_runs_once(string now, string lastRun, CatchUpDecision expected) =>
        Assert.Equal(expected, Schedule(At(now), new ScheduleOptions { Cron = "0 30 2 * * ?" }).AtStart(At(lastRun)));

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.5, 450)]
    [InlineData(0.999, 899)]
    public void A_scheduled_run_starts_within_the_jitter(double chance, int seconds)
    {
        var now = At("2026-03-02T06:00+01:00");
        var start = Schedule(now, new ScheduleOptions(), new FixedRandom(chance)).StartOfScheduledRun();

        Assert.Equal(seconds, (int)(start - now).TotalSeconds);
    }

    [Fact]
    public void Without_jitter_it_starts_on_the_hour()
    {
        var now = At("2026-03-02T06:00+01:00");

        Assert.Equal(now, Schedule(now, new ScheduleOptions { Jitter = TimeSpan.Zero }, new FixedRandom(0.9)).StartOfScheduledRun());
    }

    [Fact]
    public void The_attempts_of_a_bad_day_start_at_7_9_and_13()
    {
        var time = new FakeTimeProvider(At("2026-03-02T06:00+01:00"));
        var schedule = new SyncSchedule(new ScheduleOptions(), time, new FixedRandom(0));
        var hours = new List<int>();
        for (var attempt = 1; schedule.NextAttempt(attempt) is { } next; attempt++)
        {
            time.SetUtcNow(next);
            hours.Add(next.ToOffset(TimeSpan.FromHours(1)).Hour);
        }

        Assert.Equal([7, 9, 13], hours);
    }

    private static SyncSchedule Schedule(DateTimeOffset now, ScheduleOptions options, Random? random = null) =>
        new(options, new FakeTimeProvider(now), random ?? new FixedRandom(0));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
