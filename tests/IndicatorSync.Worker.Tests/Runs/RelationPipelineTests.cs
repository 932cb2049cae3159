using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Targets beyond fixed bands, from the words of the plan through a whole run to a stored colour.</summary>
public sealed class RelationPipelineTests : IDisposable
{
    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Theory]
    [InlineData("minst riket", 70, "green")]
    [InlineData("minst riket", 69.9, "red")]
    [InlineData("lägre än riket", 70, "red")]
    [InlineData("högst riket + 2", 72, "green")]
    public async Task The_country_is_fetched_without_being_asked_for_and_shown_beside_the_colour(string green, double value, string colour)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, (decimal)value).Publishes(World.Kpi, "0000", 2025, 70).Names("0000", "Riket");
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", $"grön: {green}"));

        Assert.Equal(RunOutcome.Succeeded, (await plan.SyncAsync("2026-03-25")).Outcome);

        Assert.Equal((colour, "value"), await plan.ColourAsync("mal"));
        var told = (await plan.CommandAsync("explain", "mal")).Out;
        Assert.Contains("Riket (0000) för 2025: 70, gränsen blir", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_fetched_too_and_its_members_are_named()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 61).Publishes(World.Kpi, "G176642", 2025, 60).Names("G176642", "Liknande kommuner", "2418", "2425");
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "jämför: [G176642]", "grön: minst genomsnittet för G176642"));

        await plan.SyncAsync("2026-03-25");

        Assert.Equal(("green", "value"), await plan.ColourAsync("mal"));
        Assert.Contains("Område 2418, Område 2425", (await plan.CommandAsync("explain", "mal")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minst riket")]
    [InlineData("ska minska årligen")]
    [InlineData("minska 50 % från 2019")]
    public async Task Without_the_other_value_nothing_is_judged_and_nothing_is_red(string green)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", $"grön: {green}"));

        var run = await plan.SyncAsync("2026-03-25");

        Assert.Equal(RunOutcome.Succeeded, run.Outcome);
        Assert.Equal(("none", "no_reference"), await plan.ColourAsync("mal"));
        Assert.Contains("saknas, därför bedöms inte värdet", (await plan.CommandAsync("explain", "mal")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_arrives_later_decides_the_colour_with_that_cause_and_a_revised_one_changes_it()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "grön: minst riket"));
        await plan.SyncAsync("2026-03-25");

        plan.Kolada.Publishes(World.Kpi, "0000", 2025, 60);
        await plan.SyncAsync("2026-03-26");
        plan.Kolada.Publishes(World.Kpi, "0000", 2025, 63);
        await plan.SyncAsync("2026-03-27");

        Assert.Equal(["none|green|reference_revised", "green|red|reference_revised"], plan.Query("SELECT from_colour, to_colour, cause FROM colour_change ORDER BY colour_change_id"));
    }

    [Theory]
    [InlineData("ska minska årligen", null, 2024, 62, "red")]
    [InlineData("ska minska årligen", "oförändrad", 2024, 62, "yellow")]
    [InlineData("ska minska årligen", null, 2023, 70, "green")]
    [InlineData("ska minska årligen", null, 2022, 70, "none")]
    [InlineData("lägre än föregående år", null, 2024, 70, "green")]
    [InlineData("ska öka årligen", null, 2024, 60, "green")]
    [InlineData("minska 50 % från 2023", null, 2023, 124, "green")]
    [InlineData("minska 50 % från 2023", null, 2023, 123, "red")]
    [InlineData("10 % högre än 2023", null, 2023, 56, "green")]
    public async Task Our_own_earlier_years_are_looked_up(string green, string? yellow, int year, double earlier, string colour)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, year, (decimal)earlier).Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = World.PlanText(World.Indicator("mal", ["nyckeltal: U23471", $"grön: {green}", .. yellow is null ? Array.Empty<string>() : [$"gul: {yellow}"]]));

        await plan.SyncAsync("2026-03-25");

        Assert.Equal((colour, colour == "none" ? "no_reference" : "value"), await plan.ColourAsync("mal"));
    }

    [Fact]
    public async Task No_comparison_goes_across_a_series_break_and_explain_says_so()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2024, 70).Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "seriebrott: [2025]", "grön: ska minska årligen"));

        await plan.SyncAsync("2026-03-25");

        Assert.Equal(("none", "no_reference"), await plan.ColourAsync("mal"));
        Assert.Contains("70, används inte: serien har brutits däremellan", (await plan.CommandAsync("explain", "mal")).Out, StringComparison.Ordinal);
        Assert.Equal(["2024|70|"], plan.Query("SELECT previous_period, previous_value, change FROM indicator_state"));
    }

    [Fact]
    public async Task Each_year_is_judged_by_its_own_target()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2024, 5.2m).Publishes(World.Kpi, World.Area, 2025, 5.2m);
        plan.Catalogue = World.PlanText(World.Indicator(
            "mal", "nyckeltal: U23471", "band:", "  - gäller: 2024", "    grön: 5,3 eller lägre", "  - gäller: 2025–2026", "    grön: 5,0 eller lägre", "    gul: 5,1–5,5"));

        await plan.SyncAsync("2026-03-25");

        Assert.Equal(["2024|green", "2025|yellow"], plan.Query("SELECT period, colour FROM period_judgement ORDER BY period"));
        var told = (await plan.CommandAsync("explain", "mal")).Out;
        Assert.Contains("Gräns 2024:             grön 5,3 eller lägre; gul saknas (rad 13 i katalogen)", told, StringComparison.Ordinal);
        Assert.Contains("(rad 15 i katalogen, gäller här)", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bands_that_contradict_one_another_judge_nothing_and_are_a_problem_of_the_run()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 5.2m);
        plan.Catalogue = World.PlanText(World.Indicator(
            "mal", "nyckeltal: U23471", "band:", "  - gäller: 2024–2025", "    grön: 5,3 eller lägre", "  - gäller: 2025–2026", "    grön: 5,0 eller lägre"));

        var run = await plan.SyncAsync("2026-03-25");

        Assert.Equal(("none", "invalid_band"), await plan.ColourAsync("mal"));
        Assert.Equal("invalid_band", Assert.Single(run.Problems).Type);
        Assert.Contains("Fel i gränsen", (await plan.CommandAsync("explain", "mal")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_gender_is_judged_and_so_is_the_difference_between_them()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 80)
            .Publishes(World.Kpi, World.Area, 2025, 86, "K")
            .Publishes(World.Kpi, World.Area, 2025, 70, "M");
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "kön: [T, K, M]", "könsgap: högst 10", "grön: 82 eller högre", "gul: 74–81"));

        await plan.SyncAsync("2026-03-25");

        Assert.Equal(["T|yellow|80", "K|green|86", "M|red|70", "K-M|red|16"], (await plan.JsonAsync("status")).AsArray().Select(row => $"{row!["gender"]}|{row["colour"]}|{row["value"]}"));
        var told = (await plan.CommandAsync("explain", "mal")).Out;
        Assert.Contains("kvinnor 86 och män 70", told, StringComparison.Ordinal);
        Assert.Contains("högst 10", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_one_of_the_genders_there_is_no_difference_to_judge()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 86, "K").Publishes(World.Kpi, World.Area, 2025, null, "M");
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "könsgap: högst 10"));

        await plan.SyncAsync("2026-03-25");

        Assert.Equal("none", (await plan.ColourAsync("mal", "K-M")).Colour);
    }

    [Fact]
    public async Task A_phrase_may_end_in_the_unit_of_koladas_title()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 10).Describes(World.Kpi, "Platser i särskilt boende, antal platser/1000 äldre");
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "grön: 12 antal platser/1000 äldre eller lägre"));

        var run = await plan.SyncAsync("2026-03-25");

        Assert.Empty(run.Problems);
        Assert.Equal(("green", "value"), await plan.ColourAsync("mal"));
    }
}
