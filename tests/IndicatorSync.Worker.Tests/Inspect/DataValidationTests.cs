using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;

namespace IndicatorSync.Worker.Tests.Inspect;

/// <summary>The audits that need stored data: by <c>validate --data</c>, and by every run.</summary>
public sealed class DataValidationTests : IDisposable
{
    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task Without_a_database_it_says_what_was_not_checked()
    {
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", "grön: 82 eller högre"));

        var document = await plan.JsonAsync("validate", "--data");

        Assert.Empty(document["errors"]!.AsArray());
        Assert.Contains("det finns ingen databas", (string?)Assert.Single(document["skipped"]!.AsArray()), StringComparison.Ordinal);
        Assert.False(plan.HasDatabase);
    }

    [Fact]
    public async Task Without_the_country_that_alone_is_not_checked()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90);
        await SyncAsync("grön: 82 eller högre");

        var document = await plan.JsonAsync("validate", "--data");

        Assert.Empty(document["warnings"]!.AsArray());
        Assert.Contains("landet", (string?)Assert.Single(document["skipped"]!.AsArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("andel (%)", "82 antal eller högre", true)]
    [InlineData("andel (%)", "82 % eller högre", false)]
    [InlineData("andel (%)", "82 procent eller högre", false)]
    [InlineData("andel (%)", "82 eller högre", false)]
    [InlineData("antal/1000 inv", "6,1 antal eller högre", false)]
    [InlineData("antal/1000 inv", "6,1 per 1000 eller högre", false)]
    [InlineData("antal/1000 inv", "6,1 per 10 000 inv eller högre", true)]
    [InlineData("antal/1000 inv", "6,1 % eller högre", true)]
    [InlineData("kr/inv", "5 000 kr eller högre", false)]
    [InlineData("kr/inv", "5 timmar eller högre", true)]
    public async Task The_unit_of_a_phrase_is_held_against_the_title(string unit, string green, bool differs)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90).Describes(World.Kpi, $"Ett nyckeltal, {unit}");

        var run = await SyncAsync($"grön: {green}");

        var warnings = await WarningsAsync();
        Assert.Equal(differs ? 1 : 0, warnings.Count);
        Assert.Equal(differs ? [ProblemTypes.UnitMismatch] : [], run.Problems.Select(problem => problem.Type));
        Assert.Equal(RunOutcome.Succeeded, run.Outcome);
        Assert.All(warnings, warning => Assert.Equal((11, 11), (warning.Line, warning.Column)));
    }

    [Theory]
    [InlineData("v 40", "2026-10-04", null, false)]
    [InlineData("v 40", "2026-10-05", null, true)]
    [InlineData("2026-10-01", "2026-10-04", null, false)]
    [InlineData("oktober", "2026-10-20", null, false)]
    [InlineData("v 24", "2026-09-29", "2026-06-10", false)]
    [InlineData("v 37", "2026-09-23", null, true)]
    [InlineData("v 37", null, null, false)]
    public async Task The_plans_week_is_held_against_koladas_date_and_a_difference_stands_in_the_database_alone(string publishes, string? date, string? preliminary, bool differs)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90).Describes(World.Kpi, "Ett nyckeltal, andel (%)", date, preliminary, "2026");

        var run = await SyncAsync("grön: 82 eller högre", $"publiceras: {publishes}");

        Assert.Empty(run.Problems);
        Assert.Equal(differs ? ["publication_differs"] : [], plan.Query("SELECT type FROM problem WHERE closed_at IS NULL"));
        var warnings = await WarningsAsync();
        Assert.Equal(differs ? 1 : 0, warnings.Count);
        Assert.All(warnings, warning => Assert.Equal((12, 17), (warning.Line, warning.Column)));
    }

    [Theory]
    [InlineData("20 eller högre", "81 % av landets 101 kommuner gröna")]
    [InlineData("98 eller högre", "3 % av landets 101 kommuner gröna")]
    [InlineData("50 eller högre", null)]
    public async Task A_band_that_nearly_all_or_nearly_none_of_the_country_meets_is_likely_a_misprint(string green, string? told)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62);
        await SyncAsync($"grön: {green}", "landet: ja");
        TryCommandTests.StoreCountry(plan);

        var run = await plan.SyncAsync("2026-03-26");

        Assert.Equal(RunOutcome.Succeeded, run.Outcome);
        Assert.Equal(told is null ? [] : [ProblemTypes.ImplausibleBand], run.Problems.Select(problem => problem.Type));
        var warnings = await WarningsAsync();
        Assert.Equal(told is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains(told!, warning.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0,82 eller högre", true)]
    [InlineData("0,3 eller lägre", true)]
    [InlineData("60 eller högre", false)]
    public async Task A_share_written_as_a_part_of_one_is_found_by_the_countrys_median(string green, bool found)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62).Describes(World.Kpi, "Ett nyckeltal, andel (%)");
        await SyncAsync($"grön: {green}", "landet: ja");
        TryCommandTests.StoreCountry(plan);

        var run = await plan.SyncAsync("2026-03-26");

        Assert.Equal(found ? [ProblemTypes.ImplausibleBand] : [], run.Problems.Select(problem => problem.Type));
        Assert.All(await WarningsAsync(), warning => Assert.Contains("räknas i procent, och landets median är 51 (2025)", warning.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0,82 eller högre", "andel (%)", 83, true)]
    [InlineData("0,8 eller lägre", "andel (%)", 1.1, false)]
    [InlineData("0,82 eller högre", "kr/inv", 83, false)]
    [InlineData("82 eller högre", "andel (%)", 83, false)]
    public async Task Without_the_country_a_share_written_as_a_part_of_one_is_found_by_Rikets_own_value(string green, string unit, double riket, bool found)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62).Publishes(World.Kpi, "0000", 2025, (decimal)riket).Describes(World.Kpi, $"Ett nyckeltal, {unit}");

        var run = await SyncAsync($"grön: {green}", "jämför: [\"0000\"]");

        Assert.Equal(found ? [ProblemTypes.ImplausibleBand] : [], run.Problems.Select(problem => problem.Type));
        var warnings = await WarningsAsync();
        Assert.Equal(found ? 1 : 0, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains("rikets värde är 83 (2025)", warning.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("andel (%)", true)]
    [InlineData("kr/inv", false)]
    public async Task A_limit_that_no_share_can_have_is_found_by_the_titles_tail_and_without_data_by_nothing(string unit, bool found)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62).Describes(World.Kpi, $"Ett nyckeltal, {unit}");

        var run = await SyncAsync("grön: 820 eller högre");

        Assert.Equal(found ? [ProblemTypes.ImplausibleBand] : [], run.Problems.Select(problem => problem.Type));
        Assert.Equal(found ? ["\"820 eller högre\": gränsen 820 är mer än en andel i procent kan vara (andel (%))"] : [], (await WarningsAsync()).Select(warning => warning.Message));
        Assert.Empty((await plan.JsonAsync("validate"))["warnings"]!.AsArray());
    }

    [Theory]
    [InlineData("kön: [K, M]", true, "K och M får aldrig något värde")]
    [InlineData("könsgap: högst 10", true, "könsgap")]
    [InlineData("kön: [K, M]", false, null)]
    [InlineData("kön: T", true, null)]
    public async Task Genders_that_the_KPI_is_not_divided_by_are_a_finding_and_a_problem(string line, bool undivided, string? told)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62).Describes(World.Kpi, "Ett nyckeltal, andel (%)", isDividedByGender: !undivided);

        var run = await SyncAsync("grön: 60 eller högre", line);

        Assert.Equal(told is null ? [] : [ProblemTypes.KpiGenders], run.Problems.Select(problem => problem.Type).Where(type => type == ProblemTypes.KpiGenders));
        var warnings = (await WarningsAsync()).Where(warning => warning.Message.Contains("delar inte upp nyckeltalet", StringComparison.Ordinal)).ToList();
        Assert.Equal(told is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, warning => Assert.Equal(12, warning.Line));
    }

    [Theory]
    [InlineData("jämför: [G176642]", "grön: 60 eller högre", "seriebrott: 2026")]
    [InlineData("jämför: [\"0000\"]", "grön: minst genomsnittet för G176642", "seriebrott: 2026")]
    [InlineData("jämför: [\"0000\"]", "grön: 60 eller högre", null)]
    [InlineData("jämför: [G176642]", "grön: 60 eller högre\n    seriebrott: [2026]", null)]
    public async Task A_group_that_got_other_members_suggests_a_break_where_the_indicator_is_compared_with_it(string compared, string green, string? suggestion)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62).Publishes(World.Kpi, "G176642", 2025, 60).Names("G176642", "Liknande kommuner", "0114", "2482");
        await SyncAsync(green, compared);
        Assert.DoesNotContain(await WarningsAsync(), warning => warning.Message.Contains("medlemmar", StringComparison.Ordinal));

        plan.Kolada.Names("G176642", "Liknande kommuner", "0114", "2480", "2481");
        await plan.SyncAsync("2026-06-01");

        var found = (await plan.JsonAsync("validate", "--data"))["warnings"]!.AsArray().Where(warning => ((string)warning!["message"]!).Contains("andra medlemmar 2026 (2 nya, 1 inte längre med)", StringComparison.Ordinal));
        Assert.Equal(suggestion is null ? [] : [suggestion], found.Select(warning => (string?)warning!["suggestion"]));
    }

    [Fact]
    public async Task A_problem_of_an_audit_closes_when_the_catalogue_is_mended()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90).Describes(World.Kpi, "Ett nyckeltal, andel (%)");
        await SyncAsync("grön: 82 antal eller högre");

        plan.Day = "2026-03-26";
        await SyncAsync("grön: 82 % eller högre");

        Assert.Equal(["unit_mismatch|1"], plan.Query("SELECT type, closed_at IS NOT NULL FROM problem"));
    }

    [Theory]
    [InlineData("Ett nyckeltal, andel (%) (-2024)", "lagt ned")]
    [InlineData(null, "har inte nyckeltalet")]
    public async Task The_state_of_the_kpi_is_told(string? title, string told)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90);
        if (title is not null)
        {
            plan.Kolada.Describes(World.Kpi, title);
        }

        await SyncAsync("grön: 82 eller högre");
        if (title is null)
        {
            plan.Kolada.Discontinues(World.Kpi);
            await plan.SyncAsync("2026-03-26");
        }

        Assert.Contains(await WarningsAsync(), warning => warning.Message.Contains(told, StringComparison.Ordinal) && warning.Line == 10);
    }

    [Fact]
    public async Task An_area_without_values_is_told()
    {
        plan.Kolada.Publishes(World.Kpi, "0000", 2025, 70);
        plan.Catalogue = World.PlanText(
            World.Indicator("mal", "nyckeltal: U23471", "jämför: [\"0000\"]", "grön: 82 eller högre"), World.Indicator("annat", "nyckeltal: U21468", "grön: 82 eller högre"));
        plan.Kolada.Publishes("U21468", World.Area, 2025, 90);
        await plan.SyncAsync("2026-03-25");

        Assert.Contains("Kolada har inga värden för U23471 i område 2417", Assert.Single(await WarningsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_indicator_is_skipped_until_it_is_fetched()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 90);
        await SyncAsync("grön: 82 eller högre");
        plan.Catalogue = World.PlanText(World.Indicator("ny", "nyckeltal: N00945", "grön: 82 eller högre"));

        var document = await plan.JsonAsync("validate", "--data");

        Assert.Empty(document["warnings"]!.AsArray());
        Assert.Contains("N00945 är inte hämtat än", (string?)document["skipped"]!.AsArray()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_catalogue_is_told_before_any_data_is_asked_for()
    {
        plan.Catalogue = "indikatorer: [";

        var (exit, told, _) = await plan.CommandAsync("validate", "--data");

        Assert.Equal(2, exit);
        Assert.Contains("katalogen måste kunna läsas först", told, StringComparison.Ordinal);
    }

    private async Task<RunSummary> SyncAsync(params string[] lines)
    {
        plan.Catalogue = World.PlanText(World.Indicator("mal", ["nyckeltal: U23471", .. lines]));
        return await plan.SyncAsync(plan.Day!);
    }

    private async Task<IReadOnlyList<(int? Line, int? Column, string Message)>> WarningsAsync()
    {
        var document = await plan.JsonAsync("validate", "--data");
        Assert.Empty(document["errors"]!.AsArray());
        return [.. document["warnings"]!.AsArray().Select(warning => ((int?)warning!["line"], (int?)warning["column"], (string)warning["message"]!))];
    }
}
