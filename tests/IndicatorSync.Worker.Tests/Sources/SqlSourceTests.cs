using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Sources.Reading;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Sources;

/// <summary>A query against somebody else's database.</summary>
public sealed class SqlSourceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-sql");

    public SqlSourceTests()
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE utfall (indikator TEXT, period TEXT, varde REAL, noll TEXT);
            INSERT INTO utfall VALUES ('sjukfranvaro', '2025-08', 7.06, NULL), ('fall', '2025-08', 1.0, 'x');
            """;
        command.ExecuteNonQuery();
    }

    private string File => Path.Combine(folder.FullName, "hr.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Its_columns_and_rows_are_those_of_a_table()
    {
        var content = await ReadAsync("SELECT indikator, period, varde AS utfall, noll FROM utfall ORDER BY varde DESC");

        var rows = Assert.Single(content.Table.Tables).Rows;
        Assert.Equal(["indikator", "period", "utfall", "noll"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal((CellKind.Number, 7.06m, 2), (rows[1][2].Kind, rows[1][2].Number, rows[1][2].Decimals));
        Assert.True(rows[1][3].IsEmpty);
    }

    [Fact]
    public async Task The_same_rows_have_the_same_hash_and_others_another()
    {
        var one = await ReadAsync("SELECT indikator FROM utfall ORDER BY indikator");

        Assert.Equal(one.Hash, (await ReadAsync("SELECT indikator FROM utfall ORDER BY indikator")).Hash);
        Assert.NotEqual(one.Hash, (await ReadAsync("SELECT indikator FROM utfall ORDER BY indikator DESC")).Hash);
    }

    [Fact]
    public async Task More_rows_than_allowed_are_a_fault_and_nothing_is_read()
    {
        var content = await ReadAsync("SELECT * FROM utfall", maxRows: 1);

        Assert.False(content.WasRead);
        Assert.Contains("MaxRows", content.Table.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM finns_inte")]
    [InlineData("DELETE FROM utfall RETURNING indikator")]
    [InlineData("DROP TABLE utfall")]
    public async Task What_fails_or_writes_is_a_fault_of_this_source_and_changes_nothing(string query)
    {
        Assert.NotNull((await ReadAsync(query)).Table.Fault);

        Assert.Equal(3, Assert.Single((await ReadAsync("SELECT * FROM utfall")).Table.Tables).Rows.Count);
    }

    [Fact]
    public async Task A_fault_repeats_nothing_of_the_connection_string()
    {
        var options = new SqlSourceOptions { Name = "hr", Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={folder.FullName}/hemlig/hr.db;Mode=ReadOnly", Query = "SELECT 1" };

        var content = await SqlSource.ReadAsync(options, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("hemlig", content.Table.Fault, StringComparison.Ordinal);
    }

    private Task<SourceContent> ReadAsync(string query, int maxRows = 100) => SqlSource.ReadAsync(
        new SqlSourceOptions { Name = "hr", Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={File};Mode=ReadOnly;Pooling=False", Query = query, MaxRows = maxRows },
        TestContext.Current.CancellationToken);
}
