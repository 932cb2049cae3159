using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Tests.Storage;

public class MigrationTests
{
    [Fact]
    public void Both_engines_have_the_same_numbers_and_names()
    {
        var sqlite = Migration.For(new SqliteDialect()).Select(migration => migration.ToString()).ToList();

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, Migration.For(new SqlServerDialect()).Select(migration => migration.ToString()));
    }

    [Fact]
    public void Numbers_run_upwards_from_one_without_double()
    {
        var numbers = Migration.For(new SqliteDialect()).Select(migration => migration.Number).ToList();

        Assert.Equal(1, numbers[0]);
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Fact]
    public void Line_endings_do_not_change_the_hash() =>
        Assert.Equal(new Migration(1, "a", "SELECT 1;\nSELECT 2;\n").Hash, new Migration(1, "a", "SELECT 1;\r\nSELECT 2;\r\n").Hash);

    [Fact]
    public void Batches_of_sql_server_are_split_at_go_lines() => Assert.Equal(
        ["SELECT 1;\n", "\nSELECT 'GO away';\n"],
        new SqlServerDialect().Batches("SELECT 1;\nGO\nSELECT 'GO away';\ngo \n"));

    [Fact]
    public void A_printed_script_stops_at_the_first_error_and_journals_itself()
    {
        var pending = Migration.All(new SqlServerDialect());

        var script = MigrationScript.Print("Nyckeltal", 0, pending, DateTimeOffset.UnixEpoch);

        Assert.Contains("Take a backup first", script.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("\n:on error exit\nSET QUOTED_IDENTIFIER ON;\nSET ANSI_NULLS ON;\nSET XACT_ABORT ON;\nGO\n", script, StringComparison.Ordinal);
        Assert.All(pending, migration => Assert.Contains(migration.Hash, script, StringComparison.Ordinal));
        Assert.EndsWith("COMMIT TRANSACTION;\nGO\n", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb')")]
    [InlineData("DB_NAME() <> N'Kommunens \"nyckel''tal\"'")]
    [InlineData("UNICODE(N'å') <> 229")]
    [InlineData("OBJECT_ID(N'dbo.schema_migration', N'U') IS NULL")]
    [InlineData("COALESCE((SELECT MAX(number) FROM dbo.schema_migration), 0) <> 3")]
    public void Before_its_first_change_it_asks_whether_it_is_where_it_should_be(string condition)
    {
        var script = MigrationScript.Print("Kommunens \"nyckel'tal\"", 3, Migration.All(new SqlServerDialect()), DateTimeOffset.UnixEpoch);
        var before = script[..script.IndexOf("BEGIN TRANSACTION", StringComparison.Ordinal)];

        Assert.Contains($"IF {condition}\n  THROW 5000", before, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE", before, StringComparison.Ordinal);
        Assert.DoesNotContain("INSERT", before, StringComparison.Ordinal);
    }
}
