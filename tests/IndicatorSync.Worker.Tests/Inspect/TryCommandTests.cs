using System.Globalization;

namespace IndicatorSync.Worker.Tests.Inspect;

public sealed class TryCommandTests : IDisposable
{
    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task Every_stored_year_is_shown_with_the_colour_now_and_the_one_proposed()
    {
        await BeginAsync();

        var document = await plan.JsonAsync("try", "mal", "--grön", "60 eller högre", "--gul", "50–59");

        Assert.Equal(
            ["T|2024|67|red|green", "T|2025|62|red|green", "K|2025|86|green|green"],
            document["history"]!.AsArray().Where(row => row!["value"] is not null)
                .Select(row => $"{row!["gender"]}|{row["period"]}|{row["value"]}|{row["colour"]}|{row["proposedColour"]}"));
    }

    [Fact]
    public async Task A_person_reads_it_in_swedish()
    {
        await BeginAsync();

        var (exit, told, error) = await plan.CommandAsync("try", "mal", "--grön", "60 eller högre");

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("Nu: grön 82 eller högre; gul 74–81 (rad 12)", told, StringComparison.Ordinal);
        Assert.Contains("Förslag: grön 60 eller högre; gul saknas", told, StringComparison.Ordinal);
        Assert.Contains("2 av 2 år får en annan färg", told, StringComparison.Ordinal);
        Assert.Contains("ej prövat: landet, indikatorn har inte \"landet: ja\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        await BeginAsync();
        var before = plan.EveryRow();

        Assert.Equal(0, (await plan.CommandAsync("try", "mal", "--gron", "60 eller högre", "--gul", "50–59")).ExitCode);

        Assert.Equal(before, plan.EveryRow());
    }

    [Fact]
    public async Task What_the_band_language_doubts_is_told()
    {
        await BeginAsync();

        Assert.Contains("varning: Grön \"82 eller högre\", gul \"60–79\": det finns ett glapp", (await plan.CommandAsync("try", "mal", "--grön=82 eller högre", "--gul=60–79")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task A_fault_quotes_no_more_of_a_long_phrase_than_it_takes_to_know_it(string mark)
    {
        await BeginAsync();
        var pasted = $"Systematisk analys {mark}{new string('x', 3_000)}";

        var (exit, _, error) = await plan.CommandAsync("try", "mal", $"--grön={pasted}", $"--gul={pasted}");

        Assert.Equal(2, exit);
        Assert.Contains("\"Systematisk analys", error, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 81), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mal", "82", null, "Menade du")]
    [InlineData("mal", "1,4 eller högre", "1,5–3,5", "Menade du \"1,4 eller lägre\"?")]
    [InlineData("mall", "82 eller högre", null, "Menade du mal?")]
    public async Task A_band_that_cannot_be_read_and_an_unknown_id_are_bad_input(string id, string green, string? yellow, string hint)
    {
        await BeginAsync();

        var (exit, told, error) = await plan.CommandAsync(["try", id, "--grön", green, .. yellow is null ? Array.Empty<string>() : ["--gul", yellow]]);

        Assert.Equal((2, ""), (exit, told));
        Assert.StartsWith("fel: ", error, StringComparison.Ordinal);
        Assert.Contains(hint, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_there_is_nothing_to_try_on()
    {
        plan.Catalogue = Catalogue();

        var (exit, _, error) = await plan.CommandAsync("try", "mal", "--grön", "82 eller högre");

        Assert.Equal(1, exit);
        Assert.Contains("Kör sync först", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_country_is_counted_and_limits_and_our_value_are_placed_in_it()
    {
        await BeginAsync("landet: ja");
        StoreCountry(plan);

        var document = await plan.JsonAsync("try", "mal", "--grön", "91 eller högre", "--gul", "71–90");

        var country = document["country"]!.AsArray().Single(row => (string?)row!["gender"] == "T")!;
        Assert.Equal("2025", country["period"]!.ToString());
        Assert.Equal(("101", "10", "20", "71"), (Text("municipalities"), Text("green"), Text("yellow"), Text("red")));
        Assert.Equal(["91|90.1", "71|70.3"], country["limits"]!.AsArray().Select(limit => $"{limit!["value"]}|{limit["percentile"]}"));
        Assert.Equal("62|60.4", $"{country["own"]!["value"]}|{country["own"]!["percentile"]}");
        string Text(string name) => country["proposed"]![name]!.ToString();
    }

    /// <summary>A hundred other municipalities with the values 1 to 100, as <c>landet: ja</c> would have stored them.</summary>
    internal static void StoreCountry(World plan)
    {
        var rows = Enumerable.Range(1, 100).Select(n => string.Create(
            CultureInfo.InvariantCulture, $"('{World.Kpi}', '{1000 + n}', 'T', 2025, {n}, {n}, '', 1, 1, 1, '2026-03-25T06:00:00.0000000Z')"));
        plan.Query($"""
            INSERT INTO observation (kpi_id, area_id, gender, period, value, last_number, status, member_count, first_run_id, changed_run_id, changed_at)
            VALUES {string.Join(", ", rows)}
            """);
    }

    private static string Catalogue(params string[] lines) => World.PlanText(
        World.Indicator("mal", ["nyckeltal: U23471", "kön: [T, K]", "grön: 82 eller högre", "gul: 74–81", .. lines]));

    private async Task BeginAsync(params string[] lines)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2024, 67).Publishes(World.Kpi, World.Area, 2025, 62).Publishes(World.Kpi, World.Area, 2025, 86, "K");
        plan.Catalogue = Catalogue(lines);
        await plan.SyncAsync("2026-03-25");
    }
}
