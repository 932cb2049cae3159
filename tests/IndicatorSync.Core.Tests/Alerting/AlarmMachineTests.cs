using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Alerting.AlarmSteps;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>What the table of <see cref="AlarmTableTests"/> has no room for: struck values, <c>larma vid: gul</c>, several steps.</summary>
public class AlarmMachineTests
{
    [Theory]
    [InlineData(60, "- → active", true)]
    [InlineData(55, "RevisedStillRed → active", false)]
    [InlineData(65, "RevisedStillRed → active", true)]
    [InlineData(85, "RevisedNoLongerRed → resolved", false)]
    public void A_struck_value_that_returns_is_a_revision_of_the_struck_one(decimal value, string expected, bool acknowledgementStands)
    {
        var step = new JudgementStep(Cause.RevisedValue, Struck, Judged(value), Red);

        var outcome = Next(Open(AlarmStatus.Active), [step], step.To, acknowledged: true, Rules(), Now);

        Assert.Equal(expected, Told(outcome));
        Assert.Equal(acknowledgementStands, !outcome.AcknowledgementLapses);
    }

    [Fact]
    public void A_mute_that_ends_while_the_colour_is_missing_is_told_when_red_is_back()
    {
        var stale = Without(Basis.Stale, Red);
        var muted = Next(Open(AlarmStatus.Active, muted: true), [new(Cause.Aged, Red, stale)], stale, false, Rules(muted: true), Now);
        var ended = Next(muted.Alarm, [], stale, false, Rules(), Now.AddDays(1));
        var back = Next(ended.Alarm, [new(Cause.Aged, stale, Red)], Red, false, Rules(), Now.AddDays(2));
        var quiet = Next(back.Alarm, [], Red, false, Rules(), Now.AddDays(3));

        Assert.Null(ended.Event);
        Assert.Equal(["MuteEnded → active", "- → active"], new[] { back, quiet }.Select(outcome => Told(outcome)));
    }

    [Fact]
    public void Green_owes_nothing_of_a_mute()
    {
        var ended = Next(Open(AlarmStatus.Active, muted: true), [new(Cause.NewValue, Red, Green)], Green, false, Rules(), Now);

        Assert.Equal("LeftRed → resolved", Told(ended));
        Assert.False(ended.Alarm!.Muted);
    }

    [Fact]
    public void Red_then_missing_then_red_is_one_alarm()
    {
        var struck = Next(Open(AlarmStatus.Active), [new(Cause.Withdrawn, Red, Struck)], Struck, false, Rules(), Now);
        var again = Next(struck.Alarm, [new(Cause.NewValue, Struck, Judged(60m, 2026))], Judged(60m, 2026), false, Rules(), Now.AddDays(30));

        Assert.Equal("Withdrawn → active", Told(struck));
        Assert.Equal("StillRedNewPeriod → active", Told(again));
        Assert.Empty(struck.Transitions.Concat(again.Transitions));
    }

    [Theory]
    [InlineData(Cause.Aged, false, "- → active")]
    [InlineData(Cause.BandChanged, false, "- → active")]
    [InlineData(Cause.ReferenceRevised, false, "- → active")]
    [InlineData(Cause.ReferenceRevised, true, "ReferenceChanged → active")]
    [InlineData(Cause.BandChanged, true, "BandChanged → active")]
    public void Red_again_on_the_same_value_is_still_red_but_a_year_first_judged_is_news(Cause cause, bool firstColour, string expected) => Assert.Equal(
        expected,
        Told(Next(Open(AlarmStatus.Active), [new(cause, Without(Basis.NoReference, Red), Red)], Red, false, Rules(), Now, firstColour)));

    [Theory]
    [InlineData("none", 76, "TurnedYellow → new")]
    [InlineData("none", 60, "TurnedRed → new")]
    [InlineData("yellow", 75, "StillRedNewPeriod → active")]
    [InlineData("yellow", 60, "TurnedRed → active")]
    [InlineData("yellow", 85, "LeftRed → resolved")]
    [InlineData("red", 76, "LeftRed → active")]
    [InlineData("red", 60, "StillRedNewPeriod → active")]
    [InlineData("red", 85, "LeftRed → resolved")]
    public void With_larm_vid_gul_yellow_opens_the_alarm_too(string level, decimal value, string expected)
    {
        var (alarm, before) = level switch
        {
            "yellow" => (Open(AlarmStatus.Active, Colour.Yellow), Yellow),
            "red" => (Open(AlarmStatus.Active), Red),
            _ => (null, Green),
        };
        var now = Judged(value, 2026);

        var outcome = Next(alarm, [new(Cause.NewValue, before, now)], now, false, Rules(onYellow: true), Now);

        Assert.Equal(expected, Told(outcome));
        Assert.True(outcome.Alarm is not { IsOpen: true } || outcome.Alarm.Level == now.Colour);
    }

