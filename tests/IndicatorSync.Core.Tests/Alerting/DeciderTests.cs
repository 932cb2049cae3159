using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>What a run decides of one indicator, run after run.</summary>
public class DeciderTests
{
    private static readonly GivenAcknowledgement Made = new(1, "Bemanningen brast", "Ny schemamodell", "Områdeschefen", new DateOnly(2026, 12, 1));

    private readonly Deciding norsjo = new();

    [Fact]
    public void A_baseline_in_an_empty_database_is_begun_and_beside_others_added()
    {
        var begun = norsjo.Has("2025 60").Run();
        var added = new Deciding { Watching = true }.Has("2025 60").Run();

        Assert.Equal((Course.Begun, DigestEvent.Baseline, null), (begun.Course, begun.Outcome.Event, begun.Cause));
        Assert.Empty(begun.ColourChanges);
        Assert.Equal((Course.Added, DigestEvent.Baseline, Cause.Added), (added.Course, added.Outcome.Event, added.Cause));
        Assert.Equal([(Colour.None, Colour.Red, Cause.Added)], Changes(added));
    }

    [Fact]
    public void A_failed_run_begins_nothing_and_the_next_one_does()
    {
        norsjo.Failed = true;
        var failed = norsjo.Run();
        norsjo.Failed = false;
        var begun = norsjo.Has("2025 60").Run();

        Assert.Equal((Course.Awaited, null, 0L), (failed.Course, failed.Outcome.Event, failed.Events));
        Assert.Equal((Course.Begun, DigestEvent.Baseline, 1L), (begun.Course, begun.Outcome.Event, begun.Events));
    }

    [Fact]
    public void Every_event_has_its_number_and_a_quiet_run_none()
    {
        norsjo.Has("2025 60").Run();
        var quiet = norsjo.Run();
        var green = norsjo.Has("2026 90").Run();

        Assert.Equal((1L, 2L), (quiet.Events, green.Events));
    }

    [Fact]
    public void A_removal_takes_the_colour_and_a_return_gives_it_back_with_its_alarm()
    {
        norsjo.Has("2025 60").Run();
        var removed = norsjo.Remove();
        var back = norsjo.Run();

        Assert.Equal((Colour.Red, Colour.None, Cause.Removed), (removed.Change!.From, removed.Change.To.Colour, removed.Change.Cause));
        Assert.Equal((Course.Resumed, Cause.Added, AlarmStatus.Active), (back.Course, back.Cause, back.Outcome.Alarm!.Status));
        Assert.Equal([(Colour.None, Colour.Red, Cause.Added)], Changes(back));
        Assert.Null(back.Since);
    }

    [Fact]
    public void A_return_keeps_the_day_of_the_last_change_of_colour()
    {
        norsjo.Has("2025 90").Run();
        var turned = norsjo.Has("2025 60").Run();
        norsjo.Remove();
        var back = norsjo.Run();
        norsjo.Remove();
        var changed = norsjo.Has("2025 91").Run();

        Assert.Equal((new DateOnly(2026, 10, 6), turned.Since), (back.Since, turned.Since));
        Assert.Equal((Cause.RevisedValue, new DateOnly(2026, 10, 10)), (changed.Cause, changed.Since));
    }

    [Fact]
    public void An_acknowledgement_stands_until_what_it_was_about_is_another()
    {
        norsjo.Has("2025 60").Run();
        norsjo.Acknowledged = Made;
        var better = norsjo.Has("2025 65").Run();
        var worse = norsjo.Has("2025 62").Run();
        var later = norsjo.Run();

        Assert.Equal([true, false, false], new[] { better, worse, later }.Select(decision => decision.AcknowledgementInForce));
        norsjo.Acknowledged = Made with { Id = 2 };
        Assert.True(norsjo.Run().AcknowledgementInForce);
    }

    [Fact]
    public void A_revised_older_year_rides_along_and_its_colour_then_is_never_rewritten()
    {
        norsjo.Has("2024 90").Run();
        norsjo.Has("2025 60").Run();
        var revised = norsjo.Has("2024 50").Run();

        Assert.Equal([new RevisedYear(Period.OfYear(2024), 90m, 50m)], revised.OlderRevised);
        Assert.Equal([(Colour.Red, Colour.Green), (Colour.Red, Colour.Red)], revised.Years.Select(year => (year.Judgement.Judged.Colour, year.ColourThen!.Value)));
    }

    [Theory]
    [InlineData("2024 ~", "2024 60", null, null, 60)]
    [InlineData("2024 70", "2024 ~", null, 70, null)]
    [InlineData("2024 70, 2024 ~", "2024 75", 70, null, 75)]
    public void Of_an_older_year_it_is_known_whether_a_value_had_stood(string first, string then, int? struck, int? was, int? now)
    {
        norsjo.Has(first).Has("2025 60").Run();

        Assert.Equal([new RevisedYear(Period.OfYear(2024), was, now) { Struck = struck }], norsjo.Has(then).Run().OlderRevised);
    }

    private static IEnumerable<(Colour, Colour, Cause)> Changes(IndicatorDecision decision) =>
        decision.ColourChanges.Select(change => (change.From, change.To.Colour, change.Cause));
}
