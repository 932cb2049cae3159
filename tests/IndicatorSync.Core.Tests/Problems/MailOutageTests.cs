using IndicatorSync.Core.Problems;

namespace IndicatorSync.Core.Tests.Problems;

public class MailOutageTests
{
    private static readonly DateTimeOffset Six = new(2026, 9, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tomorrow = Six.AddDays(1);

    [Theory]
    [InlineData(1, 24, true)]
    [InlineData(1, 2, false)]
    [InlineData(0, 24, false)]
    public void Mail_that_was_tried_and_has_waited_more_than_two_hours_is_a_standing_problem(int failures, int hours, bool stands)
    {
        var outage = MailOutage.Of([new(Six, null, failures)], Six.AddHours(hours));

        Assert.Equal((stands, null), (outage.Standing is not null, outage.Past));
    }

    [Fact]
    public void Those_behind_the_first_wait_too()
    {
        var outage = MailOutage.Of([new(Six, null, 9), new(Six.AddHours(20), null, 0)], Tomorrow);

        Assert.Equal(new MailDelay(Six, Tomorrow, 2), outage.Standing);
    }

    [Fact]
    public void When_they_have_gone_it_is_past_and_says_from_when_to_when_and_how_many()
    {
        var outage = MailOutage.Of([new(Six, Six.AddHours(18), 20), new(Six.AddHours(2), Six.AddHours(19), 0), new(Six.AddHours(2), Six.AddHours(19), 0), new(Six.AddHours(18), Six.AddHours(19), 0)], Tomorrow);

        Assert.Equal((null, new MailDelay(Six, Six.AddHours(19), 3)), (outage.Standing, outage.Past));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 20)]
    public void A_short_wait_or_one_for_the_service_itself_is_none(int failures, int hours) =>
        Assert.Null(MailOutage.Of([new(Six, Six.AddHours(hours), failures)], Tomorrow).Past);

    [Fact]
    public void While_one_still_waits_nothing_is_past()
    {
        var outage = MailOutage.Of([new(Six, Six.AddHours(18), 20), new(Six, null, 3)], Tomorrow);

        Assert.Equal((1, null), (outage.Standing!.Mails, outage.Past));
    }

    [Fact]
    public void What_went_after_the_run_began_is_the_next_ones_to_tell()
    {
        MailTimes[] mails = [new(Six, Tomorrow, 20)];

        Assert.Equal((1, null), (MailOutage.Of(mails, Tomorrow).Standing!.Mails, MailOutage.Of(mails, Tomorrow).Past));
        Assert.Equal(new MailDelay(Six, Tomorrow, 1), MailOutage.Of(mails, Tomorrow.AddDays(1)).Past);
    }
}
