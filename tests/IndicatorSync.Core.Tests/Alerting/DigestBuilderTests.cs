using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Alerting.MessageIdentityDigests;

namespace IndicatorSync.Core.Tests.Alerting;

public class DigestBuilderTests
{
    private static readonly DigestSettings Known = new("Norsjö", "Plan", DateTimeOffset.UnixEpoch, MaxPerMail: 3) { SoFar = _ => Mailed(1) };
    private static readonly DigestSettings New = Known with { SoFar = _ => Mailed(0) };

    [Fact]
    public void Nothing_that_alerts_is_no_mail() => Assert.Empty(DigestBuilder.Build(
        [Quiet("a"), Happened("b", DigestEvent.ChangedOtherwise, Colour.Green), Happened("c", DigestEvent.Overdue), Happened("d", DigestEvent.BecameUnjudged, Colour.None)], Known));

    [Fact]
    public void There_is_one_mail_per_address_about_its_own_indicators()
    {
        var digests = DigestBuilder.Build([Happened("a", DigestEvent.TurnedRed, to: "x@example.se"), Happened("b", DigestEvent.TurnedRed, to: ["X@example.se", "y@example.se"])], Known);

        Assert.Equal(["x@example.se: a b", "y@example.se: b"], digests.Select(digest => $"{digest.Address}: {Ids(digest.Alerts)}"));
        Assert.Equal([2, 1], digests.Select(digest => digest.Count.Total));
    }

    [Fact]
    public void The_worst_event_stands_first_and_within_it_the_farthest_off() => Assert.Equal("d c b a", Ids(Only(
        Happened("a", DigestEvent.LeftRed, Colour.Green),
        Happened("b", DigestEvent.Reminder),
        Happened("c", DigestEvent.TurnedRed, beyond: 1),
        Happened("d", DigestEvent.TurnedRed, beyond: 2)).AllAlerts));

    [Fact]
    public void Rows_beyond_the_most_are_counted()
    {
        var digest = Only([.. Enumerable.Range(1, 5).Select(n => Happened($"i{n}", DigestEvent.TurnedRed))]);

        Assert.Equal((3, 2, 5, 5), (digest.Alerts.Count, digest.AlertsLeftOut, digest.AllAlerts.Count, digest.Count.Red));
        Assert.Equal(MailKind.Alert, digest.Kind);
    }

    [Fact]
    public void What_alerts_nobody_rides_along_in_a_mail_that_goes_anyway()
    {
        var digest = Only(Happened("a", DigestEvent.TurnedRed), Happened("b", DigestEvent.OlderRevised), Quiet("c"));

        Assert.Equal(("a", "b"), (Ids(digest.Alerts), Ids(digest.RidesAlong)));
        Assert.Empty(digest.RedNow);
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(4, 0, 4)]
    public void What_rides_along_takes_only_the_room_that_alerts_leave(int alerts, int listed, int leftOut)
    {
        var digest = Only([
            .. Enumerable.Range(1, alerts).Select(n => Happened($"a{n}", DigestEvent.TurnedRed)),
            .. Enumerable.Range(1, 4).Select(n => Happened($"r{n}", DigestEvent.OlderRevised))]);

        Assert.Equal((listed, leftOut), (digest.RidesAlong.Count, digest.RidesAlongLeftOut));
    }

    [Theory]
    [InlineData(DigestEvent.Baseline, 1, MailKind.Start, 2)]
    [InlineData(DigestEvent.ChangedOtherwise, 0, MailKind.Start, 1)]
    [InlineData(DigestEvent.TurnedRed, 0, MailKind.Start, 1)]
    [InlineData(DigestEvent.TurnedRed, 1, MailKind.Alert, 0)]
    public void A_baseline_or_a_new_address_makes_a_start(DigestEvent happened, int starts, MailKind kind, long ordinal)
    {
        var digest = Assert.Single(DigestBuilder.Build([Happened("a", happened)], Known with { SoFar = _ => Mailed(starts) }));

        Assert.Equal((kind, ordinal), (digest.Kind, digest.Ordinal));
    }

    [Fact]
    public void A_start_lists_what_is_red_now_worst_first_and_the_alerts_of_the_run_before()
    {
        var digest = Assert.Single(DigestBuilder.Build(
            [Quiet("a", beyond: 1), Happened("b", DigestEvent.TurnedRed, beyond: 0), Quiet("c", Colour.Yellow), Happened("d", DigestEvent.Baseline, beyond: 2)], New));

        Assert.Equal(("b", "d a b"), (Ids(digest.Alerts), Ids(digest.RedNow)));
        Assert.Equal((3, 4), (digest.Count.Red, digest.Count.Total));
    }

    [Fact]
    public void A_start_proves_the_mail_path_even_when_nothing_is_red() =>
        Assert.Equal(0, Assert.Single(DigestBuilder.Build([Quiet("a", Colour.Green)], New)).Count.Red);

    [Fact]
    public void A_muted_indicator_counts_but_is_no_alert() =>
        Assert.Empty(DigestBuilder.Build([Happened("a", DigestEvent.TurnedRed) with { Muted = true }], Known));

    private static Digest Only(params ReportedRow[] rows) => Assert.Single(DigestBuilder.Build(rows, Known));

    private static string Ids(IEnumerable<DigestRow> rows) => string.Join(' ', rows.Select(row => row.Status.Id));

    private static ReportedRow Quiet(string id, Colour colour = Colour.Red, decimal beyond = 0) =>
        Happened(id, DigestEvent.ChangedOtherwise, colour, beyond) with { Happened = false };

    private static ReportedRow Happened(string id, DigestEvent happened, Colour colour = Colour.Red, decimal beyond = 0, params string[] to)
    {
        var row = Row(id, happened, colour);
        var judged = row.Status.Judged with { BeyondYellow = beyond };
        return new ReportedRow(row with { Status = row.Status with { Judged = judged } }, true, to.Length > 0 ? to : ["chef@example.se"], false);
    }

    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-23", false)]
    [InlineData(null, true)]
    public void A_week_is_silent_when_nothing_was_written_since_monday(string? last, bool isWeekly)
    {
        var wednesday = Known with { Today = new DateOnly(2026, 11, 25), Weekly = WeeklyMail.AfterSilence };
        var address = Mailed(1) with { LastWritten = last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(isWeekly, wednesday.IsWeekly(address));
        Assert.False((wednesday with { Weekly = WeeklyMail.Nobody }).IsWeekly(address));
        Assert.True((wednesday with { Weekly = WeeklyMail.Everybody }).IsWeekly(address));
    }

    private static AddressSoFar Mailed(int starts) => new(starts, 0, starts, null);
}
