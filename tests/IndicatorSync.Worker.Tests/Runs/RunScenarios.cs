using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Rehearsed, recorded, replayed and interrupted runs, and the plan as it was decided.</summary>
public sealed class RunScenarios : IDisposable
{
    private static readonly string Sample = Path.GetDirectoryName(RepositoryFiles.Sample)!;

    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task A_dry_run_in_an_empty_folder_leaves_nothing_behind()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);

        var run = (await norsjo.Sync("2026-10-05", "--dry-run")).Ended(0);

        Assert.Equal((1, 1, 1), ((int)run.Json["new"]!, (int)run.Json["colours"]!["red"]!, (int)run.Json["mails"]!));
        Assert.Null(run.Json["runId"]);
        Assert.Equal(["indikatorer.yaml"], Directory.EnumerateFileSystemEntries(norsjo.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85);
        await norsjo.Sync("2026-10-05");
        var before = Everything();
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);

        var dry = (await norsjo.Sync("2026-10-06", "--dry-run")).Ended(0);
        Assert.Equal((1, 1, 1), ((int)dry.Json["revised"]!, (int)dry.Json["colours"]!["red"]!, (int)dry.Json["mails"]!));
        Assert.Empty(dry.Mails);
        Assert.Equal(before, Everything());

        Assert.Equal(["[Norsjö] Reviderat: Helhetssyn (nu röd)"], (await norsjo.Sync("2026-10-06")).Subjects);
    }

    [Fact]
    public async Task A_dry_run_compares_every_answer_and_asks_nothing_of_the_earlier_ones()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85);
        await norsjo.Sync("2026-10-05");
        await using (var database = new SqliteConnection($"Data Source={norsjo.DatabaseFile};Pooling=false"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var damage = database.CreateCommand();
            damage.CommandText = "UPDATE coverage SET compared_at = 'no time'";
            await damage.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, (int)(await norsjo.Sync("2026-10-06", "--dry-run")).Ended(0).Json["unchanged"]!);
        (await norsjo.Sync("2026-10-06")).Ended(1);
    }

    [Fact]
    public async Task A_recording_replays_to_the_same_status_without_a_server_and_into_a_database_of_its_own()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("U23471", "2417", 2024, 85).Publishes("N00640", "2417", 2025, 85);
        (await norsjo.Sync("2026-10-05", "--record", "inspelning")).Ended(0);
        var live = (await norsjo.Runs("status", "--json")).Ended(0).Output;
        norsjo.Kolada.ForgetsRequests();

        var replay = (await norsjo.Runs("sync", "--json", "--replay", "inspelning", "--Mail:PickupDirectory=annan")).Ended(0);
        Assert.Equal(2, (int)replay.Json["colours"]!["green"]! + (int)replay.Json["colours"]!["red"]!);
        Assert.Equal(live, (await norsjo.Runs("status", "--json", "--Database:ConnectionString=Data Source=replay.db")).Output);

        var again = (await norsjo.Runs("sync", "--json", "--replay", "inspelning")).Ended(0);
        Assert.Equal((0, 0, 0), ((int)again.Json["new"]!, (int)again.Json["revised"]!, (int)again.Json["mails"]!));
        Assert.Empty(norsjo.Kolada.Requests);
    }

    [Fact]
    public async Task Values_of_two_origins_never_meet_in_one_database()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        await norsjo.Sync("2026-10-05", "--record", "inspelning");
        await norsjo.Runs("sync", "--json", "--replay", "inspelning");

        var intoLive = (await norsjo.Runs("sync", "--replay", "inspelning", "--Database:ConnectionString=Data Source=indicatorsync.db")).Ended(2);
        var intoReplay = (await norsjo.Sync("2026-10-06", "--Database:ConnectionString=Data Source=replay.db")).Ended(2);

        Assert.All([intoLive, intoReplay], run => Assert.StartsWith("error: this database holds values from", run.Error.Trim(), StringComparison.Ordinal));
        Assert.Single(await norsjo.Rows("SELECT * FROM run"));
    }

    [Fact]
    public async Task An_interrupted_run_is_marked_and_the_next_one_completes()
    {
        using var stop = new CancellationTokenSource();
        norsjo.Has("bemotande", "N00640", "jämför: [\"0000\"]");
        norsjo.Kolada.Names("0000", "Riket").Publishes("U23471", "2417", 2025, 60).Publishes("N00640", "2417", 2025, 85)
            .Tells(path => { if (path.StartsWith("kpi", StringComparison.Ordinal)) { stop.Cancel(); } });

        (await norsjo.Runs(stop.Token, "sync", "--json", Scenario.At("2026-10-05"))).Ended(1);
        Assert.Equal(["interrupted"], await norsjo.Rows("SELECT outcome FROM run"));

        Assert.Equal(["[Norsjö] Startläge: 1 röd av 2 bedömda"], (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
    }

    [Fact]
    public async Task A_killed_run_is_marked_by_the_next_one()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        await norsjo.Sync("2026-10-05");
        await norsjo.Rows("UPDATE run SET outcome = 'running', ended_at = NULL, ended_local = NULL");

        (await norsjo.Sync("2026-10-06")).Ended(0);

        Assert.Equal(["interrupted", "succeeded"], await norsjo.Rows("SELECT outcome FROM run ORDER BY run_id"));
    }

    [Fact]
    public async Task The_plan_as_decided_is_judged_but_for_the_indicator_that_contradicts_itself()
    {
        norsjo.Writes(await File.ReadAllTextAsync(RepositoryFiles.Sample, TestContext.Current.CancellationToken)).Edits("grön: 1,4 eller lägre", "grön: 1,4 eller högre");

        var run = (await norsjo.Runs("sync", "--json", "--replay", Sample)).Ended(0);

        Assert.Equal(["invalid_band"], run.Problems);
        Assert.Equal("placerade-pa-hvb", (string?)run.Json["problems"]![0]!["indicator"]);
        Assert.Equal("""{"green":4,"yellow":9,"red":8,"none":2}""", run.Json["colours"]!.ToJsonString());
    }

    private IReadOnlyList<string> Everything() => [.. norsjo.EveryRow().Where(row => !row.StartsWith("lease|", StringComparison.Ordinal))];
}
