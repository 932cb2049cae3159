using CsCheck;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Catalogue;

public class PlanAroundTests
{
    [Theory]
    [InlineData("2024-04-30", "2024-04-30", "2024-04-30", true)]
    [InlineData("kvartal 4", "2026-10-01", "2026-12-31", false)]
    [InlineData("Kvartal 4 2025", "2025-10-01", "2025-12-31", true)]
    [InlineData("Q1 2027", "2027-01-01", "2027-03-31", true)]
    [InlineData("v 40", "2026-09-28", "2026-10-04", false)]
    [InlineData("vecka 1 2027", "2027-01-04", "2027-01-10", true)]
    [InlineData("augusti", "2026-08-01", "2026-08-31", false)]
    [InlineData("aug 2025", "2025-08-01", "2025-08-31", true)]
    [InlineData("30 april", "2026-04-30", "2026-04-30", false)]
    [InlineData("den 1 juni 2025", "2025-06-01", "2025-06-01", true)]
    [InlineData("2027", "2027-01-01", "2027-12-31", true)]
    public void A_planned_day_is_read(string text, string first, string last, bool hasYear) =>
        Assert.Equal(new PlannedDay(DateOnly.Parse(first, null), DateOnly.Parse(last, null), hasYear), PlannedDay.Read(text, 2026));

    [Theory]
    [InlineData("")]
    [InlineData("snart")]
    [InlineData("2026-02-30")]
    [InlineData("30 februari")]
    [InlineData("v 54")]
    [InlineData("v 53 2025")]
    [InlineData("kvartal 5")]
    public void What_is_no_day_is_not_guessed(string text) => Assert.Null(PlannedDay.Read(text, 2026));

    [Fact]
    public void Nothing_that_is_written_breaks_the_reader() =>
        Gen.String.Sample(text => PlannedDay.Read(text, 2026) is not { } day || day.First <= day.Last);

    [Theory]
    [InlineData(null, true)]
    [InlineData(ActivityStatus.NotBegun, true)]
    [InlineData(ActivityStatus.OnPlan, true)]
    [InlineData(ActivityStatus.OffPlan, true)]
    [InlineData(ActivityStatus.EndedOnPlan, false)]
    [InlineData(ActivityStatus.EndedOffPlan, false)]
    [InlineData(ActivityStatus.Cancelled, false)]
    public void It_is_overdue_when_its_last_day_has_passed_and_it_has_not_ended(ActivityStatus? status, bool overdue)
    {
        var activity = new Activity { Ordinal = 1, Id = "a", Name = "A", Ends = new DateOnly(2026, 4, 30), Status = status };

        Assert.False(activity.IsOverdue(new DateOnly(2026, 4, 30)));
        Assert.Equal(overdue, activity.IsOverdue(new DateOnly(2026, 5, 1)));
        Assert.False((activity with { Ends = null }).IsOverdue(new DateOnly(2030, 1, 1)));
    }

    /// <summary>Any links among six goals: a goal is in a circle exactly when one comes back to it by going up.</summary>
    [Fact]
    public void A_goal_is_in_a_circle_when_the_way_up_comes_back_to_it() => Gen.Int[-1, 5].Array[6].Sample(links =>
    {
        var parents = links.Index().ToDictionary(link => $"{link.Index}", link => link.Item < 0 ? null : $"{link.Item}");
        var circles = GoalTree.InCircles(parents).ToHashSet();
        return parents.Keys.All(goal =>
        {
            var at = parents[goal];
            for (var step = 0; step < 6 && at is not null && at != goal; step++)
            {
                at = parents[at];
            }

            return circles.Contains(goal) == (at == goal) && GoalTree.Upwards(goal, parents)[0] == goal;
        });
    });
}
