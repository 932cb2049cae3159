using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>Runs of other sources show what changed at once; addressees hear of it from the next whole run, of what then is (docs/contract.md 1.9).</summary>
public class ShownThenToldTests
{
    private static readonly GivenAcknowledgement Made = new(1, "Bemanningen brast", "Ny schemamodell", "Områdeschefen", new DateOnly(2026, 12, 1));

    private static readonly Gen<CauseStart> AnyStart =
        Gen.Select(Gen.OneOf("60", "76", "85"), Gen.OneOf("82 eller högre", "minst riket"), Gen.Bool, (value, green, yellow) => new CauseStart(value, green, yellow));

    /// <summary>The events that stand first are new, revised and struck values.</summary>
    private const int OwnValues = 8;

    private readonly Deciding norsjo = new();

    [Fact]
    public void A_typing_error_that_is_mended_is_shown_and_never_told()
    {
        norsjo.Has("2025 76").Run();
        var wrong = norsjo.Has("2026 7").Show()!;
        var mended = norsjo.Has("2026 77").Show()!;
        var whole = norsjo.Run();

        Assert.Equal([(Colour.Yellow, Colour.Red, Cause.NewValue)], Changes(wrong));
        Assert.Equal([(Colour.Red, Colour.Yellow, Cause.RevisedValue)], Changes(mended));
        Assert.All([wrong, mended, whole], decision => Assert.True(decision.Outcome.Event?.Alerts() != true));
        Assert.Null(whole.Outcome.Alarm);
        Assert.Equal(Colour.Yellow, whole.Years.Single(year => year.Judgement.Judged.Period == Period.OfYear(2026)).ColourThen);
    }

    [Fact]
    public void What_stays_red_is_told_once_by_the_next_whole_run()
    {
        norsjo.Has("2025 85").Run();
        var shown = norsjo.Has("2026 60").Show()!;
        var (whole, quiet) = (norsjo.Run(), norsjo.Run());

        Assert.Equal((Colour.Red, null, null), (shown.Evaluation.Judged.Colour, shown.Outcome.Event, shown.Outcome.Alarm));
        Assert.Equal((DigestEvent.TurnedRed, Cause.NewValue), (whole.Outcome.Event, whole.Outcome.Step!.Cause));
        Assert.Empty(whole.ColourChanges);
        Assert.Null(quiet.Outcome.Event);
    }

    [Fact]
    public void An_older_year_of_an_own_unit_is_held_against_the_units_own_values()
    {
        norsjo.Indicator = norsjo.Indicator with { Id = RowKey.Of("helhetssyn", "Solbacka") };
        norsjo.Has("2024 90, 2025 91").UnitHas("2024 70, 2025 85").Run();
        norsjo.UnitHas("2025 84").Show();

        Assert.DoesNotContain(norsjo.UnitHas("2026 86").Run().OlderRevised, year => year.Period == Period.OfYear(2024));
    }

    [Fact]
    public void An_older_year_that_was_judged_by_hand_has_no_number_to_tell()
    {
        norsjo.Indicator = norsjo.Indicator with { Kpi = null, Bands = new BandSet([new BandEntry(null, null, null, "Systematisk analys", null, 1, BandReading.Qualitative)], false) };
        norsjo.IsJudged("2024 3, 2025 1").Run();
        norsjo.IsJudged("2025 2").Show();

        Assert.Empty(norsjo.IsJudged("2025 3").Run().OlderRevised);
    }

    [Fact]
    public void An_acknowledgement_outlives_an_error_that_was_mended()
    {
        norsjo.Has("2025 60").Run();
        norsjo.Acknowledged = Made;
        norsjo.Has("2025 85").Show();
        norsjo.Has("2025 60").Show();

        Assert.True(norsjo.Run().AcknowledgementInForce);
    }

