using System.Globalization;
using IndicatorSync.Core.Scheduling;

namespace IndicatorSync.Core.Tests.Scheduling;

public class RetryPlanTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly TimeSpan[] Waits = [TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4)];

    [Theory]
    [InlineData(1, "2026-03-02T06:00+01:00", "2026-03-02T07:00+01:00")]
    [InlineData(2, "2026-03-02T07:00+01:00", "2026-03-02T09:00+01:00")]
    [InlineData(3, "2026-03-02T09:00+01:00", "2026-03-02T13:00+01:00")]
    [InlineData(4, "2026-03-02T13:00+01:00", null)]
    public void Attempts_follow_the_waits_and_then_end(int attempt, string start, string? next) =>
        Assert.Equal(At(next), RetryPlan.NextAttempt(attempt, At(start)!.Value, Waits, Stockholm, At("2026-03-03T06:00+01:00")));

    [Theory]
    [InlineData("2026-03-02T22:59+01:00", "2026-03-02T23:59+01:00")]
    [InlineData("2026-03-02T23:00+01:00", null)]
    public void An_attempt_on_another_day_is_not_made(string start, string? next) =>
        Assert.Equal(At(next), RetryPlan.NextAttempt(1, At(start)!.Value, Waits, Stockholm, null));

    [Fact]
    public void The_day_is_that_of_the_zone_not_of_UTC() =>
        Assert.NotNull(RetryPlan.NextAttempt(1, At("2026-07-01T00:30+02:00")!.Value, Waits, Stockholm, null));

    [Theory]
    [InlineData("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00")]
    [InlineData("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")]
    public void A_wait_is_time_that_passes_also_on_the_nights_the_clocks_change(string start, string next) =>
        Assert.Equal(At(next), RetryPlan.NextAttempt(1, At(start)!.Value, Waits, Stockholm, null));

    [Theory]
    [InlineData("2026-03-02T07:00+01:00")]
    [InlineData("2026-03-02T06:30+01:00")]
    public void A_retry_gives_way_to_a_scheduled_run_that_comes_first(string scheduled) =>
        Assert.Null(RetryPlan.NextAttempt(1, At("2026-03-02T06:00+01:00")!.Value, Waits, Stockholm, At(scheduled)));

    [Fact]
    public void Without_waits_the_first_attempt_is_the_last() =>
        Assert.Null(RetryPlan.NextAttempt(1, At("2026-03-02T06:00+01:00")!.Value, [], Stockholm, null));

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
