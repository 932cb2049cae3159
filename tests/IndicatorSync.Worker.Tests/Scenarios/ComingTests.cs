using Ical.Net;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>What is to come: <c>Kommande</c>, the weekly mail, <c>export calendar</c> (docs/contract.md 1.14).</summary>
public class ComingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Publications_activities_and_actions_stand_in_the_view_on_their_days()
    {
        await using var municipality = await RedAsync();
        Assert.Equal(0, await municipality.CommandAsync(
            Monday, "acknowledge", "nojdhet", "--note", "Sett.", "--action", "Ny rutin.", "--owner", "Anna Berg", "--due", "2026-04-15"));
        await municipality.SyncAsync(Monday.AddDays(1));

        Assert.Equal(
            "2026-04-15 16 Åtgärden ska vara klar: Ny rutin (Anna Berg)|2026-06-30 27 Aktiviteten ska vara klar: Utbilda alla|"
                + "2026-09-01 36 Kolada publicerar preliminärt värde 2026|2026-10-04 40 Kolada publicerar 2026",
            await municipality.ScalarAsync("""
                SELECT group_concat(rad, '|') FROM (
                  SELECT substr(Datum, 1, 10) || ' ' || Vecka || ' ' || Handelse || COALESCE(' ' || Ar, '') AS rad FROM rapport_Kommande ORDER BY Datum)
                """));
    }

    [Fact]
    public async Task A_moved_date_keeps_its_identity_and_raises_its_sequence_and_what_has_been_is_not_to_come()
    {
        await using var municipality = await RedAsync();
        var before = await CalendarAsync(municipality, Monday);
        await municipality.SyncAsync(Monday.AddDays(1));
        Assert.Equal(await BytesAsync(municipality, Monday), await BytesAsync(municipality, Monday.AddDays(1)));

        municipality.Kolada.Describes("N00001", "Nöjdhet, andel (%)", "2026-10-11", "2026-09-01", "2026");
        await municipality.SyncAsync(Monday.AddDays(2));
        var after = await CalendarAsync(municipality, Monday.AddDays(2));

        var (was, moved) = (Single(before, "Kolada publicerar: Nöjdhet med stödet 2026"), Single(after, "Kolada publicerar: Nöjdhet med stödet 2026"));
        Assert.Equal((was.Uid, 0, 1), (moved.Uid, was.Sequence, moved.Sequence));
        Assert.Equal((new DateOnly(2026, 10, 11), new DateOnly(2026, 10, 12), false), (moved.Start!.Date, moved.End!.Date, moved.Start.HasTime));
        Assert.Equal(Monday.AddDays(2).UtcDateTime, moved.DtStamp!.Value);
        Assert.Equal(Single(before, "Aktiviteten ska vara klar: Utbilda alla: Nöjdhet med stödet").DtStamp, Single(after, "Aktiviteten ska vara klar: Utbilda alla: Nöjdhet med stödet").DtStamp);

        await municipality.SyncAsync(new DateTimeOffset(2026, 9, 30, 5, 0, 0, TimeSpan.Zero));
        Assert.Equal("Kolada publicerar", await municipality.ScalarAsync("SELECT group_concat(Handelse) FROM rapport_Kommande"));
    }

    [Fact]
    public async Task The_weekly_mail_says_what_is_to_come()
    {
        await using var municipality = await RedAsync();
        municipality.Settings.Add("Alerts:WeeklySummary=true");
        await municipality.SyncAsync(Monday.AddDays(7));

        var mail = municipality.Mails[^1].Message;
        Assert.StartsWith("[Norsjö] Veckoläge: ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("== På gång ==", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("* 4 oktober 2026 (v 40): Kolada publicerar, 2026.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_has_a_page_of_what_is_to_come_and_one_of_what_is_to_be_said_of_the_data()
    {
        await using var municipality = await RedAsync();
        municipality.Settings.Add("Report:Directory=site");
        await municipality.SyncAsync(Monday.AddDays(1));
        Assert.Contains("Inget att anmärka på.", Page("datakvalitet.html"), StringComparison.Ordinal);

        municipality.Catalogue = municipality.Catalogue.Replace("82 eller högre", "82 antal eller högre", StringComparison.Ordinal);
        await municipality.SyncAsync(Monday.AddDays(2));

        Assert.Contains("<th scope=\"row\">2026-10-04</th><td>40</td><td>Kolada publicerar</td><td>Nöjdhet med stödet</td><td>2026</td>", Page("kommande.html"), StringComparison.Ordinal);
        Assert.Contains("82 antal", Page("datakvalitet.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"datakvalitet.html\">1 anmärkning på värden och källor</a>", Page("index.html"), StringComparison.Ordinal);

        string Page(string name) => File.ReadAllText(Path.Combine(municipality.Folder, "site", name));
    }

    private static async Task<Municipality> RedAsync()
    {
        var municipality = Municipality.WithOneIndicator("""
            aktiviteter:
              - id: utbildning
                namn: Utbilda alla
                indikator: nojdhet
                slut: 2026-06-30
              - id: klar
                namn: Redan klar
                indikator: nojdhet
                slut: 2026-06-30
                status: avslutad enligt plan
            """);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        municipality.Kolada.Describes("N00001", "Nöjdhet, andel (%)", "2026-10-04", "2026-09-01", "2026");
        await municipality.SyncAsync(Monday);
        return municipality;
    }

    private static async Task<string> BytesAsync(Municipality municipality, DateTimeOffset now)
    {
        Assert.Equal(0, await municipality.CommandAsync(now, "export", "calendar", "--out", "plan.ics"));
        return await File.ReadAllTextAsync(Path.Combine(municipality.Folder, "plan.ics"), TestContext.Current.CancellationToken);
    }

    private static async Task<Calendar> CalendarAsync(Municipality municipality, DateTimeOffset now) => Calendar.Load(await BytesAsync(municipality, now))!;

    private static Ical.Net.CalendarComponents.CalendarEvent Single(Calendar calendar, string summary) => Assert.Single(calendar.Events, one => one.Summary == summary);
}
