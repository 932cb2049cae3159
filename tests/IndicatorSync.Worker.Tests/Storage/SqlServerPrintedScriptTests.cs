using System.Text;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Data.SqlClient;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>What <c>migrate --script --out</c> wrote, as sqlcmd runs it where it should not: batch by batch, to the first error.</summary>
public sealed class SqlServerPrintedScriptTests() : StorageTests(Engine.SqlServer)
{
    private const string Tables = "SELECT COUNT(*) FROM sys.tables WHERE name = 'schema_migration'";

    public override async ValueTask InitializeAsync() => await CreateEmptyAsync();

    [Fact]
    public async Task It_stops_before_its_first_change_in_a_system_database_in_another_one_from_another_schema_and_in_another_encoding()
    {
        var script = Printed(Database.Name, from: 0);

        Assert.Contains("system database", await StopAsync("master", script), StringComparison.Ordinal);
        Assert.Contains("is for database another", await StopAsync(Database.Name, Printed("another", from: 0)), StringComparison.Ordinal);
        Assert.Contains("does not have schema 0001", await StopAsync(Database.Name, Printed(Database.Name, from: 1)), StringComparison.Ordinal);
        foreach (var codePage in new[] { 850, 1252 })
        {
            var misread = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(Encoding.UTF8.GetBytes(script));
            Assert.Contains("not read as UTF-8", await StopAsync(Database.Name, misread), StringComparison.Ordinal);
        }

        Assert.Equal(0, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM sys.tables")));
    }

    private string Printed(string database, int from) => MigrationScript.Print(database, from, new Migrator(Database).After(from).Pending, DateTimeOffset.UnixEpoch);

    /// <summary>The first error; nothing of ours may be there after it.</summary>
    private async Task<string> StopAsync(string database, string script)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Created.Options.ConnectionString) { InitialCatalog = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        var refused = await Assert.ThrowsAsync<SqlException>(async () =>
        {
            foreach (var batch in new SqlServerDialect().Batches(script.Replace(":on error exit\n", "", StringComparison.Ordinal)))
            {
                await AskAsync(connection, batch);
            }
        });
        Assert.Equal(0, await AskAsync(connection, Tables));
        return refused.Message;
    }

    private static async Task<object?> AskAsync(SqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The program's own script.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancel);
    }
}
