using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Storage;

public enum Engine
{
    Sqlite,
    SqlServer,
}

/// <summary>A database of its own for one test, gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "INDICATORSYNC_TEST_SQLSERVER";

    private readonly Func<Task> drop;

    private TestDatabase(DatabaseOptions options, Func<Task> drop)
    {
        Options = options;
        Database = new Database(options, TimeProvider.System);
        this.drop = drop;
    }

    public DatabaseOptions Options { get; }

    public Database Database { get; }

    /// <summary>Empty, without schema. Skips the test when the engine is not at hand.</summary>
    public static async Task<TestDatabase> CreateAsync(Engine engine)
    {
        var name = "indicatorsync_test_" + Path.GetFileNameWithoutExtension(Path.GetRandomFileName());
        return engine == Engine.Sqlite ? CreateSqlite(name) : await CreateSqlServerAsync(name);
    }

    /// <summary>With every migration applied.</summary>
    public static async Task<TestDatabase> CreateMigratedAsync(Engine engine)
    {
        var created = await CreateAsync(engine);
        if (engine == Engine.Sqlite)
        {
            await MigratedFile.PutAsync(created.Database.Source);
        }
        else
        {
            await new Migrator(created.Database).MigrateAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        }

        return created;
    }

    public async ValueTask DisposeAsync() => await drop();

    private static TestDatabase CreateSqlite(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name));
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "test.db") }.ConnectionString;
        var options = new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = connectionString };
        return new TestDatabase(options, () =>
        {
            using var connection = (SqliteConnection)new SqliteDialect().Connect(connectionString);
            SqliteConnection.ClearPool(connection);
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreateSqlServerAsync(string name)
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable);
        Assert.SkipWhen(string.IsNullOrWhiteSpace(server), $"{ServerVariable} is not set: no SQL Server to test against");

        await OnServerAsync(server, $"CREATE DATABASE [{name}]");
        var connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
        var options = new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = connectionString };
        return new TestDatabase(options, async () =>
        {
            SqlConnection.ClearAllPools();
            await OnServerAsync(server, $"DROP DATABASE [{name}]");
        });
    }

    private static async Task OnServerAsync(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
