using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Commands;

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

    [Theory]
    [InlineData("Server=sql;Database=x;Integrated Security=true", true)]
    [InlineData("Server=sql;Database=x;Integrated Security=true;TrustServerCertificate=True;Encrypt=True", true)]
    [InlineData("Server=sql;Database=x;Integrated Security=true;Encrypt=Strict", true)]
    [InlineData("Server=sql;Database=x;Integrated Security=true;Encrypt=False", false)]
    [InlineData("Server=sql;Database=x;Integrated Security=true;Encrypt=Optional", false)]
    public void A_connection_without_encryption_is_advised_against(string connectionString, bool isWell)
    {
        var item = DatabaseCheck.Answers(connectionString, "Databasen x på sql svarar");

        Assert.True(item.Ok);
        Assert.Equal(isWell, item.Message == "Databasen x på sql svarar.");
        Assert.Equal(isWell, item.Remedy is null);
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

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.SqlServer)]
    public async Task A_whole_database_is_well_and_names_its_schema_and_one_whose_views_were_read_in_another_encoding_is_told_and_how_to_mend_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateMigratedAsync(engine);
        var newest = Migration.For(database.Database.Dialect)[^1].Number;

        var well = await CheckAsync(database.Options);
        await MisreadAsync(database.Database, ReportViews.Named("Larm"));
        var misread = Assert.Single(await CheckAsync(database.Options), found => !found.Ok);

        Assert.All(well, item => Assert.True(item.Ok, item.Message));
        Assert.Contains(well, item => item.Message == FormattableString.Invariant($"Tabellerna är aktuella: schema {newest:0000}."));
        Assert.Contains(well, item => item.Message == "Vyerna har den text som de ska.");
        Assert.Contains("Larm har inte den text", misread.Message, StringComparison.Ordinal);
        Assert.Contains("-f 65001", misread.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_is_known_by_its_name_in_any_case_and_one_whose_text_the_login_may_not_see_is_not_accused()
    {
        var dialect = new SqlServerDialect();
        var stored = ReportViews.All.Select(view => (view.Name.ToLowerInvariant(), (string?)SqlServerViews.Definition(view))).ToList();

        Assert.Empty(ViewScript.Strayed(dialect, stored));
        Assert.Empty(ViewScript.Strayed(dialect, stored.Select(view => (view.Item1, (string?)null))));
        Assert.Equal([ReportViews.All[0].Name], ViewScript.Strayed(dialect, stored.Skip(1)));
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

        Assert.Equal(("Databasens ursprung", FailureKind.BadInput), (item.Name, item.Kind));
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

    private static Task MisreadAsync(Database database, ReportView view) => database.InTransactionAsync(
        async unit =>
        {
            var (name, text) = database.Dialect is SqliteDialect ? (SqliteViews.Named(view), SqliteViews.Definition(view)) : ($"rapport.{view.Name}", SqlServerViews.Definition(view));
            await unit.ExecuteAsync($"DROP VIEW {name}");
            await unit.ExecuteAsync(text.Replace("Löst", "LÃ¶st", StringComparison.Ordinal));
        },
        Cancel);

    private static DatabaseOptions Sqlite(string file) => new() { ConnectionString = $"Data Source={file};Pooling=false" };

    private static Task<IReadOnlyList<DoctorItem>> CheckAsync(DatabaseOptions options) =>
        new DatabaseCheck(options, "api.kolada.se", TimeProvider.System).RunAsync(Cancel);
}
