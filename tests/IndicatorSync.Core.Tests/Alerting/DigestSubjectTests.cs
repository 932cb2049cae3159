using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Alerting.MessageIdentityDigests;

namespace IndicatorSync.Core.Tests.Alerting;

public class DigestSubjectTests
{
    [Theory]
    [InlineData(7, 17, "[Norsjö] Startläge: 7 röda av 17 bedömda")]
    [InlineData(1, 17, "[Norsjö] Startläge: 1 röd av 17 bedömda")]
    [InlineData(0, 3, "[Norsjö] Startläge: 0 röda av 3 bedömda")]
    public void A_start_counts_the_red(int red, int total, string expected) =>
        Assert.Equal(expected, DigestSubject.Of(Mail(MailKind.Start) with { Count = new ColourCount(red, total, total, IsLate: false, []) }));

    [Theory]
    [InlineData(DigestEvent.TurnedRed, "[Norsjö] 1 indikator har blivit röd: HVB", "[Norsjö] 2 indikatorer har blivit röda: HVB, Hemtjänst")]
    [InlineData(DigestEvent.LeftRed, "[Norsjö] 1 är inte längre röd: HVB", "[Norsjö] 2 är inte längre röda: HVB, Hemtjänst")]
    [InlineData(DigestEvent.StillRedNewPeriod, "[Norsjö] 1 är fortsatt röd: HVB", "[Norsjö] 2 är fortsatt röda: HVB, Hemtjänst")]
    [InlineData(DigestEvent.RevisedNowRed, "[Norsjö] Reviderat: HVB (nu röd)", "[Norsjö] Reviderat: HVB (nu röd), Hemtjänst (nu röd)")]
    [InlineData(DigestEvent.RevisedStillRed, "[Norsjö] Reviderat: HVB (fortfarande röd)", "[Norsjö] Reviderat: HVB (fortfarande röd), Hemtjänst (fortfarande röd)")]
    [InlineData(DigestEvent.RevisedNoLongerRed, "[Norsjö] Reviderat: HVB (inte längre röd)", "[Norsjö] Reviderat: HVB (inte längre röd), Hemtjänst (inte längre röd)")]
    [InlineData(DigestEvent.BandChanged, "[Norsjö] Ändrad gräns: HVB", "[Norsjö] Ändrad gräns: HVB, Hemtjänst")]
    [InlineData(DigestEvent.ReferenceChanged, "[Norsjö] Ändrad jämförelse: HVB", "[Norsjö] Ändrad jämförelse: HVB, Hemtjänst")]
    [InlineData(DigestEvent.Withdrawn, "[Norsjö] Struket värde: HVB", "[Norsjö] Struket värde: HVB, Hemtjänst")]
    [InlineData(DigestEvent.MuteEnded, "[Norsjö] Inte längre tystad, fortfarande röd: HVB", "[Norsjö] Inte längre tystad, fortfarande röda: HVB, Hemtjänst")]
    [InlineData(DigestEvent.Reminder, "[Norsjö] Påminnelse: 1 fortfarande röd", "[Norsjö] Påminnelse: 2 fortfarande röda")]
    public void Every_event_has_its_words_for_one_and_for_several(DigestEvent happened, string one, string two)
    {
        var first = Row("hvb", happened, shortName: "HVB");
        var second = Row("hemtjanst", happened, shortName: "Hemtjänst");

        Assert.Equal(one, DigestSubject.Of(Alert(first)));
        Assert.Equal(two, DigestSubject.Of(Alert(first, second)));
    }

    [Fact]
    public void Rows_of_several_municipalities_name_theirs()
    {
        var digest = Alert(
            Row("a", DigestEvent.TurnedRed, shortName: "HVB") with { Plan = new RowPlan("Norsjö plan", "Norsjö") },
            Row("b", DigestEvent.RevisedStillRed, shortName: "HVB") with { Plan = new RowPlan("Malå plan", "Malå") }) with
        { Place = "Norsjö m.fl." };

        Assert.Equal("[Norsjö m.fl.] 1 indikator har blivit röd: HVB (Norsjö); Reviderat: HVB (Malå, fortfarande röd)", DigestSubject.Of(digest));
    }

