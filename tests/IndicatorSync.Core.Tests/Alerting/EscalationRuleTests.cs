using CsCheck;
using IndicatorSync.Core.Alerting;

namespace IndicatorSync.Core.Tests.Alerting;

public class EscalationRuleTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 500].Select(days => new DateOnly(2026, 1, 1).AddDays(days));

    [Fact]
    public void Ten_working_days_over_midsummer_are_more_than_two_weeks() => Assert.Equal(
        10, EscalationRule.WorkdaysAfter(new DateOnly(2026, 6, 17), new DateOnly(2026, 7, 2), day => day == new DateOnly(2026, 6, 19)));

    [Fact]
    public void Working_days_add_up_and_never_more_than_five_a_week() => Gen.Select(Days, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((from, first, second) =>
    {
        int Count(DateOnly a, DateOnly b) => EscalationRule.WorkdaysAfter(a, b, day => day.DayNumber % 11 == 0);
        var (middle, last) = (from.AddDays(first), from.AddDays(first + second));
        return Count(from, middle) + Count(middle, last) == Count(from, last) && Count(from, from.AddDays(7)) <= 5;
    });
}
