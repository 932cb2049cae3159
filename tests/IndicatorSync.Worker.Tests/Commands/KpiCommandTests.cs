using System.Text.Json.Nodes;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class KpiCommandTests : IDisposable
{
    private readonly KoladaServer kolada = new();
    private readonly CommandRun command = new();

    public KpiCommandTests() => kolada
        .Describes("U23471", "Brukarbedömning särskilt boende äldreomsorg - helhetssyn, andel (%)", publicationDate: "2026-10-01", period: "2026")
        .Describes("U21468", "Brukarbedömning hemtjänst äldreomsorg - helhetssyn, andel (%)")
        .Describes("N33816", "Barn och unga placerade på HVB (-2020)");

    [Fact]
    public async Task Words_find_kpis_best_first_without_a_catalogue_of_ones_own()
    {
        Assert.Equal(0, await RunAsync("kpi", "helhetsyn", "hemtjansten", "--json"));
        var found = JsonNode.Parse(command.Out)!.AsArray();
        Assert.Equal(["U21468", "U23471"], found.Select(kpi => kpi!["id"]!.GetValue<string>()));
        Assert.Equal("andel (%)", found[0]!["unit"]!.GetValue<string>());
        Assert.Null(found[0]!["value"]);
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_list_and_no_failure()
    {
        Assert.Equal(0, await RunAsync("kpi", "qqqq", "--json"));
        Assert.Empty(JsonNode.Parse(command.Out)!.AsArray());
    }

    [Fact]
    public async Task The_catalogue_is_read_once_in_a_week()
    {
        await RunAsync("kpi", "helhetssyn");
        await RunAsync("kpi", "hvb");
        Assert.Equal(1, kolada.CatalogueRequests);
        await RunAsync("kpi", "hvb", "--Clock:Now=2026-04-02T06:00:00Z");
        Assert.Equal(2, kolada.CatalogueRequests);
    }

    [Fact]
    public async Task A_run_reads_the_catalogue_and_stores_values_that_kpi_shows()
    {
        kolada.Publishes("U23471", "2417", 2025, 62).Publishes("U23471", "0000", 2025, 79).Names("2417", "Norsjö");
        command.Write("indikatorer.yaml", """
            kommun: "2417"
            jämför: ["0000"]
            mottagare:
              standard: [kvalitet@example.se]
              admin: [drift@example.se]
            indikatorer:
              - id: helhetssyn
                namn: Helhetssyn
                nyckeltal: U23471
                grön: 82 eller högre
            """);
        Assert.Equal(0, await RunAsync("sync", "--json"));
        Assert.Equal(1, kolada.CatalogueRequests);
        using var later = new CommandRun();
        Assert.Equal(0, await RunAsync("kpi", "U23471"));
        Assert.Contains("2025: 62, riket 79", command.Out, StringComparison.Ordinal);
        Assert.Contains("Nästa publicering: 2026-10-01", command.Out, StringComparison.Ordinal);
        Assert.Equal(1, kolada.CatalogueRequests);
    }

    [Fact]
    public async Task A_source_without_its_catalogue_is_told_and_no_run_fails_by_it()
    {
        kolada.Rests();
        Assert.Equal(1, await RunAsync("kpi", "helhetssyn", "--Kolada:AttemptTimeout=1 s", "--Kolada:TotalTimeout=1 s"));
        Assert.Contains("nyckeltalskatalog har inte kunnat hämtas", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_at_hand_is_not_searched_in_the_tables_of_a_newer_program()
    {
        Assert.Equal(0, await RunAsync("kpi", "helhetssyn"));
        Stored("INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (9998, 'later', 'x', '2026-03-25 06:00:00.0000000')");
        Assert.Equal(1, await RunAsync("kpi", "helhetssyn"));
        Assert.Contains("9998_later", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_at_hand_of_another_origin_is_not_searched()
    {
        Assert.Equal(0, await RunAsync("kpi", "helhetssyn"));
        Stored("""
            UPDATE origin SET name = 'other.example';
            INSERT INTO run (started_at, started_local, outcome, program_version) VALUES ('2026-03-25 06:00:00.0000000', '2026-03-25 07:00:00.0000000', 'succeeded', '1')
            """);
        Assert.Equal(2, await RunAsync("kpi", "helhetssyn"));
        Assert.Contains("other.example", command.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        kolada.Dispose();
        command.Dispose();
    }

    /// <summary>As another program left the database.</summary>
    private void Stored(string sql) => SqliteRows.Of($"Data Source={Path.Combine(command.WorkingDirectory, "indicatorsync.db")};Pooling=False", sql, '|');

    private Task<int> RunAsync(params string[] args) => command.RunAsync(
        [.. args, $"--Kolada:BaseUrl={kolada.BaseUrl}", "--Kolada:RequestsPerSecond=0", .. args.Any(arg => arg.StartsWith("--Clock", StringComparison.Ordinal)) ? [] : new[] { "--Clock:Now=2026-03-25T06:00:00Z" }]);
}
