using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage.Views;
using Microsoft.Data.SqlClient;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>The sample's whole sync over a network that breaks once, at each request and each answer in turn; every table ends as an undisturbed run leaves it.</summary>
public sealed class SqlServerLostConnectionTests(ITestOutputHelper output)
{
    /// <summary>Numbers that a server gives out and does not take back, and what is written on the real clock.</summary>
    private static readonly string[] OfOneRun = ["mark", "judged_through", "acknowledged_from", "applied_at"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Two tests, so that a runner may give each a process of its own: each runs the sync some hundreds of times.
    [Fact]
    public Task A_sync_whose_request_is_cut_off_once_ends_as_if_nothing_had_happened() => EndsAsUndisturbedAsync(answer: false);

    [Fact]
    public Task A_sync_whose_answer_is_cut_off_once_ends_as_if_nothing_had_happened() => EndsAsUndisturbedAsync(answer: true);

    private async Task EndsAsUndisturbedAsync(bool answer)
    {
        await using var created = await TestDatabase.CreateMigratedAsync(Engine.SqlServer);
        var seeded = await SeededAsync(created.Database);
        var (expected, requests, _, _) = await SyncAsync(created, 0, answer);
        output.WriteLine($"{requests} requests");

        // How many there are differs a little with how the answers of a handshake fall together.
        for (var (request, isCut) = (1, true); isCut; request++)
        {
            await EmptyAsync(created.Database, seeded);
            (var rows, _, isCut, var log) = await SyncAsync(created, request, answer);
            Assert.True(isCut || request > requests * 0.9, $"request {request} of {requests} was not cut");
            Assert.True(expected == rows, $"request {request}:\n{string.Join('\n', rows.Split('\n').Except(expected.Split('\n')))}\ninstead of\n{string.Join('\n', expected.Split('\n').Except(rows.Split('\n')))}\nin\n{log}");
        }
    }

    private static async Task<(string Rows, int Requests, bool HasCut, string Log)> SyncAsync(TestDatabase created, int cut, bool answer)
    {
        var direct = new SqlConnectionStringBuilder(created.Options.ConnectionString);
        var (host, port) = Address(direct.DataSource);
        await using var proxy = new CutProxy(host, port, cut, answer);
        proxy.Start();
        var through = new SqlConnectionStringBuilder(direct.ConnectionString)
        {
            DataSource = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{proxy.Port}"),
            TrustServerCertificate = true,
            ConnectRetryCount = 0,
        };
        using var sample = new SampleRun(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = through.ConnectionString });
        var log = await sample.SyncAsync();
        SqlConnection.ClearAllPools();
        return (await created.Database.ReadAsync(RowsAsync, Cancel), proxy.Requests, proxy.HasCut, log);
    }

    /// <summary>The tables that the migrations themselves have filled.</summary>
    private static Task<HashSet<string>> SeededAsync(Database database) => database.ReadAsync(
        async unit =>
        {
            HashSet<string> seeded = [];
            foreach (var table in ServiceRole.Tables())
            {
                if (await unit.ScalarAsync<int>($"SELECT COUNT(*) FROM dbo.{table}") > 0)
                {
                    seeded.Add(table);
                }
            }

            return seeded;
        },
        Cancel);

    /// <summary>As it was before the first run: a new database would take many seconds, for each request. What refers to a table was made after it.</summary>
    private static Task<int> EmptyAsync(Database database, HashSet<string> seeded) => database.InTransactionAsync(
        unit => unit.ExecuteAsync(string.Concat(ServiceRole.Tables().Reverse().Where(table => !seeded.Contains(table)).Select(table => $"DELETE FROM dbo.{table};\n"))), Cancel);

    private static async Task<string> RowsAsync(UnitOfWork unit)
    {
        var columns = await unit.QueryAsync<TableColumn>("""
            SELECT t.name AS TableName, c.name AS ColumnName, CAST(c.is_identity AS INT) AS IsIdentity
            FROM sys.tables t JOIN sys.columns c ON c.object_id = t.object_id
            WHERE t.name <> 'lease'
            ORDER BY t.name, c.column_id
            """);
        var given = columns.Where(column => column.IsIdentity == 1).Select(column => column.ColumnName).ToHashSet();
        List<string> texts = [];
        foreach (var table in columns.GroupBy(column => column.TableName))
        {
            var names = table.Select(column => column.ColumnName).Where(name => !name.EndsWith("run_id", StringComparison.Ordinal) && !given.Contains(name) && !OfOneRun.Contains(name)).DefaultIfEmpty("1");
            var rows = await ReportRows.ReadAsync(unit, $"SELECT {string.Join(", ", names)} FROM {table.Key}");
            texts.Add($"{table.Key}\n{string.Join('\n', rows.Order(StringComparer.Ordinal))}");
        }

        return string.Join('\n', texts);
    }

    private static (string Host, int Port) Address(string dataSource)
    {
        var parts = dataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1433);
    }

    private sealed record TableColumn
    {
        public required string TableName { get; init; }

        public required string ColumnName { get; init; }

        public required int IsIdentity { get; init; }
    }
}
