namespace IndicatorSync.Worker.Tests.Pipeline;

/// <summary>What a manager's mail box sees of changed values (docs/contract.md 1.6).</summary>
public sealed class AlertScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task The_first_run_tells_every_address_how_it_stands_and_the_second_nothing()
    {
        norsjo.Has("bemotande", "N00640", "larm: [standard, admin]");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("N00640", "2417", 2025, 85);

        var first = (await norsjo.Sync("2026-10-05")).Ended(0);
        var second = (await norsjo.Sync("2026-10-06")).Ended(0);

        Assert.Equal([("chef@example.se", "[Norsjö] Startläge: 1 röd av 2 bedömda"), ("drift@example.se", "[Norsjö] Startläge: 0 röda av 1 bedömd")], first.Mails.Select(mail => (mail.To, mail.Subject)));
        Assert.Equal(2, (int)first.Json["mails"]!);
        Assert.Empty(second.Mails);
        Assert.Equal(0, (int)second.Json["mails"]!);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
        Assert.Empty(await norsjo.ColourChanges());
    }

    [Fact]
    public async Task A_new_value_that_is_red_is_told_once()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 85);
        await norsjo.Sync("2026-09-01");

        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        var turned = (await norsjo.Sync("2026-10-05")).Ended(0);
        var quiet = await norsjo.Sync("2026-10-06");

        Assert.Equal(["[Norsjö] 1 indikator har blivit röd: Helhetssyn"], turned.Subjects);
        Assert.Empty(quiet.Mails);
        Assert.Equal("red value 2025 60 active new_value", await norsjo.Status());
        Assert.Equal(["green red new_value"], await norsjo.ColourChanges());
    }

    [Fact]
    public async Task Still_red_with_a_new_years_value_is_told()
    {
        await StartsRed();
        norsjo.Kolada.Publishes("U23471", "2417", 2026, 65);

        Assert.Equal(["[Norsjö] 1 är fortsatt röd: Helhetssyn"], (await norsjo.Sync("2026-12-01")).Subjects);
        Assert.Empty(await norsjo.ColourChanges());
    }

    [Fact]
    public async Task Leaving_red_by_a_new_value_is_told()
    {
        await StartsRed();
        norsjo.Kolada.Publishes("U23471", "2417", 2026, 90);

        Assert.Equal(["[Norsjö] 1 är inte längre röd: Helhetssyn"], (await norsjo.Sync("2026-12-01")).Subjects);
        Assert.Equal("green value 2026 90 resolved new_value", await norsjo.Status());
    }

    [Theory]
    [InlineData(60, 55, "[Norsjö] Reviderat: Helhetssyn (fortfarande röd)")]
    [InlineData(85, 60, "[Norsjö] Reviderat: Helhetssyn (nu röd)")]
    [InlineData(60, 83, "[Norsjö] Reviderat: Helhetssyn (inte längre röd)")]
    public async Task A_revised_value_is_told_as_one(decimal before, decimal after, string subject)
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, before);
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, after);

        var run = await norsjo.Sync("2026-10-06");

        Assert.Equal([subject], run.Subjects);
        Assert.Contains(FormattableString.Invariant($"{before} → {after}"), Assert.Single(run.Mails).Text, StringComparison.Ordinal);
        Assert.Equal(1, (int)run.Json["revised"]!);
    }

    [Fact]
    public async Task A_change_that_is_not_about_red_waits_for_a_mail_that_goes_anyway()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85).Publishes("N00640", "2417", 2024, 85).Publishes("N00640", "2417", 2025, 90);
        await norsjo.Sync("2026-10-05");

        norsjo.Kolada.Publishes("U23471", "2417", 2025, 76);
        Assert.Empty((await norsjo.Sync("2026-10-06")).Mails);

        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("N00640", "2417", 2024, 84);
        var mail = Assert.Single((await norsjo.Sync("2026-10-07")).Mails);
        Assert.Equal("[Norsjö] Reviderat: Helhetssyn (nu röd)", mail.Subject);
        Assert.Contains("2024 reviderat: 85 → 84", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_causes_of_one_run_are_one_row_under_the_last()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85);
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("U23471", "2417", 2026, 76);
        norsjo.Edits("gul: 74–81", "gul: 78–81");

        var mail = Assert.Single((await norsjo.Sync("2026-12-01")).Mails);

        Assert.Equal("[Norsjö] Ändrad gräns: Helhetssyn", mail.Subject);
        Assert.Contains("Samma dag kom ett nytt värde för 2026 (76), vilket ändrade färgen från ● Grön till ▲ Gul.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["green yellow new_value", "yellow red band_changed"], await norsjo.ColourChanges());
    }

    [Fact]
    public async Task A_reminder_comes_after_90_days_without_news()
    {
        await StartsRed();

        Assert.Empty((await norsjo.Sync("2027-01-02")).Mails);
        Assert.Equal(["[Norsjö] Påminnelse: 1 fortfarande röd"], (await norsjo.Sync("2027-01-03")).Subjects);
        Assert.Empty((await norsjo.Sync("2027-01-04")).Mails);
        Assert.Equal(["[Norsjö] Påminnelse: 1 fortfarande röd"], (await norsjo.Sync("2027-04-03")).Subjects);
    }

    private async Task StartsRed()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        (await norsjo.Sync("2026-10-05")).Ended(0);
    }
}
