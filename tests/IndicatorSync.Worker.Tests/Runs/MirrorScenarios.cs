using IndicatorSync.Worker.Runs;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary><c>spegla</c>: KPIs and areas that are kept without indicators.</summary>
public sealed class MirrorScenarios : IDisposable
{
    private const string Stored = "SELECT kpi_id, area_id, period, value FROM observation ORDER BY kpi_id, area_id, period";

    private readonly Scenario scenario = new() { WaitsPass = true };

    public MirrorScenarios()
    {
        Mirrors("{ nyckeltal: [N00945, U23471], geografier: kommuner }").Kolada
            .Publishes("U23471", "2417", 2025, 85)
            .Publishes("U23471", "2482", 2025, 70)
            .Publishes("N00945", "2482", 1998, 60).Publishes("N00945", "0180", 2024, 90)
            .Publishes("N00945", "0000", 2025, 77).Publishes("N00945", "G176642", 2025, 79);
    }

    private KoladaServer Kolada => scenario.Kolada;

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task It_is_stored_and_shown_without_an_indicator_and_the_night_after_only_what_changed_is_asked_for()
    {
        Assert.Empty((await scenario.Sync("2026-03-23")).Ended(0).Problems);

        Assert.Equal(["N00945 0180 2024 90", "N00945 2482 1998 60", "U23471 2417 2025 85", "U23471 2482 2025 70"], await scenario.Rows(Stored));
        Assert.Equal(
            ["N00945 0180 Område 0180 Kommun T 2024 90", "N00945 2482 Område 2482 Kommun T 1998 60", "U23471 2482 Område 2482 Kommun T 2025 70"],
            await scenario.Rows("SELECT Nyckeltal, Geografikod, Geografinamn, Geografityp, Kon, Ar, Utfall FROM rapport_Spegling ORDER BY Nyckeltal, Geografikod"));
        Assert.Equal(["helhetssyn"], await scenario.Rows("SELECT indicator_id FROM indicator_state"));

        Kolada.IsItNow("2026-03-23").Publishes("N00945", "2482", 1998, 61).Publishes("N00945", "0114", 2025, 88).Strikes("N00945", "0180", 2024).ForgetsRequests();
        Assert.Empty((await scenario.Sync("2026-03-24")).Ended(0).Problems);

        Assert.All(Kolada.Requests.Where(path => path.Contains("/year/", StringComparison.Ordinal)), path => Assert.EndsWith("?region_type=K&from_date=2026-03-22", path, StringComparison.Ordinal));
        Assert.Equal(["N00945 0114 2025 88", "N00945 0180 2024 ", "N00945 2482 1998 61"], (await scenario.Rows(Stored)).Take(3));
        Assert.Equal(
            ["0114 new 0", "0180 withdrawn 0", "2482 revised 0"],
            await scenario.Rows("SELECT area_id, event, is_baseline FROM observation_revision WHERE run_id = 2 ORDER BY area_id"));
        Assert.Equal(["1"], await scenario.Rows("SELECT DISTINCT is_baseline FROM observation_revision WHERE run_id = 1"));
    }

    [Fact]
    public async Task What_breaks_off_is_partial_costs_the_indicator_nothing_and_is_taken_up_where_it_was()
    {
        Kolada.IsWhimsical((path, _) => path.Contains("/year/2015", StringComparison.Ordinal) ? (503, "upstream unavailable") : null);

        var run = (await scenario.Sync("2026-03-23")).Ended(4);

        Assert.Equal(["mirror_incomplete"], run.Problems);
        Assert.Equal("green value 2025 85", await scenario.Status());
        Assert.Contains("N00945 2482 1998 60", await scenario.Rows(Stored));

        Kolada.Behaves().ForgetsRequests();
        Assert.Empty((await scenario.Sync("2026-03-23T05:00:00Z")).Ended(0).Problems);
        Assert.StartsWith("data/kpi/N00945,U23471/year/2015,", Assert.Single(Kolada.Requests, path => path.Contains("/year/", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("N00945 0180 2024 90", await scenario.Rows(Stored));
        Assert.Empty(await scenario.Rows("SELECT type FROM problem WHERE closed_at IS NULL"));
    }

    [Fact]
    public async Task A_row_that_two_full_readings_miss_is_gone_and_an_answer_without_any_row_takes_nothing_back()
    {
        Mirrors("{ nyckeltal: [N00945], geografier: [\"2482\", \"0180\"] }").Kolada.Publishes("N00945", "2482", 1999, 63);
        await scenario.Sync("2026-01-01");
        Assert.Contains("data/kpi/N00945/municipality/2482,0180", Kolada.Requests);
        Kolada.Loses("N00945", "2482", 1998);

        await scenario.Sync("2026-02-01");
        Assert.Contains("N00945 2482 1998 60", await scenario.Rows(Stored));
        await scenario.Sync("2026-03-05");
        Assert.Contains("N00945 2482 1998 ", await scenario.Rows(Stored));

        Kolada.Loses("N00945", "2482", 1999).Loses("N00945", "0180", 2024);
        Assert.Equal(["mirror_incomplete"], (await scenario.Sync("2026-04-10")).Ended(4).Problems);
        Assert.Equal(["N00945 0180 2024 90", "N00945 2482 1998 ", "N00945 2482 1999 63"], (await scenario.Rows(Stored)).Take(3));
    }

    [Fact]
    public async Task Every_kpi_of_an_area_and_a_plan_of_nothing_else_are_kept()
    {
        scenario.Writes("kommun: \"2417\"\nmottagare: { admin: [drift@example.se] }\nspegla: { nyckeltal: alla, geografier: [\"2482\", G176642] }\n");

        Assert.Empty((await scenario.Sync("2026-03-23")).Ended(0).Problems);

        Assert.Equal(["N00945 2482 1998 60", "N00945 G176642 2025 79", "U23471 2482 2025 70"], await scenario.Rows(Stored));
    }

    [Theory]
    [InlineData(0, 40, 0, "Mirroring: 0 of 40 requests")]
    [InlineData(10, 40, 20, "Mirroring: 10 of 40 requests, about 1 min left")]
    [InlineData(10, 40, 300, "Mirroring: 10 of 40 requests, about 15 min left")]
    [InlineData(10, 40, 7200, "Mirroring: 10 of 40 requests, about 6 h left")]
    public void The_terminal_hears_how_far_it_is(int done, int of, int seconds, string words) =>
        Assert.Equal(words, MirrorProgress.Words(done, of, TimeSpan.FromSeconds(seconds)));

    private Scenario Mirrors(string mirror) => scenario.Writes($$"""
        plan: Verksamhetsplan 2026
        kommun: "2417"
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se]
        spegla: {{mirror}}
        indikatorer:
          - id: helhetssyn
            namn: Helhetssyn
            nyckeltal: U23471
            grön: 82 eller högre
        """);
}