    [Theory]
    [InlineData("[Norsjö] A", "[Norsjö] B", "[Norsjö] A; B")]
    [InlineData("[Norsjö] A", "[Malå] B", "[Norsjö m.fl.] A; B")]
    [InlineData("[Norsjö m.fl.] A", "[Malå] B", "[Norsjö m.fl.] A; B")]
    public void A_gathered_mail_names_the_municipality_of_all_that_it_tells(string worst, string other, string gathered) =>
        Assert.Equal(gathered, DigestSubject.OfGathered([new(worst, null), new(other, null)]));

    [Fact]
    public void A_gathered_mail_counts_each_indicator_as_it_was_last_told() => Assert.Equal(
        "[Norsjö] 2 indikatorer har blivit röda: A (kvinnor), B; 1 är inte längre röd: A",
        Gathered(
            Alert(Row("a", DigestEvent.TurnedRed), Row("a", DigestEvent.TurnedRed, gender: Gender.K)),
            Alert(Row("b", DigestEvent.TurnedRed)),
            Alert(Row("a", DigestEvent.LeftRed))));

    [Fact]
    public void How_things_stood_is_said_only_where_nothing_was_told_after_it()
    {
        var start = Mail(MailKind.Start) with { Count = new ColourCount(1, 2, 2, IsLate: false, []) };

        Assert.Equal("[Norsjö] 1 indikator har blivit röd: A", Gathered(start, Alert(Row("a", DigestEvent.TurnedRed))));
        Assert.Equal("[Norsjö] 1 indikator har blivit röd: A; Startläge: 1 röd av 2 bedömda", Gathered(Alert(Row("a", DigestEvent.TurnedRed)), start));
    }

    private static string Gathered(params IReadOnlyList<Digest> mails) =>
        DigestSubject.OfGathered([.. mails.Select(mail => new GatheredSubject(DigestSubject.Of(mail), DigestSubject.Rows(mail)))]);

    [Fact]
    public void Yellow_alarms_say_yellow()
    {
        Assert.Equal("[Norsjö] 1 indikator har blivit gul: A", DigestSubject.Of(Alert(Row("a", DigestEvent.TurnedYellow, Colour.Yellow))));
        Assert.Equal(
            "[Norsjö] 1 är fortsatt röd: B; 2 är fortsatt gula: A, C",
            DigestSubject.Of(Alert(
                Row("a", DigestEvent.StillRedNewPeriod, Colour.Yellow),
                Row("b", DigestEvent.StillRedNewPeriod),
                Row("c", DigestEvent.StillRedNewPeriod, Colour.Yellow))));
    }

    [Fact]
    public void The_worst_event_stands_first_and_revisions_share_a_part() => Assert.Equal(
        "[Norsjö] 1 indikator har blivit röd: D; Reviderat: C (nu röd), A (inte längre röd); 1 är inte längre röd: B",
        DigestSubject.Of(Alert(
            Row("a", DigestEvent.RevisedNoLongerRed),
            Row("b", DigestEvent.LeftRed),
            Row("c", DigestEvent.RevisedNowRed),
            Row("d", DigestEvent.TurnedRed))));

    [Fact]
    public void A_start_with_alerts_takes_their_subject() => Assert.Equal(
        "[Norsjö] 1 indikator har blivit röd: A",
        DigestSubject.Of(Alert(Row("a", DigestEvent.TurnedRed)) with { Kind = MailKind.Start, Count = new ColourCount(7, 17, 17, IsLate: false, []) }));

