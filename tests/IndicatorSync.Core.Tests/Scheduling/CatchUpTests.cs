using IndicatorSync.Core.Scheduling;

namespace IndicatorSync.Core.Tests.Scheduling;

public class CatchUpTests
{
    private static readonly DateTimeOffset Today = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_database_without_any_run_counts_as_missed() =>
        Assert.Equal(CatchUpDecision.RunNow, Decide(now: 9, lastRun: null));

    [Fact]
    public void A_run_since_the_last_scheduled_time_leaves_nothing_to_catch_up() =>
        Assert.Equal(CatchUpDecision.None, Decide(now: 9, lastRun: 6.2));

    [Fact]
    public void A_scheduled_time_since_the_last_run_is_caught_up() =>
        Assert.Equal(CatchUpDecision.RunNow, Decide(now: 9, lastRun: -18));

    [Fact]
    public void A_scheduled_time_that_strikes_at_start_counts_as_passed() =>
        Assert.Equal(CatchUpDecision.RunNow, Decide(now: 6, lastRun: -18));

    [Theory]
    [InlineData(5.0, CatchUpDecision.LeaveToSchedule)]
    [InlineData(5.1, CatchUpDecision.RunNow)]
    public void A_catch_up_is_skipped_when_the_schedule_runs_within_five_minutes(double minutesBefore, CatchUpDecision expected) =>
        Assert.Equal(expected, Decide(now: 6 - (minutesBefore / 60), lastRun: null));

    [Fact]
    public void A_schedule_that_has_ended_misses_nothing_once_it_has_run() =>
        Assert.Equal(CatchUpDecision.None, CatchUp.Decide(Today.AddYears(1), Today, _ => null));

    /// <summary>Hours of today in UTC, against a schedule at six every day.</summary>
    private static CatchUpDecision Decide(double now, double? lastRun) =>
        CatchUp.Decide(Today.AddHours(now), lastRun is { } hours ? Today.AddHours(hours) : null, NextSix);

    private static DateTimeOffset? NextSix(DateTimeOffset after)
    {
        var six = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero).AddHours(6);
        return six > after ? six : six.AddDays(1);
    }
}
