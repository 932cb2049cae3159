namespace IndicatorSync.Worker.Tests.Runs;

/// <summary><c>FargDa</c>: the colour decided while a year was the judged one. Nothing that happens later rewrites it.</summary>
public sealed class ColourThenTests : IDisposable
{
    private const string Then = "SELECT period, colour, COALESCE(colour_then, '') FROM period_judgement ORDER BY period";

    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task Only_the_judged_year_of_the_baseline_has_one()
    {
        await BeginAsync();

        Assert.Equal(["2024|red|", "2025|red|red"], plan.Query(Then));
    }

    [Fact]
    public async Task A_revision_and_a_new_band_change_the_colour_now_and_not_the_colour_then()
    {
        await BeginAsync();

        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90);
        await plan.SyncAsync("2026-03-26");
        plan.Catalogue = Catalogue(green: "95 eller högre");
        await plan.SyncAsync("2026-03-27");

        Assert.Equal(["2024|red|", "2025|yellow|red"], plan.Query(Then));
        Assert.Equal(["red|green|revised_value", "green|yellow|band_changed"], plan.Query("SELECT from_colour, to_colour, cause FROM colour_change ORDER BY colour_change_id"));
    }

    [Fact]
    public async Task A_later_year_gets_its_own_and_a_struck_one_keeps_it()
    {
        await BeginAsync();

        plan.Kolada.Publishes(World.Kpi, World.Area, 2026, 83);
        await plan.SyncAsync("2026-12-01");
        plan.Kolada.Strikes(World.Kpi, World.Area, 2026);
        await plan.SyncAsync("2026-12-02");

        Assert.Equal(["2024|red|", "2025|red|red", "2026|none|green"], plan.Query(Then));
    }

    [Fact]
    public async Task A_first_year_without_a_colour_gets_it_when_it_is_decided()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = Catalogue(green: "82");
        await plan.SyncAsync("2026-03-25");
        Assert.Equal(["2025|none|"], plan.Query(Then));

        plan.Catalogue = Catalogue(green: "82 eller högre");
        await plan.SyncAsync("2026-03-26");

        Assert.Equal(["2025|red|red"], plan.Query(Then));
    }

    [Fact]
    public async Task Another_kpi_takes_no_decided_colour_away()
    {
        await BeginAsync();

        plan.Kolada.Publishes("U21468", World.Area, 2024, 97);
        plan.Catalogue = Catalogue(green: "82 eller högre", kpi: "U21468");
        await plan.SyncAsync("2026-03-26");

        Assert.Equal(["2024|green|green", "2025|none|red"], plan.Query(Then));
        Assert.Equal(["absent"], plan.Query("SELECT basis FROM period_judgement WHERE period = 2025"));
    }

    [Fact]
    public async Task Judging_again_without_anything_new_writes_nothing()
    {
        const string Decided = "indicator_state period_judgement colour_change alarm_transition outbox problem band indicator observation observation_revision";
        await BeginAsync();
        List<string> Rows() => [.. Decided.Split(' ').SelectMany(table => plan.Query($"SELECT '{table}', * FROM {table}"))];
        var before = Rows();

        await plan.SyncAsync("2026-03-26");

        Assert.Equal(before, Rows());
    }

    private static string Catalogue(string green, string kpi = World.Kpi) =>
        World.PlanText(World.Indicator("mal", $"nyckeltal: {kpi}", $"grön: {green}", "gul: 74–81"));

    private async Task BeginAsync()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2024, 67).Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = Catalogue(green: "82 eller högre");
        await plan.SyncAsync("2026-03-25");
    }
}
