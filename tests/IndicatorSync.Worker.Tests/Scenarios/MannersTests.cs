namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>When mails go: <c>Alerts:SendHours</c>, <c>Alerts:QuietPeriods</c> (docs/contract.md 1.14).</summary>
public class MannersTests
{
    private static readonly DateTimeOffset Midsummer = new(2026, 6, 19, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Red_on_midsummer_eve_reaches_the_manager_on_Monday_in_the_hours_and_once_and_the_administrator_at_once()
    {
        await using var municipality = await WatchedAsync("Alerts:SendHours=mån–fre 07–17");
        municipality.Kolada.Publishes("N00001", "2417", 2026, 60m);
        municipality.Kolada.Describes("N00001", "Ett annat mått, andel (%)");
        await municipality.SyncAsync(Midsummer);
        Assert.Equal(["drift@example.se"], News(municipality).Select(mail => mail.Address));

        for (var day = 1; day <= 3; day++)
        {
            await municipality.SyncAsync(Midsummer.AddDays(day));
        }

        Assert.Single(News(municipality));
        await municipality.SyncAsync(Midsummer.AddDays(3).AddHours(1.1));
        await municipality.SyncAsync(Midsummer.AddDays(4).AddHours(1.1));

        var mail = Assert.Single(News(municipality), mail => mail.Address == "chef@example.se").Message;
        Assert.Contains("har blivit röd", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Det här mejlet skrevs fredag 19 juni 2026 kl. 06.00 och har väntat på att mejl får gå.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_in_July_loses_nothing_and_ends_in_one_mail_with_everything_the_worst_first()
    {
        await using var municipality = await WatchedAsync("Alerts:SendHours=mån–fre 07–17", "Alerts:QuietPeriods=2026-07-01–2026-07-31");
        municipality.Kolada.Publishes("N00001", "2417", 2026, 60m);
        await municipality.SyncAsync(At(6, 15).AddHours(4));
        municipality.Kolada.Publishes("N00002", "2417", 2026, 60m);
        await municipality.SyncAsync(At(7, 3));
        municipality.Kolada.Publishes("N00001", "2417", 2026, 90m);
        await municipality.SyncAsync(At(7, 10));
        municipality.Kolada.Publishes("N00001", "2417", 2026, 50m);
        await municipality.SyncAsync(At(7, 20));
        await municipality.SyncAsync(At(8, 1));
        Assert.Equal(2, municipality.Mails.Count);
        Assert.Equal(0, await municipality.CommandAsync(At(8, 1).AddHours(1), "status", "--check"));
        Assert.Contains("0 mails waiting", municipality.Out, StringComparison.Ordinal);

        await municipality.SyncAsync(At(8, 3).AddHours(2));
        await municipality.SyncAsync(At(8, 4).AddHours(2));

        var mail = Assert.Single(municipality.Mails.Skip(2)).Message;
        Assert.StartsWith("[Norsjö] 1 indikator har blivit röd: ", mail.Subject, StringComparison.Ordinal);
        Assert.EndsWith(" (nu röd)", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("inte längre röd", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("3 mejl som har väntat till nu är samlade här. De skrevs från 3 juli 2026 till 20 juli 2026", mail.TextBody, StringComparison.Ordinal);
        InOrder(mail.TextBody, "3 juli 2026: ", "20 juli 2026: ", "10 juli 2026: ");
        Assert.Equal(municipality.Mails[1].Message.MessageId, Assert.Single(mail.References));
        Assert.DoesNotContain("har inte kunnat skickas", mail.TextBody, StringComparison.Ordinal);
        InOrder(mail.HtmlBody, "3 juli 2026: ", "20 juli 2026: ", "10 juli 2026: ");
        Assert.Equal(3L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Utskick WHERE Status = 'Sammanslaget'"));
        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Larm WHERE Status = 'Ny'"));

        municipality.Kolada.Publishes("N00002", "2417", 2026, 90m);
        await municipality.SyncAsync(At(8, 5).AddHours(2));
        Assert.Equal(mail.MessageId, municipality.Mails[^1].Message.References[0]);
    }

    [Fact]
    public async Task What_was_red_and_green_again_before_the_mail_went_is_not_red_in_its_subject()
    {
        await using var municipality = await WatchedAsync("Alerts:SendHours=mån–fre 07–17");
        municipality.Kolada.Publishes("N00002", "2417", 2026, 60m);
        await municipality.SyncAsync(Midsummer);
        municipality.Kolada.Publishes("N00002", "2417", 2026, 90m);
        await municipality.SyncAsync(Midsummer.AddDays(1));
        await municipality.SyncAsync(Midsummer.AddDays(3).AddHours(2));

        var mail = Assert.Single(News(municipality)).Message;
        Assert.Equal("[Norsjö] Reviderat: Trygghet i hemmet (inte längre röd)", mail.Subject);
        InOrder(mail.TextBody, "0 röda av 2 bedömda", "19 juni 2026: ", "20 juni 2026: ");
    }

    [Fact]
    public async Task The_first_mail_waits_too_and_tells_its_day_when_it_is_told_with_a_later_one()
    {
        await using var municipality = TwoIndicators();
        municipality.Settings.Add("Alerts:SendHours=mån–fre 07–17");
        municipality.Kolada.Publishes("N00001", "2417", 2026, 60m);
        municipality.Kolada.Publishes("N00002", "2417", 2026, 90m);
        await municipality.SyncAsync(Midsummer);
        municipality.Kolada.Publishes("N00002", "2417", 2026, 60m);
        await municipality.SyncAsync(Midsummer.AddDays(1));
        await municipality.SyncAsync(Midsummer.AddDays(3).AddHours(2));

        var mail = Assert.Single(municipality.Mails).Message;
        InOrder(
            mail.TextBody,
            "Det första mejlet till dig om indikatorerna i Provkommunens plan 2026.",
            "Just nu: 2 röda av 2 bedömda",
            "== Det här har hänt ==",
            "20 juni 2026: ",
            "== Läget 19 juni 2026 ==");
        Assert.DoesNotContain("Läget nu", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_the_mails_themselves_gets_them_at_any_hour()
    {
        await using var municipality = await WatchedAsync("Alerts:SendHours=mån–fre 07–17");
        municipality.Kolada.Publishes("N00001", "2417", 2026, 60m);
        await municipality.SyncAsync(Midsummer);
        municipality.Kolada.Publishes("N00002", "2417", 2026, 60m);
        await municipality.SyncAsync(Midsummer.AddDays(1));
        Assert.Empty(News(municipality));

        Assert.Equal(0, await municipality.CommandAsync(Midsummer.AddDays(1), "mail", "test", "prov@example.se"));
        Assert.Equal(0, await municipality.CommandAsync(Midsummer.AddDays(1), "mail", "retry"));

        Assert.Contains("Delivered: 1. Still waiting: 0.", municipality.Out, StringComparison.Ordinal);
        Assert.Equal(["prov@example.se", "chef@example.se"], News(municipality).Select(mail => mail.Address));
    }

    [Fact]
    public async Task A_mail_that_a_server_did_not_take_is_not_told_again_in_another_one()
    {
        await using var municipality = await WatchedAsync("Alerts:SendHours=mån–fre 07–17");
        municipality.Kolada.Publishes("N00001", "2417", 2026, 60m);
        municipality.Smtp.IsDown = true;
        await municipality.SyncAsync(Midsummer.AddDays(-1).AddHours(3));
        municipality.Kolada.Publishes("N00002", "2417", 2026, 60m);
        await municipality.SyncAsync(Midsummer);
        municipality.Smtp.IsDown = false;
        await municipality.SyncAsync(Midsummer.AddDays(3).AddHours(2));

        Assert.Equal(2, News(municipality).Count(mail => mail.Address == "chef@example.se"));
    }

    [Theory]
    [InlineData("Alerts:SendHours=vardagar", "Alerts:SendHours")]
    [InlineData("Alerts:QuietPeriods=juli", "Alerts:QuietPeriods")]
    public async Task A_setting_that_cannot_be_read_stops_at_the_start_and_is_named(string setting, string key)
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Settings.Add(setting);
        Assert.Equal(2, await municipality.CommandAsync(Midsummer, "sync"));
        Assert.Contains(key, municipality.Error, StringComparison.Ordinal);
    }

    private static Municipality TwoIndicators() => Municipality.WithOneIndicator("""
          - id: trygghet
            namn: Trygghet i hemmet
            nyckeltal: N00002
            grön: 82 eller högre
            gul: 74–81
        """);

    /// <summary>Both are green, and the first mail has gone.</summary>
    private static async Task<Municipality> WatchedAsync(params IReadOnlyList<string> settings)
    {
        var municipality = TwoIndicators();
        municipality.Settings.AddRange(settings);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        municipality.Kolada.Publishes("N00002", "2417", 2025, 90m);
        await municipality.SyncAsync(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        Assert.Single(municipality.Mails);
        return municipality;
    }

    private static IEnumerable<ReceivedMail> News(Municipality municipality) => municipality.Mails.Skip(1);

    private static void InOrder(string? text, params IReadOnlyList<string> parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = (text ?? "").IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is not there, or not where it should be, in:\n{text}");
            at = found + part.Length;
        }
    }

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 4, 0, 0, TimeSpan.Zero);
}
