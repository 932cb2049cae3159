using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>The database that version 0.1 left behind after three runs and an acknowledgement, with the views that it had.</summary>
public sealed class FirstVersionTests() : StorageTests(Engine.Sqlite)
{
    private const string Columns = """
        SELECT t.name, c.name
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'schema_migration' ORDER BY t.name, c.cid
        """;

    public override async ValueTask InitializeAsync() => await CreateEmptyAsync();

    [Fact]
    public async Task An_upgrade_from_the_first_version_keeps_every_row_and_every_view_can_be_read()
    {
        var dump = await File.ReadAllTextAsync(RepositoryFiles.Of("tests", "proofs", "installation-0.1", "indicatorsync.sql"), Cancel);
        await WriteAsync(unit => unit.ExecuteAsync(dump.Replace("BEGIN TRANSACTION;", "", StringComparison.Ordinal).Replace("\nCOMMIT;", "", StringComparison.Ordinal)));
        var tables = (await ReadAsync(unit => ReportRows.ReadAsync(unit, Columns))).Select(row => row.Split('|', StringSplitOptions.TrimEntries)).ToLookup(row => row[0], row => row[1]);
        var before = await RowsAsync(tables);

        await new Migrator(Database).MigrateAsync(Now, Cancel);

        Assert.Equal(24, before.Count);
        Assert.Equal(36, before["observation_revision"].Count);
        Assert.Equivalent(before, await RowsAsync(tables), strict: true);
        foreach (var view in ReportViews.All)
        {
            await ReadAsync(unit => ReportRows.ReadAsync(unit, $"SELECT * FROM {SqliteViews.Named(view)}"));
        }
    }

    private async Task<Dictionary<string, IReadOnlyList<string>>> RowsAsync(ILookup<string, string> tables)
    {
        var rows = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var table in tables)
        {
            rows[table.Key] = await ReadAsync(unit => ReportRows.ReadAsync(unit, $"SELECT {string.Join(", ", table)} FROM {table.Key} ORDER BY {string.Join(", ", table)}"));
        }

        return rows;
    }
}
