using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Sources;

/// <summary>As <see cref="SqlSourceTests"/>, of a real server and by a login that may read one table and nothing else.</summary>
public sealed class SqlServerSourceTests() : StorageTests(Engine.SqlServer)
{
    private const string Password = "Planterad-Hemlighet7";

    public override async ValueTask InitializeAsync() => await CreateEmptyAsync();

    [Fact]
    public async Task A_query_gives_its_rows_and_what_it_may_not_do_is_a_fault_of_this_source_alone()
    {
        await WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("CREATE TABLE dbo.utfall (indikator NVARCHAR(50) NOT NULL, period DATE NOT NULL, varde DECIMAL(18,4) NOT NULL, noll NVARCHAR(10) NULL)");
            await unit.ExecuteAsync("INSERT INTO dbo.utfall (indikator, period, varde) VALUES (N'sjukfrånvaro', '2025-08-31', 7.06)");
            await unit.ExecuteAsync("CREATE ROLE utfall_lasare");
            await unit.ExecuteAsync("GRANT SELECT ON dbo.utfall TO utfall_lasare");
            await unit.ExecuteAsync("CREATE TABLE dbo.personal (namn NVARCHAR(50) NOT NULL)");
        });
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync("utfall_lasare");

        var content = await AskAsync(login, "SELECT indikator, period, varde AS utfall, noll FROM dbo.utfall");
        var refused = await AskAsync(login, "SELECT namn FROM dbo.personal");
        var writing = await AskAsync(login, "DELETE FROM dbo.utfall");
        var owner = await SqlSource.ReadAsync(Options(Created.Options.ConnectionString, "DELETE FROM dbo.utfall OUTPUT deleted.indikator"), Cancel);

        var rows = Assert.Single(content.Table.Tables).Rows;
        Assert.Equal(["indikator", "period", "utfall", "noll"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(("sjukfrånvaro", new DateOnly(2025, 8, 31)), (rows[1][0].Text, rows[1][1].Date));
        Assert.Equal((CellKind.Number, 7.06m, 2), (rows[1][2].Kind, rows[1][2].Number, rows[1][2].Decimals));
        Assert.True(rows[1][3].IsEmpty);
        Assert.All([refused, writing], fault => Assert.Contains("SQL Server-fel", fault.Table.Fault, StringComparison.Ordinal));
        Assert.Null(owner.Table.Fault);
        Assert.Equal(1, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM dbo.utfall")));
    }

    [Fact]
    public async Task A_wrong_login_is_a_fault_that_repeats_nothing_of_the_connection_string()
    {
        var wrong = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(Created.Options.ConnectionString) { UserID = "ingen", Password = Password, Pooling = false };

        var content = await SqlSource.ReadAsync(Options(wrong.ConnectionString, "SELECT 1"), Cancel);

        Assert.Contains("SQL Server-fel 18456", content.Table.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, content.Table.Fault, StringComparison.Ordinal);
    }

    private static Task<SourceContent> AskAsync(TestLogin login, string query) => SqlSource.ReadAsync(Options(login.ConnectionString, query), Cancel);

    private static SqlSourceOptions Options(string connectionString, string query) =>
        new() { Name = "hr", Provider = DatabaseProvider.SqlServer, ConnectionString = connectionString, Query = query, MaxRows = 100 };
}