    [Fact]
    public void Of_several_steps_the_one_that_last_changed_the_colour_is_told_and_the_others_are_named()
    {
        var lower = Judged(60m, 2026);
        var outcome = Next(
            null, [new(Cause.NewValue, Green, lower), new(Cause.BandChanged, lower, lower with { DistanceToGreen = 30m })], lower, false, Rules(), Now);

        Assert.Equal("TurnedRed → new", Told(outcome));
        Assert.Equal(Cause.NewValue, outcome.Step!.Cause);
        Assert.Equal([Cause.BandChanged], outcome.Others.Select(step => step.Cause));
        Assert.Equal([new AlarmTransition(null, AlarmStatus.New, Cause.NewValue)], outcome.Transitions);
    }

    [Fact]
    public void A_step_that_only_rides_along_never_hides_one_that_alerts() => Assert.Equal(
        "Withdrawn → active",
        Told(Next(
            Open(AlarmStatus.Active),
            [new(Cause.Withdrawn, Red, Struck), new(Cause.BandChanged, Struck, Without(Basis.InvalidBand, Struck))],
            Without(Basis.InvalidBand, Struck), false, Rules(), Now)));

    [Fact]
    public void A_step_that_alerted_is_told_under_the_one_that_ended_the_run()
    {
        var left = Judged(90m, 2026);
        var outcome = Next(Open(AlarmStatus.Active), [new(Cause.NewValue, Red, left), new(Cause.BandChanged, left, Yellow)], Yellow, false, Rules(), Now);
        var missing = Next(Open(AlarmStatus.Active), [new(Cause.NewValue, Red, left), new(Cause.Aged, left, Without(Basis.Stale, left))], Without(Basis.Stale, left), false, Rules(), Now);

        Assert.Equal(("BandChanged → resolved", Cause.BandChanged), (Told(outcome), outcome.Step!.Cause));
        // Missing data resolves nothing: the value that would have was never shown.
        Assert.Equal(("TurnedUnjudged → active", Cause.Aged), (Told(missing), missing.Step!.Cause));
    }

    [Fact]
    public void An_alarm_about_yellow_is_closed_when_yellow_no_longer_alerts()
    {
        var outcome = Next(Open(AlarmStatus.Active, Colour.Yellow), [], Yellow, false, Rules(), Now);
        var worse = Next(Open(AlarmStatus.Active, Colour.Yellow), [new(Cause.NewValue, Yellow, Red)], Red, false, Rules(), Now);

        Assert.Equal("AlarmClosed → closed", Told(outcome));
        Assert.Equal([new AlarmTransition(AlarmStatus.Active, AlarmStatus.Closed, Cause.AlertRuleChanged)], outcome.Transitions);
        Assert.Equal("TurnedRed → new", Told(worse));
    }

    [Fact]
    public void A_reminder_comes_once_in_90_days_and_never_with_0()
    {
        var due = Now.AddDays(80);
        var first = Next(Open(AlarmStatus.Active), [], Red, false, Rules(), due);

        Assert.Equal(DigestEvent.Reminder, first.Event);
        Assert.Null(Next(Open(AlarmStatus.Active), [], Red, false, Rules(), due.AddSeconds(-1)).Event);
        Assert.Null(Next(first.Alarm, [], Red, false, Rules(), due.AddDays(1)).Event);
        Assert.Equal(DigestEvent.Reminder, Next(first.Alarm, [], Red, false, Rules(), due.AddDays(90)).Event);
        Assert.Null(Next(Open(AlarmStatus.Active), [], Red, false, Rules() with { RemindAfterDays = 0 }, due).Event);
        Assert.Null(Next(Open(AlarmStatus.Active), [], Struck, false, Rules(), due).Event);
    }

    [Fact]
    public void A_baseline_opens_an_alarm_but_is_no_alert()
    {
        var outcome = AlarmMachine.Baseline(Red, null, Rules(), Now);

        Assert.Equal("Baseline → new", Told(outcome));
        Assert.False(outcome.Event!.Value.Alerts());
        Assert.Equal(Now, outcome.Alarm!.LastMailedAt);
        Assert.True(outcome.AcknowledgementLapses);
        Assert.Equal("Baseline → none", Told(AlarmMachine.Baseline(Yellow, null, Rules(), Now)));
        Assert.Equal("Baseline → new", Told(AlarmMachine.Baseline(Yellow, null, Rules(onYellow: true), Now)));
    }

    [Fact]
    public void An_alarm_that_a_removal_closed_goes_on_when_the_indicator_is_back()
    {
        var removed = AlarmMachine.Removed(Open(AlarmStatus.Active));
        var back = AlarmMachine.Resumed(removed.Alarm!);

        Assert.Equal([new AlarmTransition(AlarmStatus.Active, AlarmStatus.Closed, Cause.Removed)], removed.Transitions);
        Assert.Equal([new AlarmTransition(AlarmStatus.Closed, AlarmStatus.Active, Cause.Added)], back.Transitions);
        Assert.Equal(Open(AlarmStatus.Active), back.Alarm);
        Assert.False(back.AcknowledgementLapses);
    }
}
