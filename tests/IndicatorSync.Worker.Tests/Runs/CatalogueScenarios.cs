namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Indicators and addresses that come and go, mutes, <c>larma vid: gul</c>.</summary>
public sealed class CatalogueScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public CatalogueScenarios()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("N00640", "2417", 2025, 85);
    }

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task An_indicator_that_leaves_is_told_to_the_administrator_and_goes_on_when_it_is_back_in_time()
    {
        await norsjo.Sync("2026-10-05");
        norsjo.Removes("helhetssyn");
        var removed = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);
        Assert.Equal("drift@example.se", removed.To);
        Assert.Contains("Helhetssyn (helhetssyn) finns inte längre i katalogen. Färgen var röd.", removed.Text, StringComparison.Ordinal);

        norsjo.Has("helhetssyn", "U23471");
        Assert.Empty((await norsjo.Sync("2026-11-05")).Ended(0).Mails);
        Assert.Equal("red value 2025 60 active added", await norsjo.Status());
        Assert.Equal(["red none removed", "none red added"], await norsjo.ColourChanges());
        Assert.Equal(["new", "active", "closed", "active"], await norsjo.Rows("SELECT to_status FROM alarm_transition ORDER BY alarm_transition_id"));
    }

    [Fact]
    public async Task An_indicator_that_is_back_in_time_keeps_the_day_of_its_last_change_of_colour()
    {
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 90);
        await norsjo.Sync("2026-10-06");
        norsjo.Removes("helhetssyn");
        await norsjo.Sync("2026-10-07");
        norsjo.Has("helhetssyn", "U23471");
        (await norsjo.Sync("2026-10-08")).Ended(0);

        Assert.Equal(["2026-10-06 Tillagd"], await norsjo.Rows("SELECT SedanDatum, Orsak FROM rapport_Nulage WHERE IndikatorId = 'helhetssyn'"));
        Assert.DoesNotContain(", tillagd", (await norsjo.Runs("explain", "helhetssyn", Scenario.At("2026-10-08"))).Ended(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_30_days_it_is_a_new_one()
    {
        await norsjo.Sync("2026-10-05");
        norsjo.Removes("helhetssyn");
        await norsjo.Sync("2026-10-06");
        norsjo.Has("helhetssyn", "U23471");

        Assert.Equal(["[Norsjö] Startläge: 1 röd av 2 bedömda"], (await norsjo.Sync("2026-11-06")).Ended(0).Subjects);
        Assert.Equal("red value 2025 60 active added", await norsjo.Status());
    }

    [Fact]
    public async Task An_indicator_that_changes_while_it_is_away_is_news_when_it_is_back()
    {
        await norsjo.Sync("2026-10-05");
        norsjo.Removes("helhetssyn");
        await norsjo.Sync("2026-10-06");
        norsjo.Has("helhetssyn", "U23471").Kolada.Publishes("U23471", "2417", 2025, 90);

        Assert.Equal(["[Norsjö] Reviderat: Helhetssyn (inte längre röd)"], (await norsjo.Sync("2026-10-07")).Subjects);
        Assert.Equal("green value 2025 90 resolved revised_value", await norsjo.Status());
    }

    [Fact]
    public async Task A_new_indicator_gives_its_addresses_a_start()
    {
        await norsjo.Sync("2026-10-05");
        norsjo.Has("tolerans", "N00654").Kolada.Publishes("N00654", "2417", 2025, 10);

        Assert.Equal(["[Norsjö] Startläge: 2 röda av 3 bedömda"], (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
        Assert.Equal("red value 2025 10 active added", await norsjo.Status("tolerans"));
        Assert.Equal(["none red added"], await norsjo.ColourChanges());
    }

    [Fact]
    public async Task A_new_address_is_told_how_it_stands_with_the_alerts_of_the_run_first()
    {
        await norsjo.Sync("2026-10-05");
        norsjo.Edits("standard: [chef@example.se]", "standard: [chef@example.se, ny@example.se]");
        Assert.Equal([("ny@example.se", "[Norsjö] Startläge: 1 röd av 2 bedömda")], (await norsjo.Sync("2026-10-06")).Mails.Select(mail => (mail.To, mail.Subject)));

        norsjo.Edits("ny@example.se]", "ny@example.se, nyast@example.se]").Kolada.Publishes("N00640", "2417", 2025, 50);
        var run = await norsjo.Sync("2026-10-07");
        Assert.Equal(["chef@example.se", "ny@example.se", "nyast@example.se"], run.Mails.Select(mail => mail.To));
        Assert.All(run.Subjects, subject => Assert.Equal("[Norsjö] Reviderat: Bemotande (nu röd)", subject));
        Assert.Contains("Det första mejlet", run.Mails[2].Text, StringComparison.Ordinal);
        Assert.Contains("Helhetssyn", run.Mails[2].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Det första mejlet", run.Mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_muted_indicator_is_silent_until_the_mute_ends()
    {
        norsjo.Adds("tystat till: 2026-10-31\nskäl: flytt");
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 50);
        Assert.Empty((await norsjo.Sync("2026-10-06")).Mails);
        Assert.Equal("red value 2025 50 muted", await norsjo.Status());
        Assert.Empty((await norsjo.Sync("2026-10-31")).Mails);

        Assert.Equal(["[Norsjö] Inte längre tystad, fortfarande röd: Helhetssyn"], (await norsjo.Sync("2026-11-01")).Subjects);
        Assert.Empty((await norsjo.Sync("2026-11-02")).Mails);
        Assert.Equal("red value 2025 50 active", await norsjo.Status());
    }

    [Fact]
    public async Task With_larm_vid_gul_yellow_is_told_too()
    {
        norsjo.Adds("larma vid: gul").Kolada.Publishes("U23471", "2417", 2025, 85);
        await norsjo.Sync("2026-10-05");

        norsjo.Kolada.Publishes("U23471", "2417", 2026, 76);
        Assert.Equal(["[Norsjö] 1 indikator har blivit gul: Helhetssyn"], (await norsjo.Sync("2026-12-01")).Ended(0).Subjects);
        norsjo.Kolada.Publishes("U23471", "2417", 2027, 60);
        Assert.Equal(["[Norsjö] 1 indikator har blivit röd: Helhetssyn"], (await norsjo.Sync("2027-12-01")).Subjects);
        norsjo.Kolada.Publishes("U23471", "2417", 2028, 76);
        Assert.Equal(["[Norsjö] 1 är inte längre röd: Helhetssyn"], (await norsjo.Sync("2028-12-01")).Subjects);
        Assert.Equal("yellow value 2028 76 active new_value", await norsjo.Status());
    }

    [Fact]
    public async Task Genders_and_their_gap_are_judged_one_by_one()
    {
        norsjo.Adds("kön: [K, M]\nkönsgap: högst 10");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 90, "K").Publishes("U23471", "2417", 2025, 75, "M");

        Assert.Equal(["[Norsjö] Startläge: 1 röd av 4 bedömda"], (await norsjo.Sync("2026-10-05")).Ended(0).Subjects);
        Assert.Equal("green value 2025 90", await norsjo.Status(gender: "K"));
        Assert.Equal("yellow value 2025 75", await norsjo.Status(gender: "M"));
        Assert.Equal("red value 2025 15 active", await norsjo.Status(gender: "K-M"));
    }
}
