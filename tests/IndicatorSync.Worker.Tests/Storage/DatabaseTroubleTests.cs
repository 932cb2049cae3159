using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>Trouble with the database is told in the language of whoever reads it.</summary>
public class DatabaseTroubleTests
{
    [Theory]
    [InlineData(13, "the disk is full", "Disken är full: databasfilen :memory: kan inte växa. Gör plats på disken.", 1)]
    [InlineData(11, "is damaged", "Databasfilen :memory: är skadad. Återställ den från en säkerhetskopia", 1)]
    [InlineData(8, "may not be written to", "Databasfilen :memory: går inte att skriva i. Ge tjänstens konto skrivrätt", 2)]
    public async Task A_failure_has_its_words_in_both_languages(int code, string english, string swedish, int exitCode)
    {
        var database = new Database(new DatabaseOptions { ConnectionString = "Data Source=:memory:" }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(
            () => database.ReadAsync<int>(_ => throw new SqliteException("SQLite says so", code), TestContext.Current.CancellationToken));

        Assert.Contains(english, failure.Message, StringComparison.Ordinal);
        Assert.True(failure.MayPass);
        using var error = new StringWriter();
        Assert.Equal(exitCode, new FailureReport(error) { InSwedish = true }.Write(failure));
        Assert.StartsWith("fel: " + swedish, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_database_refuses_is_a_fault_of_the_program_and_no_outage()
    {
        var database = new Database(new DatabaseOptions { ConnectionString = "Data Source=:memory:" }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(
            () => database.ReadAsync<int>(_ => throw new SqliteException("NOT NULL constraint failed", 19), TestContext.Current.CancellationToken));

        Assert.Equal(FailureKind.OfTheProgram, failure.Kind);
        Assert.False(failure.MayPass);
        Assert.True(RunGuard.IsUnforeseen(failure, CancellationToken.None));
    }

    [Fact]
    public async Task What_the_server_said_in_a_bulk_copy_is_told_as_that_and_not_as_a_connection_that_broke_off()
    {
        var database = new Database(new DatabaseOptions { ConnectionString = "Data Source=:memory:" }, new PassingTime(TimeSpan.FromMinutes(1)));
        var attempts = 0;

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => database.InTransactionAsync<int>(
            unit =>
            {
                attempts++;
                using var command = unit.Connection.CreateCommand();
                command.Transaction!.Rollback(); // as XACT_ABORT does
                throw new InvalidOperationException("Cannot access destination table '[#change]'.", new SqliteException("no such table: #change", 1));
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(1, attempts);
        Assert.Contains("no such table: #change", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadlock_in_a_bulk_copy_is_tried_again_as_any_other()
    {
        var database = new Database(new DatabaseOptions { ConnectionString = "Data Source=:memory:" }, new PassingTime(TimeSpan.FromMinutes(1)));
        var attempts = 0;

        var done = await database.InTransactionAsync(
            _ => ++attempts == 2 ? Task.FromResult(attempts) : throw new InvalidOperationException("Wrapped.", new SqliteException("database is locked", 5)),
            TestContext.Current.CancellationToken);

        Assert.Equal(2, done);
    }
}
