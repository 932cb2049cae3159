namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A database that was lost comes back from the archive as it was: values, their history, judgements and mails.</summary>
public sealed class RebuildFromArchiveTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private const string Catalogue = """
        plan: Provplan
        kommun: "2417"
        mottagare:
          admin: [drift@example.se]
        indikatorer:
          - id: helhetssyn
            namn: Helhetssyn
            nyckeltal: U23471
            grön: 82 eller högre
            gul: 74–81
        """;

    [Fact]
    public async Task Every_run_is_repeated_in_its_order_at_its_time()
    {
        using var kolada = new KoladaServer();
        using var rebuilt = new CommandRun();
        var archive = Path.Combine(rebuilt.WorkingDirectory, "archive");
        using var program = new WholeProgram(kolada.BaseUrl, Catalogue) { ArchiveFolder = archive };
        kolada.Publishes("U23471", "2417", 2024, 90).Publishes("U23471", "2417", 2025, 85);
        await program.RunAsync(Monday);
        kolada.Publishes("U23471", "2417", 2025, 62).Fails(1, 503);
        await program.RunAsync(Monday.AddDays(1));
        kolada.Fails(100, 500);
        await program.RunAsync(Monday.AddDays(2));
        kolada.Behaves().Strikes("U23471", "2417", 2024);
        await program.RunAsync(Monday.AddDays(3));
        var asked = kolada.Requests.Count;

        Assert.Equal(0, await rebuilt.RunAsync("sync", "--replay", archive));

        var file = Path.Combine(rebuilt.WorkingDirectory, "replay.db");
        Assert.Equal(DatabaseContents.All(program.DatabaseFile), DatabaseContents.All(file));
        Assert.Equal(asked, kolada.Requests.Count);
        Assert.Equal(["succeeded", "succeeded", "failed", "succeeded"], DatabaseContents.Query(file, "SELECT outcome FROM run ORDER BY started_at"));
    }

    [Fact]
    public async Task Rebuilding_is_taken_up_where_it_ended_and_old_runs_never_go_into_a_newer_database()
    {
        using var kolada = new KoladaServer();
        using var rebuilt = new CommandRun();
        var archive = Path.Combine(rebuilt.WorkingDirectory, "archive");
        using var program = new WholeProgram(kolada.BaseUrl, Catalogue) { ArchiveFolder = archive };
        kolada.Publishes("U23471", "2417", 2025, 85);
        await program.RunAsync(Monday);
        kolada.Publishes("U23471", "2417", 2025, 62);
        await program.RunAsync(Monday.AddDays(1));
        var first = Directory.GetDirectories(Path.Combine(archive, "runs")).Order(StringComparer.Ordinal).First();

        Assert.Equal(0, await rebuilt.RunAsync("sync", "--replay", first));
        Assert.Equal(0, await rebuilt.RunAsync("sync", "--replay", archive));
        Assert.Equal(2, await rebuilt.RunAsync("sync", "--replay", archive));
        Assert.Equal(2, await rebuilt.RunAsync("sync", "--replay", first));

        Assert.Equal(DatabaseContents.All(program.DatabaseFile), DatabaseContents.All(Path.Combine(rebuilt.WorkingDirectory, "replay.db")));
        Assert.Contains("already holds every run", rebuilt.Error, StringComparison.Ordinal);
    }
}
