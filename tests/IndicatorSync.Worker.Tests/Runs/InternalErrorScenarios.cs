namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// What nobody foresaw (docs/contract.md 1.15): one indicator costs itself, anything else ends the run, and all who look after the
/// service learn of it. The faults are damages of the store, which no store of ours would make.
/// </summary>
public sealed class InternalErrorScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public InternalErrorScenarios() => norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task A_fault_of_the_program_ends_the_run_as_failed_and_everybody_is_told()
    {
        await norsjo.Sync("2026-10-05");
        await norsjo.Rows("UPDATE kpi SET publication_date = 'no date'");

        var run = (await norsjo.Sync("2026-10-06")).Ended(1);

        Assert.Equal(("failed", "internal_error"), ((string?)run.Json["outcome"], Assert.Single(run.Problems)));
        Assert.Equal(["drift@example.se"], run.Mails.Select(mail => mail.To));
        Assert.Contains("fel i programmet", run.Mails[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Output + run.Mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Lyckad", "Misslyckad"], await norsjo.Rows("SELECT Resultat FROM rapport_Korningar ORDER BY KorningId"));
        Assert.Contains("Ett fel i programmet avbröt körningen när värdena bedömdes", Assert.Single(await norsjo.Rows("SELECT Felmeddelande FROM rapport_Korningar WHERE Resultat = 'Misslyckad'")), StringComparison.Ordinal);
        Assert.Equal(["internal_error"], await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet WHERE Typ = 'internal_error'"));
        Assert.StartsWith("INDICATORSYNC CRITICAL - the last run ended by a fault in the program", (await norsjo.Runs("status", "--check", Scenario.At("2026-10-06"))).Ended(2).Output, StringComparison.Ordinal);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Fact]
    public async Task It_is_told_once_while_it_lasts_and_once_when_it_is_over()
    {
        await norsjo.Sync("2026-10-05");
        await norsjo.Rows("UPDATE kpi SET publication_date = 'no date'");

        Assert.Single((await norsjo.Sync("2026-10-06")).Ended(1).Mails);
        Assert.Empty((await norsjo.Sync("2026-10-07")).Ended(1).Mails);
        await norsjo.Rows("UPDATE kpi SET publication_date = NULL");

        Assert.Contains("1 löst problem", Assert.Single((await norsjo.Sync("2026-10-08")).Ended(0).Subjects), StringComparison.Ordinal);
        Assert.Empty(await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet WHERE Typ = 'internal_error'"));
    }

    [Fact]
    public async Task One_indicator_that_cannot_be_judged_costs_itself_and_its_alarm_stays()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("N00640", "2417", 2025, 85);
        await norsjo.Sync("2026-10-05");
        var definition = Assert.Single(await norsjo.Rows("SELECT definition FROM indicator_state WHERE indicator_id = 'helhetssyn'"));
        await norsjo.Rows("UPDATE indicator_state SET definition = '{' WHERE indicator_id = 'helhetssyn'");
        norsjo.Kolada.Publishes("N00640", "2417", 2025, 50);

        var run = (await norsjo.Sync("2026-10-06")).Ended(4);

        Assert.Equal(["internal_error"], run.Problems);
        Assert.Equal("helhetssyn", (string?)run.Json["problems"]![0]!["indicator"]);
        Assert.Equal("none source_failed active", await norsjo.Status());
        Assert.Equal("red value 2025 50 active revised_value", await norsjo.Status("bemotande"));
        Assert.Equal(["chef@example.se", "drift@example.se"], run.Mails.Select(mail => mail.To));
        Assert.Equal((1, 1), ((int)run.Json["colours"]!["red"]!, (int)run.Json["colours"]!["none"]!));

        // When it can be judged again nothing reads as news: the colour is the one that its alarm has stood for.
        await norsjo.Rows($"UPDATE indicator_state SET definition = '{definition}' WHERE indicator_id = 'helhetssyn'");
        var after = (await norsjo.Sync("2026-10-07")).Ended(0);
        Assert.Equal(["drift@example.se"], after.Mails.Select(mail => mail.To));
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Fact]
    public async Task Three_failed_runs_in_a_row_are_critical_and_an_older_catalogue_is_a_warning()
    {
        await norsjo.Sync("2026-10-05");
        using var down = new KoladaServer();
        norsjo.BaseUrl = down.Refuses("2417").BaseUrl.ToString();
        await norsjo.Sync("2026-10-05T05:00:00Z");
        await norsjo.Sync("2026-10-05T06:00:00Z");
        Assert.DoesNotContain("runs failed", (await norsjo.Runs("status", "--check", Scenario.At("2026-10-05T07:00:00Z"))).Output, StringComparison.Ordinal);
        await norsjo.Sync("2026-10-05T07:00:00Z");

        Assert.Contains("the last 3 runs failed (source_down)", (await norsjo.Runs("status", "--check", Scenario.At("2026-10-05T07:00:00Z"))).Ended(2).Output, StringComparison.Ordinal);
    }
}
