using System.Data.Common;
using System.Globalization;
using System.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Migrations;

/// <summary>What a database has and what it lacks. <see cref="Copy"/>: the file that was saved before an upgrade.</summary>
internal sealed record MigrationState(IReadOnlyList<Migration> Applied, IReadOnlyList<Migration> Pending, string? Copy = null)
{
    /// <summary>A database that holds something is about to be changed, for good.</summary>
    public bool IsUpgrade => Applied.Count > 0 && Pending.Any(migration => !migration.IsRepeatable);
}

/// <summary>Brings the schema up: forward only, all pending scripts and their journal rows in one transaction.</summary>
internal sealed class Migrator(Database database, IReadOnlyList<Migration> migrations)
{
    private const string ReadJournal = "SELECT number AS Number, name AS Name, hash AS Hash FROM schema_migration ORDER BY number";

    private const string ForgetViews = "DELETE FROM schema_migration WHERE number = 0";

    private const string WriteJournal =
        "INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (@Number, @Name, @Hash, @now)";

    public Migrator(Database database)
        : this(database, Migration.All(database.Dialect))
    {
    }

    /// <summary>What stands in the journal and what is pending; writes nothing.</summary>
    /// <exception cref="ExpectedFailure">The database is newer than the program, or an applied script was changed since.</exception>
    public Task<MigrationState> InspectAsync(CancellationToken cancellationToken) => database.ReadAsync(CompareAsync, cancellationToken);

    /// <summary>
    /// What every command that needs the database calls first: SQLite is created or upgraded, SQL Server must be up to date already.
    /// </summary>
    /// <exception cref="ExpectedFailure">
    /// As <see cref="InspectAsync"/>; or, on SQL Server, scripts are pending (exit 3) or the login sees no tables (exit 1).
    /// </exception>
    public async Task<MigrationState> EnsureCurrentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await InspectAsync(cancellationToken);
        if (state.Pending.Count == 0)
            return state;
        if (database.Dialect.MigratesItself)
            return await MigrateAsync(now, cancellationToken);

        var where = $"database '{database.Name}' on '{database.Source}'";
        throw state.Applied.Count > 0 || await database.ReadAsync(ServerFacts.MayReadAsync, cancellationToken)
            ? new ExpectedFailure(FailureKind.SchemaOld, $"{where} lacks {string.Join(", ", state.Pending)}: take a backup and run 'migrate'")
            : new ExpectedFailure(FailureKind.Failed, $"this login lacks rights in {where}: give it db_datareader and db_datawriter (deploy/sqlserver/logins.sql)");
    }

    /// <summary>Applies what is pending; <see cref="MigrationState.Pending"/> of the answer is what it applied.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="InspectAsync"/>, or a script failed: the database is as it was.</exception>
    public async Task<MigrationState> MigrateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await InspectAsync(cancellationToken);
        var copy = before.IsUpgrade
            ? await database.ReadAsync(
                unit => database.Dialect.CopyBeforeUpgradeAsync(unit.Connection, before.Applied.Max(migration => migration.Number), unit.CancellationToken), cancellationToken)
            : null;
        var done = await database.InTransactionAsync(unit => ApplyAsync(unit, now), cancellationToken);
        return done with { Copy = copy };
    }

    /// <summary>Runs what is pending and rolls it back: shows that it would go through.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="MigrateAsync"/>.</exception>
    public Task<MigrationState> TryAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.AndRollBackAsync(unit => ApplyAsync(unit, now), cancellationToken);

    /// <summary>
    /// What a DBA runs instead of <c>migrate</c>: the same scripts and journal rows, for sqlcmd, stopping at the first error. The
    /// journal gets the time at which the script was printed, since the database's clock is never asked.
    /// </summary>
    public static string Print(IReadOnlyList<Migration> pending, DateTimeOffset now)
    {
        var text = new StringBuilder("""
            -- For sqlcmd (or SSMS in SQLCMD mode). Take a backup first: migrations go forward only, so the way back is to restore it.
            :on error exit
            SET QUOTED_IDENTIFIER ON;
            SET ANSI_NULLS ON;
            SET XACT_ABORT ON;
            GO
            BEGIN TRANSACTION;
            GO

            """.ReplaceLineEndings("\n"));
        foreach (var migration in pending)
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {migration}\n{migration.Script.TrimEnd()}\nGO\n");
            if (migration.IsRepeatable)
                text.Append(CultureInfo.InvariantCulture, $"{ForgetViews};\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO schema_migration (number, name, hash, applied_at) VALUES ({migration.Number}, N'{migration.Name}', N'{migration.Hash}', '{now.UtcDateTime:yyyy-MM-ddTHH:mm:ss}');\nGO\n");
        }

        return text.Append("COMMIT TRANSACTION;\nGO\n").ToString();
    }

    private async Task<MigrationState> ApplyAsync(UnitOfWork unit, DateTimeOffset now)
    {
        if (database.Dialect.MigrationLock is { } takeLock)
            await unit.ExecuteAsync(takeLock);

        // Read again under the lock: another process may have migrated meanwhile.
        var state = await CompareAsync(unit);
        foreach (var migration in state.Pending)
        {
            await RunAsync(unit, migration);
            if (migration.IsRepeatable)
                await unit.ExecuteAsync(ForgetViews);
            await unit.ExecuteAsync(WriteJournal, new { migration.Number, migration.Name, migration.Hash, now });
        }

        return state;
    }

    private async Task RunAsync(UnitOfWork unit, Migration migration)
    {
        try
        {
            foreach (var batch in database.Dialect.Batches(migration.Script))
                await unit.ExecuteAsync(batch);
        }
        catch (DbException exception) when (!database.Dialect.IsTransient(exception))
        {
            var reason = exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
            throw new ExpectedFailure(FailureKind.Failed, $"migration {migration} failed and the database is as it was: {reason}", exception);
        }
    }

    private async Task<MigrationState> CompareAsync(UnitOfWork unit)
    {
        var journal = await unit.ScalarAsync<int>(database.Dialect.TableExists, new { name = "schema_migration" }) == 0
            ? []
            : await unit.QueryAsync<JournalRow>(ReadJournal);
        foreach (var row in journal.Where(row => row.Number != 0))
        {
            var known = migrations.FirstOrDefault(migration => migration.Number == row.Number)
                ?? throw new ExpectedFailure(FailureKind.Failed, string.Create(
                    CultureInfo.InvariantCulture,
                    $"database '{database.Source}' is newer than this program (it has {row.Number:0000}_{row.Name}): install the newer program"));
            if (known.Hash != row.Hash.Trim())
                throw new ExpectedFailure(FailureKind.Failed, $"migration {known} of database '{database.Source}' was changed after it was applied: use the program that applied it");
        }

        var applied = journal.ToDictionary(row => row.Number, row => row.Hash.Trim());
        var isDone = migrations.ToLookup(migration => applied.TryGetValue(migration.Number, out var hash) && hash == migration.Hash);
        return new MigrationState([.. isDone[true]], [.. isDone[false]]);
    }

    private sealed record JournalRow
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";
    }
}
