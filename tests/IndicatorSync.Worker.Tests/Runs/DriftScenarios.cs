namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>What Kolada changes without notice is noticed, told once and kept.</summary>
public sealed class DriftScenarios : IDisposable
{
    private readonly Scenario scenario = new();

    public DriftScenarios() => scenario.Kolada.Publishes("U23471", "2417", 2025, 85).Describes("U23471", "Helhetssyn -  särskilt boende, andel (%)");

    private KoladaServer Kolada => scenario.Kolada;

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task A_title_with_other_spaces_is_the_same_title_and_another_title_is_told_with_both()
    {
        await scenario.Sync("2026-03-23");
        Kolada.Describes("U23471", " Helhetssyn - särskilt\u00a0boende,  andel (%)");
        Assert.Empty((await scenario.Sync("2026-03-24")).Ended(0).Problems);

        Kolada.Describes("U23471", "Helhetssyn hemtjänst, andel (%)");
        var run = (await scenario.Sync("2026-03-25")).Ended(0);

        Assert.Equal(["kpi_retitled"], run.Problems);
        Assert.Contains("→", run.Json["problems"]![0]!["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Helhetssyn hemtjänst", Assert.Single(run.Mails, mail => mail.To == "drift@example.se").Text, StringComparison.Ordinal);
        Assert.Empty((await scenario.Sync("2026-03-26")).Problems);
        Assert.Equal(["kpi_retitled"], await scenario.Rows("SELECT type FROM problem WHERE closed_at IS NULL"));

        var over = Assert.Single((await scenario.Sync("2026-04-25")).Ended(0).Mails);
        Assert.Equal("drift@example.se", over.To);
        Assert.StartsWith("[Norsjö] 1 problem visas inte längre: Kolada har döpt om U23471", over.Subject, StringComparison.Ordinal);
        Assert.Contains("Problem som inte längre visas", over.Text, StringComparison.Ordinal);
        Assert.Empty((await scenario.Sync("2026-04-26")).Mails);
    }

    [Theory]
    [InlineData("Helhetssyn, andel (%) (-2024)")]
    [InlineData("Helhetssyn, andel (%) (- 2024)")]
    public async Task A_kpi_that_has_ended_is_named_with_its_last_year(string title)
    {
        Kolada.Describes("U23471", title);

        var run = (await scenario.Sync("2026-03-23")).Ended(0);

        Assert.Equal(["kpi_discontinued"], run.Problems);
        Assert.Contains("2024", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kpi_for_regions_is_told_apart_from_one_without_values()
    {
        Kolada.Describes("U23471", "Helhetssyn, andel (%)", municipalityType: "L");

        Assert.Equal(["kpi_area_type"], (await scenario.Sync("2026-03-23")).Ended(0).Problems);
    }

    [Fact]
    public async Task A_kpi_that_is_gone_keeps_its_values_and_its_colour()
    {
        scenario.Has("placerade", "N33816", green: "4 eller lägre", yellow: null).Kolada.Publishes("N33816", "2417", 2025, 3);
        await scenario.Sync("2026-03-23");
        Kolada.Discontinues("U23471");

        var run = (await scenario.Sync("2026-03-24")).Ended(0);

        Assert.Equal(["lost_rows", "kpi_gone"], run.Problems);
        Assert.Equal("green value 2025 85", await scenario.Status());
        Assert.Equal(["U23471"], await scenario.Rows("SELECT kpi_id FROM kpi WHERE gone_since IS NOT NULL"));
    }

    [Fact]
    public async Task The_members_of_a_group_are_kept_with_when_they_were_so_that_a_moved_mean_can_be_explained()
    {
        scenario.Adds("jämför: [G176642]");
        Kolada.Publishes("U23471", "G176642", 2025, 80).Names("G176642", "Liknande kommuner, Norsjö, 2024", "2505", "2409");
        await scenario.Sync("2026-03-23");
        Kolada.Publishes("U23471", "G176642", 2025, 83).Names("G176642", "Liknande kommuner, Norsjö, 2025", "2505", "2303");

        var run = (await scenario.Sync("2026-03-24")).Ended(0);

        Assert.Equal(["area_retitled", "members_changed"], run.Problems);
        Assert.Contains("nya: Område 2303; inte längre med: Område 2409", run.Json["problems"]![1]!["message"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Mails, mail => mail.To == "drift@example.se");
        Assert.Equal(
            ["2303 2026-03-24 ", "2409 2026-03-23 2026-03-24", "2505 2026-03-23 "],
            await scenario.Rows("SELECT member_id, substr(valid_from, 1, 10), substr(valid_to, 1, 10) FROM area_member ORDER BY member_id"));
        Assert.Empty((await scenario.Sync("2026-03-25")).Problems);
    }

    [Fact]
    public async Task An_area_that_is_gone_is_named()
    {
        scenario.Adds("jämför: [G176642]");
        Kolada.Publishes("U23471", "G176642", 2025, 80);
        await scenario.Sync("2026-03-23");
        Kolada.Loses("U23471", "G176642", 2025).Forgets("G176642");

        var run = (await scenario.Sync("2026-03-24")).Ended(0);

        Assert.Equal(["area_gone"], run.Problems);
        Assert.Contains(run.Mails, mail => mail.To == "drift@example.se");
        Assert.Equal(["G176642"], await scenario.Rows("SELECT area_id FROM area WHERE gone_since IS NOT NULL"));
    }

    [Fact]
    public async Task Publication_dates_are_stored_and_follow_koladas()
    {
        Kolada.Describes("U23471", "Helhetssyn, andel (%)", "2026-10-04", "2026-06-10", "2026");
        await scenario.Sync("2026-03-23");
        Kolada.Describes("U23471", "Helhetssyn, andel (%)", "2027-10-04", null, "2027");
        await scenario.Sync("2026-10-05");

        Assert.Equal(["2027-10-04  2027"], await scenario.Rows("SELECT publication_date, preliminary_publication_date, publication_period FROM kpi"));
    }

    [Fact]
    public async Task An_organisational_unit_is_asked_for_stored_and_judged_on_its_own_path()
    {
        using var units = new Scenario();
        units.Adds("driftenhet: V23E241700101\njämför: [\"2417\"]").Kolada
            .Publishes("U23471", "V23E241700101", 2025, 60).Publishes("U23471", "2417", 2025, 85).Names("V23E241700101", "Solgården");

        (await units.Sync("2026-03-23")).Ended(0);

        Assert.Contains("oudata/kpi/U23471/ou/V23E241700101", units.Kolada.Requests);
        Assert.Equal("red value 2025 60 active", await units.Status());
        Assert.Equal(["2417 85", "V23E241700101 60"], await units.Rows("SELECT area_id, value FROM observation ORDER BY area_id"));
        Assert.Equal(["V23E241700101 Solgården 2417 unit"], await units.Rows("SELECT area_id, title, municipality_id, kind FROM area WHERE kind = 'unit'"));
    }
}