    [Fact]
    public void Rows_left_out_of_the_mail_are_counted() => Assert.Equal(
        "[Norsjö] 2 indikatorer har blivit röda: A, B",
        DigestSubject.Of(Mail(MailKind.Alert) with
        {
            Alerts = [Row("a", DigestEvent.TurnedRed)],
            AllAlerts = [Row("a", DigestEvent.TurnedRed), Row("b", DigestEvent.TurnedRed)],
            AlertsLeftOut = 1,
        }));

    [Fact]
    public void A_gender_stands_beside_the_name() => Assert.Equal(
        "[Norsjö] 3 indikatorer har blivit röda: A (kvinnor), A (män), A (skillnad kvinnor–män)",
        DigestSubject.Of(Alert(
            Row("a", DigestEvent.TurnedRed, gender: Gender.K),
            Row("a", DigestEvent.TurnedRed, gender: Gender.M),
            Row("a", DigestEvent.TurnedRed, gender: Gender.Gap))));

    [Fact]
    public void A_gender_shares_its_brackets() => Assert.Equal(
        "[Norsjö] Reviderat: A (kvinnor, nu röd)",
        DigestSubject.Of(Alert(Row("a", DigestEvent.RevisedNowRed, gender: Gender.K))));

    [Fact]
    public void Problems_are_named_by_their_first_sentence()
    {
        var opened = new ProblemNotice("source_down", "kolada", 1, true, "Kolada svarar inte. Kontrollera nätet.");
        var closed = new ProblemNotice("kpi_gone", "U23471", 1, false, "U23471 finns igen.");

        Assert.Equal("[Norsjö] 1 nytt problem: Kolada svarar inte", DigestSubject.Of(Mail(MailKind.Admin) with { Problems = [opened] }));
        Assert.Equal(
            "[Norsjö] 1 nytt problem: Kolada svarar inte; 1 löst problem: U23471 finns igen",
            DigestSubject.Of(Mail(MailKind.Admin) with { Problems = [closed, opened] }));
    }

    [Fact]
    public void What_only_happened_is_not_said_to_be_solved_when_it_is_over() => Assert.Equal(
        "[Norsjö] 1 problem visas inte längre: Kolada har döpt om U23471",
        DigestSubject.Of(Mail(MailKind.Admin) with { Problems = [new ProblemNotice("kpi_retitled", "U23471 Ny", 1, false, "Kolada har döpt om U23471.") { IsShownNoMore = true }] }));

    [Theory]
    [InlineData(0, "[Norsjö] Veckoläge: inga avvikelser, 0 röda av 17 bedömda")]
    [InlineData(2, "[Norsjö] Veckoläge: 2 röda av 17 bedömda")]
    public void A_week_says_how_it_stands(int red, string expected) =>
        Assert.Equal(expected, DigestSubject.Of(Mail(MailKind.Weekly) with { Count = new ColourCount(red, 17, 17, IsLate: false, []) }));

    [Fact]
    public void A_line_break_in_a_name_stays_out_of_the_header() => Assert.Equal(
        "[Norsjö] 1 indikator har blivit röd: A Bcc: x",
        DigestSubject.Of(Alert(Row("a", DigestEvent.TurnedRed, shortName: "A\r\nBcc: x"))));

    [Fact]
    public void Many_names_end_in_m_fl()
    {
        var rows = Enumerable.Range(1, 40).Select(i => Row($"i{i}", DigestEvent.TurnedRed, shortName: $"Indikator nummer {i}")).ToArray();

        var subject = DigestSubject.Of(Alert(rows));

        Assert.StartsWith("[Norsjö] 40 indikatorer har blivit röda: Indikator nummer 1, Indikator nummer 2", subject, StringComparison.Ordinal);
        Assert.EndsWith(" m.fl.", subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_is_bounded_and_begins_with_the_place_whatever_it_is_about() =>
        AnyDigest.Sample(digest =>
        {
            var subject = DigestSubject.Of(digest);
            return subject.Length is > 9 and <= 120 && subject.StartsWith("[Norsjö] ", StringComparison.Ordinal) && !subject.Any(char.IsControl);
        });
}