    /// <summary>Where one period is on its way; a strike or a value of another period may be told before what was shown first.</summary>
    [Fact]
    public void The_last_row_of_the_day_names_the_cause_of_the_mail() => Gen.Select(AnyStart, Gen.OneOf("2025", "2026"), Gen.Int[55, 95].Array[1, 5]).Sample(
        (start, period, values) =>
        {
            var norsjo = Begun(start);
            var was = norsjo.Memory!.Prior.Judged.Colour;
            var changes = values.SelectMany(value => norsjo.Has($"{period} {value}").Show()!.ColourChanges).ToList();
            var told = norsjo.Run();
            changes.AddRange(told.ColourChanges);

            if (told.Evaluation.Judged.Colour != was)
            {
                Assert.Equal(told.News.Last(step => step.ChangesColour).Cause, changes[^1].Cause);
                Assert.Equal(changes[^1].Cause, told.Cause);
            }
        },
        iter: 400);

    [Fact]
    public void A_value_that_came_and_was_struck_before_it_was_told_is_struck()
    {
        norsjo.Has("2025 85").Run();
        norsjo.Has("2026 60").Show();
        norsjo.Has("2026 ~").Show();
        var whole = norsjo.Run();

        Assert.Equal(Basis.Withdrawn, whole.Evaluation.Judged.Basis);
        Assert.Equal([Cause.Withdrawn], whole.News.Select(step => step.Cause));
    }

    /// <summary>A run of another source brings values; the catalogue, and what Kolada says of others, change with the whole run.</summary>
    [Fact]
    public void What_addressees_hear_does_not_depend_on_the_runs_between() => Gen.Select(
        AnyStart, Gen.Int[0, OwnValues - 1].Array[1, 2].Array[1, 4], Gen.Int[0, CauseStories.Events.Count - 1].Array[0, 2]).Sample(
        (start, shows, last) =>
        {
            var (shown, atOnce) = (Begun(start), Begun(start));
            var changes = new List<ColourChange>();
            var was = shown.Memory!.Prior.Judged.Colour;
            foreach (var show in shows)
            {
                foreach (var happens in show)
                {
                    CauseStories.Events[happens].Happens(shown);
                    CauseStories.Events[happens].Happens(atOnce);
                }

                changes.AddRange(shown.Show()?.ColourChanges ?? []);
            }

            foreach (var happens in last)
            {
                CauseStories.Events[happens].Happens(shown);
                CauseStories.Events[happens].Happens(atOnce);
            }

            var (told, expected) = (shown.Run(), atOnce.Run());
            changes.AddRange(told.ColourChanges);
            var story = $"{start}: {string.Join(" | ", shows.Append(last).Select(show => string.Join("; ", show.Select(happens => CauseStories.Events[happens].Name))))}";

            Assert.True(expected.Outcome.Event == told.Outcome.Event && expected.Outcome.Alarm == told.Outcome.Alarm, $"{story}: {expected.Outcome.Event} but {told.Outcome.Event}");
            Assert.Equal(expected.News.Select(step => (step.Cause, step.From, step.To)), told.News.Select(step => (step.Cause, step.From, step.To)));
            Assert.Equal(expected.Outcome.Transitions, told.Outcome.Transitions);
            Assert.Equal((expected.Outcome.AcknowledgementLapses, expected.Events), (told.Outcome.AcknowledgementLapses, told.Events));
            Assert.Equal(expected.OlderRevised, told.OlderRevised);
            Assert.Equal(expected.Years.Select(year => (year.Judgement.Judged.Period, year.ColourThen)), told.Years.Select(year => (year.Judgement.Judged.Period, year.ColourThen)));

            // The rows of the day lead from the colour that was told to the one that is.
            Assert.Equal(told.Evaluation.Judged.Colour, changes.Aggregate(was, (colour, change) => colour == change.From ? change.To.Colour : throw new InvalidOperationException(story)));
        },
        iter: 600);

    private static Deciding Begun(CauseStart start)
    {
        var norsjo = new Deciding();
        norsjo.Indicator = norsjo.Indicator with { AlertsOn = start.Yellow ? AlertLevel.Yellow : AlertLevel.Red };
        norsjo.Has($"2024 85, 2025 {start.Value}").Has("2024 70, 2025 70", "0000").Band(start.Green, start.Green.StartsWith('8') ? "74–81" : null).Run();
        return norsjo;
    }

    private static IEnumerable<(Colour, Colour, Cause)> Changes(IndicatorDecision decision) => decision.ColourChanges.Select(change => (change.From, change.To.Colour, change.Cause));
}
