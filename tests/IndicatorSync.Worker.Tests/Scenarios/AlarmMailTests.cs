namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>What one indicator's life means in mails, through the whole program.</summary>
public class AlarmMailTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private static readonly string[] Acknowledge =
        ["acknowledge", "nojdhet", "--note", "Bemanningen brast", "--action", "Ny schemamodell", "--owner", "Områdeschefen", "--due", "2026-05-01"];

    [Fact]
    public async Task A_hundred_runs_over_the_same_red_value_are_one_mail_and_its_reminders()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2024, 90m);
        await municipality.SyncAsync(Monday);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62m);
        for (var run = 1; run <= 100; run++)
        {
            await municipality.SyncAsync(Monday.AddDays(2 * run));
        }

        Assert.Equal(
            [
                "[Norsjö] Startläge: 0 röda av 1 bedömd",
                "[Norsjö] 1 indikator har blivit röd: Nöjdhet med stödet",
                "[Norsjö] Påminnelse: 1 fortfarande röd",
                "[Norsjö] Påminnelse: 1 fortfarande röd",
            ],
            municipality.Subjects);
        Assert.Equal(4, municipality.Mails.Select(mail => mail.Message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task An_outage_from_friday_to_monday_delivers_in_order_and_each_old_mail_says_when_it_was_written()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await municipality.SyncAsync(Monday);
        var friday = Monday.AddDays(4);
        municipality.Smtp.IsDown = true;
        foreach (var (day, value) in new[] { 62m, 90m, 61m }.Index())
        {
            municipality.Kolada.Publishes("N00001", "2417", 2025, value);
            await municipality.SyncAsync(friday.AddDays(day));
        }

        Assert.Single(municipality.Mails);
        Assert.Contains("1 mejl väntar på att skickas.", municipality.Out, StringComparison.Ordinal);
        municipality.Smtp.IsDown = false;
        await municipality.SyncAsync(friday.AddDays(3));

        var late = municipality.Mails.Skip(1).ToList();
        Assert.Equal(["nu röd", "inte längre röd", "nu röd"], late.Select(mail => mail.Message.Subject!.Split('(', ')')[1]));
        Assert.Equal(
            ["fredag 6 mars 2026 kl. 06.00", "lördag 7 mars 2026 kl. 06.00"],
            late.Take(2).Select(mail => mail.Message.TextBody!.Split("skrevs ")[1].Split(" och har")[0]));
        Assert.All(late.Skip(1), mail => Assert.Contains(late[0].Message.MessageId!, mail.Message.References.Concat(late.SelectMany(other => other.Message.References))));
    }

    [Fact]
    public async Task An_acknowledgement_shows_at_once_and_stops_reminders()
    {
        await using var municipality = await RedAsync();

        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), Acknowledge));
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), "status", "--json"));
        Assert.Contains("\"alarm\": \"acknowledged\"", municipality.Out, StringComparison.Ordinal);
        await municipality.SyncAsync(Monday.AddDays(95));
        Assert.Single(municipality.Mails);
    }

    [Fact]
    public async Task Of_one_alarm_there_is_one_acknowledgement_at_a_time()
    {
        await using var municipality = await RedAsync();
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), Acknowledge));

        Assert.Equal(1, await municipality.CommandAsync(Monday.AddDays(2), Acknowledge));
        Assert.StartsWith("error: nojdhet is acknowledged already: Områdeschefen took it in hand", municipality.Error, StringComparison.Ordinal);

        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        await municipality.SyncAsync(Monday.AddDays(3));
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(3), Acknowledge));
    }

    [Fact]
    public async Task What_should_have_been_done_yesterday_is_no_plan()
    {
        await using var municipality = await RedAsync();

        Assert.Equal(2, await municipality.CommandAsync(new DateTimeOffset(2026, 5, 2, 8, 0, 0, TimeSpan.Zero), Acknowledge));
        Assert.StartsWith("error: --due 2026-05-01 has passed", municipality.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_new_period_it_lapses_and_the_old_action_stands_in_the_new_alarm()
    {
        await using var municipality = await RedAsync();
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), Acknowledge));

        municipality.Kolada.Publishes("N00001", "2417", 2026, 60m);
        await municipality.SyncAsync(Monday.AddDays(70));

        var mail = municipality.Mails[^1].Message;
        Assert.Equal("[Norsjö] 1 är fortsatt röd: Nöjdhet med stödet", mail.Subject);
        Assert.Contains("Kvittering: Bemanningen brast. Den gäller inte längre", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Åtgärd: Ny schemamodell", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Klart senast: 1 maj 2026 – åtgärden är försenad", mail.TextBody, StringComparison.Ordinal);
        await municipality.SyncAsync(Monday.AddDays(70 + 91));
        Assert.Equal("[Norsjö] Påminnelse: 1 fortfarande röd", municipality.Mails[^1].Message.Subject);
    }

    [Theory]
    [InlineData(61, "gäller inte längre")]
    [InlineData(63, "Kvitterad: Bemanningen brast")]
    public async Task It_lapses_with_a_worse_value_and_stands_with_a_better_one_still_red(int revised, string words)
    {
        await using var municipality = await RedAsync();
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), Acknowledge));

        municipality.Kolada.Publishes("N00001", "2417", 2025, revised);
        await municipality.SyncAsync(Monday.AddDays(2));

        Assert.Contains("fortfarande röd", municipality.Mails[^1].Message.Subject, StringComparison.Ordinal);
        Assert.Contains(words, municipality.Mails[^1].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lapses_when_the_band_changes()
    {
        await using var municipality = await RedAsync();
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), Acknowledge));

        municipality.Catalogue = municipality.Catalogue.Replace("gul: 74–81", "gul: 70–81", StringComparison.Ordinal);
        await municipality.SyncAsync(Monday.AddDays(2));

        Assert.Equal("[Norsjö] Ändrad gräns: Nöjdhet med stödet", municipality.Mails[^1].Message.Subject);
        Assert.Contains("Den gäller inte längre", municipality.Mails[^1].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_action_is_listed_in_the_next_mail_that_goes_out()
    {
        await using var municipality = await RedAsync("""
              - id: annat
                namn: Annat mått
                nyckeltal: N00002
                grön: 82 eller högre
                gul: 74–81
            """);
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), Acknowledge));

        municipality.Kolada.Publishes("N00002", "2417", 2025, 50m);
        await municipality.SyncAsync(Monday.AddDays(80));

        var text = municipality.Mails[^1].Message.TextBody!;
        Assert.Contains("== Försenade åtgärder ==", text, StringComparison.Ordinal);
        Assert.Contains("Åtgärd försenad: Ny schemamodell. Den skulle ha varit klar 1 maj 2026. Ansvarig: Områdeschefen.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_alarm_is_open_nothing_is_acknowledged()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await municipality.SyncAsync(Monday);

        Assert.Equal(1, await municipality.CommandAsync(Monday, Acknowledge));
        Assert.StartsWith("error: nojdhet has no open alarm (it is green)", municipality.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nojdhe", "T", "2026-05-01", "did you mean nojdhet?")]
    [InlineData("nojdhet", "K", "2026-05-01", "nojdhet is judged for T.")]
    [InlineData("nojdhet", "T", "1 maj", "not a date")]
    public async Task What_cannot_be_meant_is_bad_usage(string id, string gender, string due, string words)
    {
        await using var municipality = await RedAsync();

        var code = await municipality.CommandAsync(Monday, "acknowledge", id, "--kon", gender, "--note", "a", "--action", "b", "--owner", "c", "--due", due);

        Assert.Equal(2, code);
        Assert.Contains(words, municipality.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_week_ends_in_one_line_that_says_all_is_well()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Settings.Add("Alerts:WeeklySummary=true");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        for (var day = 0; day < 16; day++)
        {
            await municipality.SyncAsync(Monday.AddDays(day));
        }

        Assert.Equal(
            [(0, "[Norsjö] Startläge: 0 röda av 1 bedömd"), (7, "[Norsjö] Veckoläge: inga avvikelser, 0 röda av 1 bedömd"), (14, "[Norsjö] Veckoläge: inga avvikelser, 0 röda av 1 bedömd")],
            municipality.Mails.Select(mail => ((int)(mail.At - Monday).TotalDays, mail.Message.Subject)));
    }

    [Fact]
    public async Task An_alarm_on_monday_takes_the_place_of_the_weekly_mail()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Settings.Add("Alerts:WeeklySummary=true");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await municipality.SyncAsync(Monday);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        for (var day = 7; day < 15; day++)
        {
            await municipality.SyncAsync(Monday.AddDays(day));
        }

        Assert.Equal(
            ["[Norsjö] Startläge: 0 röda av 1 bedömd", "[Norsjö] Reviderat: Nöjdhet med stödet (nu röd)", "[Norsjö] Veckoläge: 1 röd av 1 bedömd"],
            municipality.Subjects);
        Assert.Contains("Indikatorn är röd sedan 9 mars 2026.", municipality.Mails[^1].Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirection_sends_everything_to_one_address_and_names_the_one_it_was_for()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Settings.Add("Mail:RedirectTo=prov@example.se");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        await municipality.SyncAsync(Monday);

        var mail = Assert.Single(municipality.Mails);
        Assert.Equal("prov@example.se", mail.Address);
        Assert.StartsWith("Mejlet skulle ha gått till chef@example.se.", mail.Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_alarms_than_a_mail_holds_are_counted_and_said_to_be_left_out()
    {
        await using var municipality = Municipality.Norsjo();
        municipality.Settings.Add("Alerts:MaxPerMail=2");
        await municipality.SyncAsync(Monday);
        await municipality.SyncAsync(Monday.AddDays(91));

        var mail = municipality.Mails.Last(mail => mail.Address == "kvalitet@example.se").Message;
        Assert.Equal("[Norsjö] Påminnelse: 5 fortfarande röda", mail.Subject);
        Assert.Equal(2, mail.TextBody!.Split("■ RÖD: ").Length - 1);
        Assert.Contains("Ytterligare 3 indikatorer får inte plats här.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mute_is_silent_to_its_end_and_then_says_that_it_is_still_red()
    {
        await using var municipality = Municipality.WithOneIndicator("""
                tystat till: 2026-03-10
                skäl: Omorganisation
            """);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await municipality.SyncAsync(Monday);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        for (var day = 1; day < 12; day++)
        {
            await municipality.SyncAsync(Monday.AddDays(day));
        }

        var mail = municipality.Mails[^1];
        Assert.Equal(2, municipality.Mails.Count);
        Assert.Equal("[Norsjö] Inte längre tystad, fortfarande röd: Nöjdhet med stödet", mail.Message.Subject);
        Assert.Equal(Monday.AddDays(9), mail.At);
    }

    [Theory]
    [InlineData(20, "Även 20 andra kommuners värden har ändrats: troligen ny metod.")]
    [InlineData(0, "Ingen annan av de 25 kommuner som jämförts har fått sitt värde ändrat: ändringen gäller bara vårt värde.")]
    public async Task A_revision_tells_whether_it_is_ours_alone(int others, string words)
    {
        await using var municipality = Municipality.WithOneIndicator();
        var areas = Enumerable.Range(1401, 25).Select(area => area.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        municipality.Catalogue += $"\n    jämför: [{string.Join(", ", areas.Select(area => $"\"{area}\""))}]\n";
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62m).PublishesEverywhere("N00001", areas, [2025], 80m);
        await municipality.SyncAsync(Monday);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 61m).PublishesEverywhere("N00001", areas.Take(others), [2025], 79m);
        await municipality.SyncAsync(Monday.AddDays(1));

        Assert.Contains(words, municipality.Mails[^1].Message.TextBody, StringComparison.Ordinal);
    }

    private static async Task<Municipality> RedAsync(string more = "")
    {
        var municipality = Municipality.WithOneIndicator(more);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62m).Publishes("N00002", "2417", 2025, 90m);
        await municipality.SyncAsync(Monday);
        return municipality;
    }
}
