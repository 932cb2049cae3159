using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary><c>larma vid: säkerställd röd</c>: red is below 74, green from 82.</summary>
public sealed class CertainRedTests
{
    [Theory]
    [InlineData("75", "5", "WithinMargin")]
    [InlineData("78", "3", "Certain")]
    [InlineData("72", "2", "WithinMargin")]
    [InlineData("72", "1.9", "Certain")]
    [InlineData("78", "~", null)]
    public void A_colour_is_sure_when_it_is_the_same_at_both_ends_of_the_margin(string value, string margin, string? certainty) =>
        Assert.Equal(certainty, new Deciding().Has($"2025 {value}").HasMargin($"2025 {margin}").Run().Evaluation.Status.Margin?.Certainty.ToString());

    [Fact]
    public void A_red_within_the_margin_is_an_alarm_that_is_told_when_it_is_sure()
    {
        var norsjo = Norsjo("2025 85", "2025 5");
        norsjo.Run();

        var within = norsjo.Has("2025 72").Run();
        Assert.Equal((true, true, null), (within.Outcome.Alarm!.IsOpen, within.Outcome.Alarm.IsUntold, within.Outcome.Event));
        Assert.Equal((true, DigestEvent.RedWithinMargin), Row(within));

        var still = norsjo.Run();
        Assert.Equal((within.Events, (DigestEvent?)null, (true, DigestEvent.RedWithinMargin)), (still.Events, still.Outcome.Event, Row(still)));

        var sure = norsjo.Has("2025 60").Run();
        Assert.Equal((DigestEvent.TurnedRed, false), (sure.Outcome.Event!.Value, sure.Outcome.Alarm!.IsUntold));
        Assert.Equal(DigestEvent.RevisedNoLongerRed, norsjo.Has("2025 90").Run().Outcome.Event);
    }

    [Fact]
    public void It_is_told_also_when_only_the_margin_has_shrunk_and_leaves_in_silence_when_it_never_was()
    {
        var norsjo = Norsjo("2025 85", "2025 5");
        norsjo.Run();
        norsjo.Has("2025 72").Run();
        Assert.Equal(DigestEvent.TurnedRed, norsjo.HasMargin("2025 1").Run().Outcome.Event);

        norsjo = Norsjo("2025 85", "2025 5");
        norsjo.Run();
        norsjo.Has("2025 72").Run();
        var left = norsjo.Has("2025 85").Run();
        Assert.Equal((null, AlarmStatus.Resolved, false), (left.Outcome.Event, left.Outcome.Alarm!.Status, left.Outcome.Alarm.IsUntold));
    }

    [Fact]
    public void A_red_without_a_margin_is_told_as_ever_and_so_is_what_was_held_once_the_catalogue_says_red()
    {
        var norsjo = Norsjo("2025 85", "2024 5");
        norsjo.Run();
        Assert.Equal(DigestEvent.RevisedNowRed, norsjo.Has("2025 72").Run().Outcome.Event);

        norsjo = Norsjo("2025 72", "2025 5");
        Assert.True(norsjo.Run().Outcome.Alarm!.IsUntold);
        norsjo.Indicator = norsjo.Indicator with { AlertsOn = AlertLevel.Red };
        Assert.Equal(DigestEvent.TurnedRed, norsjo.Run().Outcome.Event);
    }

    /// <summary>However values and margins go: nobody hears of the end of a red that nobody heard of, and a sure red is never left untold.</summary>
    [Fact]
    public void Nothing_is_told_of_an_untold_red_and_no_sure_red_stays_untold() => Gen.Select(Gen.Int[60, 90], Gen.Int[0, 9]).Array[1, 12].Sample(nights =>
    {
        var norsjo = Norsjo("2025 85", "2025 1");
        norsjo.Run();
        var told = false;
        foreach (var (value, margin) in nights)
        {
            var run = norsjo.Has($"2025 {value}").HasMargin($"2025 {margin}").Run();
            var isRed = run.Evaluation.Judged.Colour == Colour.Red;
            var isSure = run.Evaluation.Status.Margin!.Certainty == Certainty.Certain;
            var alerts = run.Outcome.Event?.Alerts() == true;
            Assert.False(!told && alerts && !isRed, "an end that had no beginning");
            Assert.False(!told && alerts && !isSure, "told before it was sure");
            told = isRed && (told || isSure);
            Assert.Equal(isRed && !told, run.Outcome.Alarm is { IsOpen: true, IsUntold: true });
        }
    });

    private static Deciding Norsjo(string values, string margins)
    {
        var norsjo = new Deciding().Has(values).HasMargin(margins);
        norsjo.Indicator = norsjo.Indicator with { AlertsOn = AlertLevel.CertainRed };
        return norsjo;
    }

    private static (bool, DigestEvent) Row(IndicatorDecision decision)
    {
        var row = DecisionRows.Of(decision, null, new RowContext(decision.Indicator.Area, new DateOnly(2026, 10, 5), "", new Dictionary<string, string>()));
        return (row.Happened, row.Row.Event);
    }
}
