using IndicatorSync.Core.Problems;

namespace IndicatorSync.Core.Tests.Problems;

public class DatabaseOutageTests
{
    private static readonly DateTimeOffset Six = new(2026, 11, 10, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_lasts_from_the_first_failure_to_the_first_answer_and_keeps_the_first_reason()
    {
        var outage = DatabaseOutage.NotAnswered(Failed(Six, "no such server"), Six.AddMinutes(5), "time out", hindersRun: false)
            .Answered(Six.AddMinutes(35)).Answered(Six.AddHours(1));

        Assert.Equal((Six, Six.AddMinutes(35), "no such server", false), (outage.Since, outage.Until, outage.Reason, outage.CameAndWent));
    }

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(29, false, false)]
    [InlineData(30, false, true)]
    public void It_is_news_when_it_kept_a_run_from_its_work_or_lasted(int minutes, bool hinderedRun, bool news) =>
        Assert.Equal(news, Failed(Six, "", hinderedRun).Answered(Six.AddMinutes(minutes)).IsNews);

    [Fact]
    public void One_that_comes_and_goes_before_a_run_could_tell_it_is_one()
    {
        var outage = DatabaseOutage.NotAnswered(Failed(Six, "first", hindersRun: true).Answered(Six.AddMinutes(10)), Six.AddMinutes(40), "second", hindersRun: false);

        Assert.Equal((Six, null, true, true), (outage.Since, outage.Until, outage.CameAndWent, outage.HinderedRun));
    }

    [Fact]
    public void One_that_was_no_news_is_forgotten_for_the_next()
    {
        var outage = DatabaseOutage.NotAnswered(Failed(Six, "first").Answered(Six.AddMinutes(5)), Six.AddHours(9), "second", hindersRun: true);

        Assert.Equal((Six.AddHours(9), "second", false), (outage.Since, outage.Reason, outage.CameAndWent));
    }

    [Fact]
    public void A_run_that_came_through_leaves_only_what_failed_after_it_began()
    {
        var outage = Failed(Six, "no such server", hindersRun: true);

        Assert.Null(outage.After(Six.AddHours(1)));
        var again = DatabaseOutage.NotAnswered(outage, Six.AddMinutes(65), "time out", hindersRun: false).After(Six.AddHours(1));
        Assert.Equal((Six.AddMinutes(65), null, false), (again!.Since, again.Until, again.HinderedRun));
    }

    private static DatabaseOutage Failed(DateTimeOffset at, string reason, bool hindersRun = false) => DatabaseOutage.NotAnswered(null, at, reason, hindersRun);
}
