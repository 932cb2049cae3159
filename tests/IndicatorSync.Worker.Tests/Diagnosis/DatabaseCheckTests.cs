using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Diagnosis;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Diagnosis;

public sealed class DatabaseCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_database_that_a_run_will_make_is_well_and_is_not_made()
    {
        var file = Path.Combine(folder.FullName, "new", "indicatorsync.db");

        var item = Assert.Single(await CheckAsync(Sqlite(file)));

        Assert.True(item.Ok);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_database_below_a_file_can_never_be_made()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "taken"), "");

        var item = Assert.Single(await CheckAsync(Sqlite(Path.Combine(folder.FullName, "taken", "indicatorsync.db"))));

        Assert.False(item.Ok);
        Assert.Contains("är en fil", item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_of_file_is_no_database()
    {
        var file = Path.Combine(folder.FullName, "indicatorsync.db");
        File.WriteAllText(file, new string('x', 4096));

        var item = Assert.Single(await CheckAsync(Sqlite(file)));

        Assert.False(item.Ok);
        Assert.Contains("ingen SQLite-databas", item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_without_the_password()
    {
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = FormattableString.Invariant($"Server=127.0.0.1,{LoopbackServer.ClosedPort()};Database=IndicatorSync;User ID=svc;Password=planterad-hemlighet;Connect Timeout=1;Connect Retry Count=0"),
        };

        var item = Assert.Single(await CheckAsync(options));

        Assert.False(item.Ok);
        Assert.Contains("svarar inte", item.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planterad", item.Message + item.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_database_is_well()
    {
        await using var database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);

        Assert.All(await CheckAsync(database.Options), item => Assert.True(item.Ok, item.Message));
    }

    [Fact]
    public async Task A_whole_database_names_its_schema()
    {
        await using var database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);
        var newest = Worker.Storage.Migrations.Migration.For(database.Database.Dialect)[^1].Number;

        Assert.Contains(await CheckAsync(database.Options), item => item.Message == FormattableString.Invariant($"Tabellerna är aktuella: schema {newest:0000}."));
    }

    [Fact]
    public async Task A_view_whose_words_were_read_in_another_encoding_is_told_and_how_to_mend_it()
    {
        await using var database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);
        await database.Database.InTransactionAsync(
            async unit =>
            {
                var text = await unit.ScalarAsync<string>("SELECT sql FROM sqlite_master WHERE name = 'rapport_Larm'");
                await unit.ExecuteAsync("DROP VIEW rapport_Larm");
                await unit.ExecuteAsync(text!.Replace("Löst", "LÃ¶st", StringComparison.Ordinal));
            },
            Cancel);

        var item = Assert.Single(await CheckAsync(database.Options), found => !found.Ok);

        Assert.StartsWith("rapport_Larm har inte den text", item.Message, StringComparison.Ordinal);
        Assert.Contains("-f 65001", item.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_source_is_a_matter_of_settings()
    {
        await using var database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);
        await database.Database.InTransactionAsync(
            async unit =>
            {
                await OriginStamp.StampAsync(unit, "replay-1", DateTimeOffset.UnixEpoch);
                await RunStore.StartAsync(unit, DateTimeOffset.UnixEpoch, "1", null);
            },
            Cancel);

        var item = Assert.Single(await CheckAsync(database.Options), found => !found.Ok);

        Assert.Equal(("Databasens ursprung", ExitCode.BadInput), (item.Name, item.ExitCode));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_told()
    {
        await using var database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);
        await database.Database.InTransactionAsync(
            unit => unit.ExecuteAsync("INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (9999, 'later', 'x', '2026-01-01T00:00:00.000000Z')"), Cancel);

        var item = Assert.Single(await CheckAsync(database.Options));

        Assert.False(item.Ok);
        Assert.Contains("nyare version", item.Remedy, StringComparison.Ordinal);
    }

    private static DatabaseOptions Sqlite(string file) => new() { ConnectionString = $"Data Source={file};Pooling=false" };

    private static Task<IReadOnlyList<DoctorItem>> CheckAsync(DatabaseOptions options) =>
        new DatabaseCheck(options, "api.kolada.se", TimeProvider.System).RunAsync(Cancel);
}
