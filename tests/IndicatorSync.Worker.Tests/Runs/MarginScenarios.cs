namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Kolada's own margin: found by title, fetched with its KPI, shown beside the colour (docs/contract.md 1.13).</summary>
public sealed class MarginScenarios : IDisposable
{
    private const string PlusMinus = "Men med punktskattning +- osäkerhetstalet kan man med stor sannolikhet säga att det sanna medelvärdet finns inom intervallet.";

    private readonly Scenario scenario = new() { WaitsPass = true };

    public MarginScenarios() => scenario.Kolada
        .Publishes("U23471", "2417", 2025, 85).Publishes("N09876", "2417", 2025, 5)
        .Describes("U23471", "Medborgarundersökningen - Trivs, andel (%)").Describes("N09876", "Osäkerhetstal -  Trivs, andel (%)", description: PlusMinus);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task A_red_within_the_margin_is_mailed_when_it_is_sure()
    {
        scenario.Adds("larma vid: säkerställd röd");
        (await scenario.Sync("2026-03-23")).Ended(0);

        scenario.Kolada.Publishes("U23471", "2417", 2025, 72);
        var within = (await scenario.Sync("2026-03-24")).Ended(0);

        Assert.Empty(within.Mails);
        Assert.Equal(["Inom"], await scenario.Rows("SELECT Felmarginal FROM rapport_Nulage"));
        Assert.Equal("red value 2025 72 new revised_value", await scenario.Status());
        Assert.Equal("within_margin", (string?)(await scenario.Runs("status", "--json")).Json[0]!["certainty"]);
        var explained = await scenario.Runs("explain", "helhetssyn");
        Assert.Contains("Felmarginal:            Inom: ± 5 procentenheter (Koladas osäkerhetstal N09876); gränsen ligger inom marginalen", explained.Output, StringComparison.Ordinal);

        scenario.Kolada.Publishes("U23471", "2417", 2025, 60);
        var sure = (await scenario.Sync("2026-03-25")).Ended(0);

        Assert.Equal(["[Norsjö] 1 indikator har blivit röd: Helhetssyn"], sure.Subjects);
        Assert.Contains("Felmarginal: ± 5 procentenheter enligt Kolada: färgen är densamma i hela marginalen", sure.Mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Utanför"], await scenario.Rows("SELECT Felmarginal FROM rapport_Nulage"));

        // As it was known a day before.
        var then = await scenario.Runs("status", "--json", "--as-of", "2026-03-24", Scenario.At("2026-03-26"));
        Assert.Equal("within_margin", (string?)then.Json[0]!["certainty"]);
    }

    [Fact]
    public async Task It_stands_so_marked_in_the_next_mail_about_something_else()
    {
        scenario.Adds("larma vid: säkerställd röd").Has("annat", "U00001").Kolada.Publishes("U00001", "2417", 2025, 90);
        await scenario.Sync("2026-03-23");
        scenario.Kolada.Publishes("U23471", "2417", 2025, 72);
        await scenario.Sync("2026-03-24");
        scenario.Kolada.Publishes("U00001", "2417", 2025, 50);

        var run = await scenario.Sync("2026-03-25");

        Assert.Equal(["[Norsjö] Reviderat: Annat (nu röd)"], run.Subjects);
        Assert.Contains("Indikatorn är röd, men gränsen ligger inom Koladas felmarginal.", run.Mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_margin_that_cannot_be_read_is_no_fault_of_a_run_and_the_last_one_stands()
    {
        await scenario.Sync("2026-03-23");
        scenario.Kolada.IsWhimsical((path, _) => path.StartsWith("data/kpi/N09876", StringComparison.Ordinal) ? (503, "upstream unavailable") : null);

        var run = (await scenario.Sync("2026-03-24")).Ended(0);

        Assert.Empty(run.Problems);
        Assert.Equal(["Inom"], await scenario.Rows("SELECT Felmarginal FROM rapport_Nulage"));
    }

    [Fact]
    public async Task A_margin_that_moves_alone_is_seen_by_the_next_run()
    {
        scenario.Kolada.Publishes("U23471", "2417", 2025, 79);
        await scenario.Sync("2026-03-23");
        await scenario.Sync("2026-03-24");
        await scenario.Sync("2026-03-25");
        Assert.Equal(["Inom"], await scenario.Rows("SELECT Felmarginal FROM rapport_Nulage"));
        Assert.Equal(["helhetssyn"], await scenario.Rows("SELECT indicator_id FROM indicator_rest"));

        scenario.Kolada.Publishes("N09876", "2417", 2025, 0.5m);
        await scenario.Sync("2026-03-26");

        Assert.Equal(["Utanför"], await scenario.Rows("SELECT Felmarginal FROM rapport_Nulage"));
    }

    [Fact]
    public async Task A_number_whose_meaning_is_not_said_is_none()
    {
        scenario.Kolada.Describes("N09876", "Osäkerhetstal - Trivs, andel (%)", description: "Medelfelet. Källa: prov.");

        (await scenario.Sync("2026-03-23")).Ended(0);

        Assert.Equal([""], await scenario.Rows("SELECT Felmarginal FROM rapport_Nulage"));
        Assert.DoesNotContain(scenario.Kolada.Requests, path => path.StartsWith("data/kpi/N09876", StringComparison.Ordinal));
    }
}
