namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>From a preview to live, as docs/drift.md leads through it.</summary>
public class GoingLiveTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_first_mail_to_a_mailbox_of_its_own_tells_all_that_is_red_and_is_the_only_first_one()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        municipality.Settings.Add("Mail:RedirectTo=prov@example.se");
        await municipality.SyncAsync(Monday);
        await municipality.SyncAsync(Monday.AddDays(1));
        Assert.Equal(["[Norsjö] Startläge: 1 röd av 1 bedömd"], municipality.Subjects);

        municipality.Settings.Remove("Mail:RedirectTo=prov@example.se");
        await municipality.SyncAsync(Monday.AddDays(2));
        await municipality.SyncAsync(Monday.AddDays(3));

        Assert.Equal(["prov@example.se", "chef@example.se"], municipality.Mails.Select(mail => mail.Address));
        var live = municipality.Mails[1].Message;
        Assert.Equal("[Norsjö] Startläge: 1 röd av 1 bedömd", live.Subject);
        Assert.Contains("Det första mejlet", live.TextBody, StringComparison.Ordinal);
        Assert.Contains("Röd när bevakningen började 2 mars 2026.", live.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_where_each_mail_really_went()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        municipality.Settings.Add("Mail:RedirectTo=prov@example.se");
        await municipality.SyncAsync(Monday);
        municipality.Settings.Remove("Mail:RedirectTo=prov@example.se");
        await municipality.SyncAsync(Monday.AddDays(1));

        Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(2), "export", "mail-log", "--year", "2026"));
        var lines = municipality.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(";Levererad till", lines[0], StringComparison.Ordinal);
        Assert.Equal(["prov@example.se", "chef@example.se"], lines.Skip(1).Select(line => line.Split(';')[^1]));
    }

    [Fact]
    public async Task A_mail_names_whom_to_ask_and_a_reply_goes_there()
    {
        await using var municipality = Municipality.WithOneIndicator("""
                verksamhetsområde: Äldreomsorgen
                fotnot: Enkät vartannat år.
                ansvarig: Områdeschefen
            kontakt: { namn: Kvalitet, adress: kvalitet@example.se }
            kontakter:
              Äldreomsorgen: { namn: Anna Berg, adress: anna@example.se }
            """);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        await municipality.SyncAsync(Monday);

        var mail = Assert.Single(municipality.Mails).Message;
        Assert.Equal(["anna@example.se"], mail.ReplyTo.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Contains("Fråga och kvittera hos: Anna Berg (anna@example.se)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Svar på mejlet går till Anna Berg (anna@example.se).", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Ansvarig enligt planen: Områdeschefen", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Fotnot: Enkät vartannat år.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("går inte att svara på", mail.TextBody, StringComparison.Ordinal);
    }
}
