using CsCheck;
using IndicatorSync.Core.Problems;

namespace IndicatorSync.Core.Tests.Problems;

public sealed class ClockTrustTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, true)]
    [InlineData(24 * 60, true)]
    [InlineData(-24 * 60, true)]
    [InlineData((24 * 60) + 1, false)]
    [InlineData((-24 * 60) - 1, false)]
    public void The_source_is_believed_to_a_day_both_ways(int minutes, bool trusted) =>
        Assert.Equal(trusted, ClockTrust.Judge(Now, SourceTime.Of(Now, Now.AddMinutes(minutes), null), null) is null);

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    [InlineData(-24 * 4000, true)]
    public void Without_the_source_only_going_backwards_is_wrong(int hoursLater, bool trusted) =>
        Assert.Equal(trusted, ClockTrust.Judge(Now, null, Now.AddHours(hoursLater)) is null);

    [Fact]
    public void A_database_without_a_run_says_nothing() => Assert.Null(ClockTrust.Judge(Now, null, null));

    [Fact]
    public void A_date_that_the_source_tells_makes_stored_runs_irrelevant() => Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[-100_000, 100_000]).Sample((off, last) =>
    {
        var source = SourceTime.Of(Now, Now.AddHours(off), null);
        return (ClockTrust.Judge(Now, source, Now.AddHours(last)) is null) == (Math.Abs(off) <= 24);
    });

    [Fact]
    public void The_age_of_an_answer_is_added_to_its_date() => Gen.Int[0, 10_000].Sample(hours =>
        SourceTime.Of(Now, Now.AddHours(-hours), TimeSpan.FromHours(hours))!.Ahead == TimeSpan.Zero);

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("9999-12-31")]
    public void A_source_whose_clock_is_absurd_tells_no_time(string date) =>
        Assert.Null(SourceTime.Of(Now, DateTimeOffset.Parse(date + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture), null));
}
