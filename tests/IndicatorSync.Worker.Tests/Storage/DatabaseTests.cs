using CsCheck;
using Dapper;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteDatabaseTests() : DatabaseTests(Engine.Sqlite)
{
    [Fact]
    public async Task A_folder_that_does_not_exist_is_one_line_and_exit_1()
    {
        var missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "nowhere.db");

        var failure = await OpenAsync(DatabaseProvider.Sqlite, $"Data Source={missing}");

        Assert.Equal(FailureKind.DatabaseAway, failure.Kind);
        Assert.Contains(missing, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("not a database at all\n", 100)), Cancel);

            var failure = await OpenAsync(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False");

            Assert.Contains("is not an SQLite database", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_broken_connection_string_is_exit_2_and_never_quoted()
    {
        AssertRefused(DatabaseProvider.SqlServer, "Server=db;User Id=me;Password=s3cret;word");
        AssertRefused(DatabaseProvider.SqlServer, "Server=db;Encrypt=s3cret");
        AssertRefused(DatabaseProvider.Sqlite, "Data Source=a.db;Pasword=s3cret");
    }

    private static void AssertRefused(DatabaseProvider provider, string connectionString)
    {
        var failure = Assert.Throws<ExpectedFailure>(
            () => new Database(new DatabaseOptions { Provider = provider, ConnectionString = connectionString }, TimeProvider.System));
        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_is_set_up_once_and_keeps_it_in_the_pool()
    {
        const string Limit = "PRAGMA journal_size_limit";
        var dialect = new SqliteDialect();
        using var connection = (SqliteConnection)dialect.Connect(Created.Options.ConnectionString);
        async Task<long> PreparedAsync()
        {
            await connection.OpenAsync(Cancel);
            await dialect.PrepareAsync(connection, Cancel);
            return await connection.ExecuteScalarAsync<long>(Limit);
        }

        Assert.Equal(4_194_304, await PreparedAsync());
        await connection.ExecuteAsync($"{Limit} = 1");
        await connection.CloseAsync();
        Assert.Equal(1, await PreparedAsync());
        await connection.CloseAsync();

        SqliteConnection.ClearPool(connection);
        Assert.Equal(4_194_304, await PreparedAsync());
    }

    [Fact]
    public async Task A_unit_of_work_that_met_a_lock_runs_again_whole()
    {
        var database = new Database(Created.Options, new PassingTime(TimeSpan.FromMinutes(1)));
        var attempts = 0;

        await database.InTransactionAsync(
            async unit =>
            {
                await unit.ExecuteAsync("UPDATE lease SET number = number + 1");
                if (++attempts < 3)
                {
                    throw new SqliteException("database is locked", 5);
                }
            },
            Cancel);

        Assert.Equal(3, attempts);
        Assert.Equal(1, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT number FROM lease")));
    }

    [Fact]
    public async Task A_lock_that_does_not_pass_ends_as_one_line()
    {
        var database = new Database(Created.Options, new PassingTime(TimeSpan.FromMinutes(1)));

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(
            () => database.InTransactionAsync<int>(_ => throw new SqliteException("database is locked", 5), Cancel));

        Assert.Contains("in use by another process", failure.Message, StringComparison.Ordinal);
    }
}

public sealed class SqlServerDatabaseTests() : DatabaseTests(Engine.SqlServer)
{
    [Fact]
    public async Task A_wrong_password_is_one_line_without_the_password()
    {
        var wrong = new SqlConnectionStringBuilder(Created.Options.ConnectionString)
        {
            IntegratedSecurity = false,
            UserID = "nobody",
            Password = "wr0ng-s3cret",
        };

        var failure = await OpenAsync(DatabaseProvider.SqlServer, wrong.ConnectionString);

        Assert.Equal(FailureKind.DatabaseAway, failure.Kind);
        Assert.Contains("was refused", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_named()
    {
        var missing = new SqlConnectionStringBuilder(Created.Options.ConnectionString) { InitialCatalog = "no_such_database" };

        var failure = await OpenAsync(DatabaseProvider.SqlServer, missing.ConnectionString);

        Assert.Contains("no_such_database", failure.Message, StringComparison.Ordinal);
    }
}

public abstract class DatabaseTests(Engine engine) : StorageTests(engine)
{
    private static readonly Gen<decimal> Numbers = Gen.Select(
        Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 10], (digits, scale) => digits / (decimal)Math.Pow(10, scale));

    [Fact]
    public async Task Every_number_of_fifteen_digits_reads_back_equal()
    {
        var numbers = Numbers.Array[500].Single();

        foreach (var number in numbers)
        {
            var read = await ReadAsync(unit => unit.ScalarAsync<decimal>(
                Engine == Engine.Sqlite ? "SELECT CAST(@number AS REAL)" : "SELECT CAST(@number AS DECIMAL(28,10))", new { number }));
            Assert.Equal(number, read);
        }
    }

    [Fact]
    public async Task Times_are_kept_to_the_microsecond_whatever_their_offset()
    {
        var swedish = new DateTimeOffset(2026, 7, 1, 8, 30, 15, 123, 456, TimeSpan.FromHours(2)).AddTicks(7);

        await WriteAsync(unit => unit.ExecuteAsync("INSERT INTO origin (origin_id, name, stamped_at) VALUES (1, 'x', @swedish)", new { swedish }));
        var read = await ReadAsync(unit => unit.QueryAsync<Stamp>("SELECT stamped_at FROM origin WHERE stamped_at <= @swedish", new { swedish }));

        Assert.Equal(swedish.AddTicks(-7).ToUniversalTime(), Assert.Single(read).StampedAt);
    }

    [Fact]
    public async Task A_double_key_is_a_fault_of_the_program_and_no_outage()
    {
        const string insert = "INSERT INTO origin (origin_id, name, stamped_at) VALUES (1, 'x', @Now)";
        await WriteAsync(unit => unit.ExecuteAsync(insert, new { Now }));

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => WriteAsync(unit => unit.ExecuteAsync(insert, new { Now })));

        Assert.Equal(FailureKind.OfTheProgram, failure.Kind);
    }

    private protected static Task<ExpectedFailure> OpenAsync(DatabaseProvider provider, string connectionString)
    {
        var database = new Database(new DatabaseOptions { Provider = provider, ConnectionString = connectionString }, TimeProvider.System);
        return Assert.ThrowsAsync<ExpectedFailure>(() => database.ReadAsync(unit => unit.ScalarAsync<int>("SELECT 1"), Cancel));
    }

    private sealed record Stamp
    {
        public DateTimeOffset StampedAt { get; init; }
    }
}
