using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>Over all pairs and triples of events in one run, mail, <c>Fargbyten</c> and status name the same cause.</summary>
public class CauseProperties
{
    private static readonly Gen<CauseStart> AnyStart =
        Gen.Select(Gen.OneOf("60", "76", "85"), Gen.OneOf("82 eller högre", "minst riket"), Gen.Bool, (value, green, yellow) => new CauseStart(value, green, yellow));

    [Fact]
    public void Every_pair_and_triple_of_events_has_one_cause()
    {
        foreach (var (start, run) in CauseStories.PairsAndTriples())
        {
            OneCause(start, run);
        }
    }

    [Fact]
    public void So_has_every_run_of_a_longer_story() => Gen.Select(AnyStart, Gen.Int[0, CauseStories.Events.Count - 1].Array[1, 3].Array[1, 5]).Sample(
        (start, runs) => OneCause(start, runs), iter: 2000);

    [Fact]
    public void A_value_that_goes_to_and_fro_is_held_back_and_keeps_its_alarm()
    {
        var told = CauseStories.Tell(new CauseStart("85", "82 eller högre", Yellow: true), [1], [2, 1], [2], [18, 1]).ToList();
        Assert.Equal([DigestEvent.TurnedYellow, null, DigestEvent.GoesToAndFro, null], told.Select(run => run.Decision.Outcome.Event));
        Assert.Equal([false, false, false, true], told.Select(run => run.Decision.IsHeld));
        Assert.All(told, run => Assert.True(run.Decision.Outcome.Alarm?.IsOpen));
    }

    private static void OneCause(CauseStart start, params int[][] runs)
    {
        foreach (var told in CauseStories.Tell(start, runs))
        {
            Check(told);
        }
    }

    private static void Check(ToldRun told)
    {
        var (decision, row, before, story) = told;
        var changes = decision.ColourChanges;
        Assert.Equal(changes.Count > 0 ? changes[^1].Cause : before.Prior.Cause, decision.Cause);
        Assert.Equal(row.Status.Cause, decision.Cause);

        // A row under a step names the step that changed the colour last, where one did; the others are beside it, none twice, none lost.
        if (row.Step is { } step)
        {
            Assert.True(changes.Count == 0 || row.Event == DigestEvent.Baseline || changes[^1].Cause == step.Cause, $"{story}: {string.Join(", ", changes.Select(change => change.Cause))} but {step.Cause}");
            // What was only shown since the last mail is told here too.
            Assert.InRange(row.Others.Count, decision.Evaluation.Steps.Count - 1, before.Told is null ? decision.Evaluation.Steps.Count - 1 : int.MaxValue);
        }

        // The chain of colours leads from what was to what is.
        var colours = changes.Select(change => change.To.Colour).ToList();
        Assert.True(colours.Count == 0 || colours[^1] == decision.Evaluation.Judged.Colour, story);

        // What goes to and fro has been told of as such, and is told again when it has lain still (docs/contract.md 1.13).
        if (decision.IsHeld)
        {
            return;
        }

        // Whoever had a red, or gets one, hears of it: unless it is missing, an open alarm stands for the colour there is.
        var red = decision.Evaluation.Judged.Colour == Colour.Red;
        Assert.True(!red || decision.Outcome.Alarm is { IsOpen: true, Level: Colour.Red }, story);
        var turned = red && before.Prior.Judged.Colour is Colour.Green or Colour.Yellow;
        Assert.True(!turned || decision.Outcome.Event?.Alerts() == true || decision.Outcome.Event == DigestEvent.Baseline, $"{story}: {decision.Outcome.Event}");
        var left = before.Prior.Judged.Colour == Colour.Red && decision.Evaluation.Judged.Colour is Colour.Green or Colour.Yellow;
        Assert.True(!left || decision.Outcome.Event?.Alerts() == true || decision.Outcome.Event == DigestEvent.Baseline, $"{story}: {decision.Outcome.Event}");
    }
}
