using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Which SQLite files are taken for this program's, and what a history that has been moved away looks like.</summary>
public sealed class DatabaseFileScenarios : IDisposable
{
    private readonly Scenario norsjo = new() { MakesItsDatabase = true };

    public DatabaseFileScenarios() => norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);

    public void Dispose() => norsjo.Dispose();

    [Theory]
    [InlineData("sync")]
    [InlineData("migrate")]
    [InlineData("status")]
    public async Task An_empty_file_is_refused_and_stays_empty(string command)
    {
        await File.WriteAllBytesAsync(norsjo.DatabaseFile, [], TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(norsjo.DatabaseFile, File.GetLastWriteTimeUtc(norsjo.DatabaseFile).AddMinutes(-1));

        var run = (await norsjo.Runs(command)).Ended(2);

        Assert.Contains("is empty (0 bytes)", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(norsjo.DatabaseFile).Length);
    }

    [Theory]
    [InlineData("CREATE TABLE invoices (id INTEGER)")]
    [InlineData("CREATE TABLE schema_migration (version TEXT)")]
    public async Task Another_programs_file_is_refused_by_name_and_not_changed(string theirs)
    {
        await norsjo.Rows(theirs);
        var before = await File.ReadAllBytesAsync(norsjo.DatabaseFile, TestContext.Current.CancellationToken);

        var run = (await norsjo.Runs("sync")).Ended(2);

        Assert.Contains("belongs to another program", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(norsjo.DatabaseFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_programs_file_in_the_place_of_ours_is_refused_by_the_same_process()
    {
        (await norsjo.Sync("2026-10-05")).Ended(0);
        using (var pooled = (SqliteConnection)new SqliteDialect().Connect(norsjo.DatabaseOptions.ConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        File.Delete(norsjo.DatabaseFile);
        await norsjo.Rows("CREATE TABLE invoices (id INTEGER)");

        var run = (await norsjo.Runs("sync")).Ended(2);

        Assert.Contains("belongs to another program", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indicatorsync.db.v0003.bak")]
    [InlineData("indicatorsync-gammal.db")]
    public async Task A_first_run_beside_an_earlier_database_tells_the_administrator_once(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(norsjo.Folder, name), "x", TestContext.Current.CancellationToken);

        var first = (await norsjo.Sync("2026-10-05")).Ended(0);
        var next = (await norsjo.Sync("2026-10-06")).Ended(0);

        Assert.Contains("new_database", first.Problems);
        Assert.Contains(name, Assert.Single(first.Mails, mail => mail.To == "drift@example.se").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("new_database", next.Problems);
        Assert.Empty(next.Mails);
        Assert.Equal(["new_database"], await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet WHERE Typ = 'new_database'"));
    }

    [Fact]
    public async Task A_first_run_in_a_folder_of_other_things_is_nothing_to_tell()
    {
        foreach (var name in new[] { "indicatorsync.dll", "indicatorsync-20261005.log", "annat.db" })
        {
            await File.WriteAllTextAsync(Path.Combine(norsjo.Folder, name), "x", TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("new_database", (await norsjo.Sync("2026-10-05")).Ended(0).Problems);
    }
}
