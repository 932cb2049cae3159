using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public class MailTextTests
{
    [Fact]
    public void An_alert_reads_as_a_whole()
    {
        var text = Renderer.Render(Digest(MailKind.Alert, Hvb())).Text;

        Assert.Equal(
            """
            1 indikator har blivit röd: Placerade på HVB
            Norsjö kommun, verksamhetsplan omsorg 2026

            Just nu: 7 röda av 17 bedömda.

            == Det här har hänt ==

            ■ RÖD: Barn och unga 0–20 år placerade på HVB
              Kolada har publicerat ett nytt värde, för 2024. Indikatorn har blivit röd (var gul).
              Utfall: 6,7 per 1000 inv. (2024, preliminärt). Källa: Kolada
              Bedömning: ■ Röd sedan 23 november 2026. Egen bedömning
              Gränser: Grön: 1,4 eller lägre · Gul: 1,5–3,5
              Avstånd till grön: 5,3 per 1000 inv.
              Värdet före: 3,3 per 1000 inv. (2023, ▲ Gul)
              Riket: 2,1 per 1000 inv. (2024)
              Utveckling: 2020: 1,2 ● · 2021: saknas · 2022: 2,9 ▲ · 2023: 3,3 ▲ · 2024: 6,7 ■
              Se nyckeltalet N33816 i Kolada: https://www.kolada.se/verktyg/fri-sokning/?kpis=N33816

            --
            Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.
            Skrivet av IndicatorSync måndag 23 november 2026 kl. 06.15. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.

            """.ReplaceLineEndings("\n"),
            text.Replace('\u00A0', ' '));
    }

    [Fact]
    public void A_revision_shows_both_values_and_what_was_decided_before()
    {
        var text = Renderer.Render(Digest(MailKind.Alert, Helhetssyn(DigestEvent.RevisedNoLongerRed, Colour.Green, 83m, 62m))).Text.Replace('\u00A0', ' ');

        Assert.Contains("● GRÖN: Helhetssyn särskilt boende (kvinnor)\n", text, StringComparison.Ordinal);
        Assert.Contains("Kolada har reviderat värdet för 2025: 62 → 83. Indikatorn är inte längre röd.", text, StringComparison.Ordinal);
        Assert.Contains("Utfall: 83 % (2025). Källa: Kolada", text, StringComparison.Ordinal);
        Assert.Contains("Kvittering: Bemanningen brast i somras. Den gäller inte längre, eftersom läget har ändrats\n", text, StringComparison.Ordinal);
        Assert.Contains("Åtgärd: Ny schemamodell\n", text, StringComparison.Ordinal);
        Assert.Contains("Klart senast: 1 september 2026 – åtgärden är försenad\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_struck_value_never_reads_as_a_recovery()
    {
        var text = Renderer.Render(Digest(MailKind.Alert, Helhetssyn(DigestEvent.Withdrawn, Colour.None, null, 62m))).Text;

        Assert.Contains("○ EJ BEDÖMD: ", text, StringComparison.Ordinal);
        Assert.Contains("Kolada har strukit värdet för 2025 (62). Larmet står kvar", text, StringComparison.Ordinal);
        Assert.Contains("Bedömning: ○ Ej bedömd (Struket). Egen bedömning", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_band_never_reads_as_a_changed_result()
    {
        var row = Hvb(DigestEvent.BandChanged);
        var same = row with { Before = row.Status.Judged with { Colour = Colour.Yellow } };
        var text = Renderer.Render(Digest(MailKind.Alert, same)).Text;

        Assert.Contains(
            "Gränsen har ändrats: 80 eller högre → 1,4 eller lägre. Färgen ändrades därmed från ▲ Gul till ■ Röd. Det är en ändring av måttstocken, inte av utfallet.",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("inte av utfallet", Renderer.Render(Digest(MailKind.Alert, row)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("har blivit röd", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_never_printed_on_the_other_side_of_a_limit()
    {
        var row = Helhetssyn(DigestEvent.TurnedRed, Colour.Yellow, 81.96m, 62m);

        Assert.Contains("Utfall: 81,96", Renderer.Render(Digest(MailKind.Alert, row)).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Avstånd till grön: 0,04", Renderer.Render(Digest(MailKind.Alert, row)).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_without_red_says_so_and_that_mail_arrives()
    {
        var text = Renderer.Render(Digest(MailKind.Start) with { IsFirst = true, Count = new ColourCount(0, 17, 17, IsLate: false, []) }).Text;

        Assert.Contains("Inga avvikelser. 0 röda av 17 bedömda.", text, StringComparison.Ordinal);
        Assert.Contains("Det första mejlet", text, StringComparison.Ordinal);
        Assert.Contains("Att du läser det visar att mejlen kommer fram.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_without_red_says_that_all_is_well()
    {
        var mail = Renderer.Render(Digest(MailKind.Weekly) with { Count = new ColourCount(0, 17, 17, IsLate: false, []) });

        Assert.Equal("[Norsjö] Veckoläge: inga avvikelser, 0 röda av 17 bedömda", mail.Subject);
        Assert.Contains("Inga avvikelser. 0 röda av 17 bedömda.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_distance_in_per_cent_is_in_percentage_points() => Assert.Contains(
        "Avstånd till grön: 18 procentenheter",
        Renderer.Render(Digest(MailKind.Alert, Helhetssyn(DigestEvent.RevisedStillRed, Colour.Red, 64m, 62m))).Text.Replace('\u00A0', ' '),
        StringComparison.Ordinal);

    [Fact]
    public void A_start_tells_alerts_first_and_no_row_twice()
    {
        var other = Helhetssyn(DigestEvent.Baseline, Colour.Red, 62m, null);
        var text = Renderer.Render(Digest(MailKind.Start, Hvb()) with { RedNow = [Hvb(DigestEvent.Baseline), other], Count = new ColourCount(2, 17, 17, IsLate: false, []) }).Text;

        Assert.True(text.IndexOf("Det här har hänt", StringComparison.Ordinal) < text.IndexOf("Läget nu", StringComparison.Ordinal));
        Assert.Contains("2 röda av 17 bedömda. 1 av dem står ovan.", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("■ RÖD: ").Length - 1);
    }

    [Fact]
    public void Rows_that_did_not_fit_get_a_line() => Assert.Contains(
        "Ytterligare 3 indikatorer får inte plats här.",
        Renderer.Render(Digest(MailKind.Alert, Hvb()) with { AlertsLeftOut = 3 }).Text,
        StringComparison.Ordinal);

    [Fact]
    public void What_only_rides_along_stands_last_with_its_remark()
    {
        var rides = Hvb(DigestEvent.OlderRevised) with { Besides = [new RowRemark(DigestEvent.OlderRevised, "2021 reviderat: 14,0 → 13,2")] };
        var text = Renderer.Render(Digest(MailKind.Alert, Hvb()) with { RidesAlong = [rides] }).Text;

        Assert.Contains("== Annat som har ändrats ==", text, StringComparison.Ordinal);
        Assert.Contains("Kolada har ändrat värden för tidigare år. 2021 reviderat: 14,0 → 13,2.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_steps_of_the_run_are_named_with_whether_they_mattered()
    {
        var row = Hvb();
        var facts = new StepFacts { Words = (new("1,4 eller lägre", "1,5–3,5", true), new("1,3 eller lägre", "1,5–3,5", true)) };
        var moved = new JudgementStep(Cause.BandChanged, row.Status.Judged, row.Status.Judged) { Facts = facts };
        var struck = new JudgementStep(Cause.Withdrawn, row.Before!, Judgement.Unjudged(Basis.Withdrawn, Period.OfYear(2023))) { Facts = new() { Values = [new(Period.OfYear(2023), 3.3m, null)] } };

        var text = Renderer.Render(Digest(MailKind.Alert, row with { Others = [struck, moved] })).Text;

        Assert.Contains("Samma dag ströks värdet för 2023 (3,3), vilket ändrade färgen från ▲ Gul till ○ Ej bedömd.", text, StringComparison.Ordinal);
        Assert.Contains("Samma dag ändrades gränsen 1,4 eller lägre → 1,3 eller lägre, utan betydelse för färgen.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_administrator_reads_what_opened_and_what_closed()
    {
        var mail = Renderer.Render(Digest(MailKind.Admin) with
        {
            Problems =
            [
                new ProblemNotice("source_down", "Kolada", 1, true, "Kolada svarar inte. Kontrollera nätet."),
                new ProblemNotice("kpi_gone", "U23471", 1, false, "Nyckeltalet U23471 finns igen."),
            ],
        });

        Assert.Equal("[Norsjö] 1 nytt problem: Kolada svarar inte; 1 löst problem: Nyckeltalet U23471 finns igen", mail.Subject);
        Assert.Contains("== Nya problem ==\n\n* Kolada svarar inte. Kontrollera nätet.\n  Gäller: Kolada (source_down)\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("== Problem som är lösta ==\n\n* Nyckeltalet U23471 finns igen.\n  Gäller: U23471 (kpi_gone)\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Värdena kommer från Kolada", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_says_Kolada_where_own_values_are_counted_and_no_row_is_told()
    {
        Assert.Contains("Värdena kommer från Kolada.", Renderer.Render(Digest(MailKind.Start)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kolada", Renderer.Render(Digest(MailKind.Start) with { IsFromKolada = false }).Text, StringComparison.Ordinal);
    }

    public static TheoryData<DigestEvent> Events => [.. Enum.GetValues<DigestEvent>()];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_says_why_the_row_is_there_in_whole_sentences(DigestEvent happened)
    {
        var line = Renderer.Render(Digest(MailKind.Alert, Hvb(happened))).Text.Split('\n').SkipWhile(text => !text.StartsWith("■ RÖD", StringComparison.Ordinal)).ElementAt(1).Trim();

        Assert.Matches(@"^\p{Lu}.{15,}\.$", line);
        Assert.DoesNotContain("  ", line, StringComparison.Ordinal);
    }
}
