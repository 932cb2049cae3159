using IndicatorSync.Worker.Foundation;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Foundation;

public class RulesClockTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero));

    [Fact]
    public void It_is_the_time_it_is_and_today_is_the_date_in_the_zone()
    {
        var clock = new RulesClock(time, null, Stockholm);

        Assert.Equal(time.GetUtcNow(), clock.Now);
        Assert.Equal(new DateOnly(2026, 7, 1), clock.Today);
    }

    [Fact]
    public void A_set_clock_stands_still()
    {
        var set = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var clock = new RulesClock(time, set, Stockholm);
        time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(set, clock.Now);
    }
}
