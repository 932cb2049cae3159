using System.Data.Common;
using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Storage.Migrations;

/// <summary>What a database has and what it lacks. <see cref="Copy"/>: the file that was saved before an upgrade.</summary>
internal sealed record MigrationState(IReadOnlyList<Migration> Applied, IReadOnlyList<Migration> Pending, string? Copy = null)
{
    /// <summary>The number of the schema: that of the newest migration; 0 before the first.</summary>
    public int Version => Applied.Select(migration => migration.Number).DefaultIfEmpty(0).Max();

    /// <summary>A database that holds something is about to be changed, for good.</summary>
    public bool IsUpgrade => Applied.Count > 0 && Pending.Any(migration => !migration.IsRepeatable);
}

/// <summary>Brings the schema up: forward only, all pending scripts and their journal rows in one transaction.</summary>
internal sealed class Migrator(Database database, IReadOnlyList<Migration>? migrations = null)
{
    private const string ReadNumbers = "SELECT number FROM schema_migration WHERE number <> 0 ORDER BY number";

    private const string ReadJournal = "SELECT number, name, hash FROM schema_migration ORDER BY number";

    /// <summary>The program's own, where none are given; read when they are asked for, since a command that only searches needs no script.</summary>
    private IReadOnlyList<Migration> Migrations => migrations ?? Migration.All(database.Dialect);

    /// <summary>
    /// Whether the tables are those of this program, by the numbers of their steps: enough for reading a table while a person waits. The texts
    /// of the steps and the views are compared by <see cref="InspectAsync"/>.
    /// </summary>
    public static async Task<bool> HasEveryStepAsync(UnitOfWork unit)
    {
        if (!await HasJournalAsync(unit))
        {
            return false;
        }

        List<int> numbers = [];
        await unit.ReadAsync(ReadNumbers, null, row => numbers.Add(row.GetInt32(0)));
        return numbers.SequenceEqual(Migration.NumbersFor(unit.Dialect));
    }

    /// <summary>What is in the journal and what is pending; writes nothing.</summary>
    /// <exception cref="ExpectedFailure">
    /// The database is newer than the program, an applied script was changed since, or the file is empty or another program's (exit 2).
    /// </exception>
    public Task<MigrationState> InspectAsync(CancellationToken cancellationToken)
    {
        database.RequireOwnFile();
        return database.ReadAsync(CompareAsync, cancellationToken);
    }

    /// <summary>As <see cref="InspectAsync"/>, of a database that has all up to a number and old views; asks nobody.</summary>
    /// <exception cref="ExpectedFailure">This program knows no such schema (exit 2).</exception>
    public MigrationState After(int number) => number == 0 || Migrations.Any(migration => migration.Number == number)
        ? new MigrationState(
            [.. Migrations.Where(migration => !migration.IsRepeatable && migration.Number <= number)],
            [.. Migrations.Where(migration => migration.IsRepeatable || migration.Number > number)])
        : throw new ExpectedFailure(
            FailureKind.BadInput, string.Create(CultureInfo.InvariantCulture, $"--from {number}: this program's schemas go from 0 to {Migrations.Max(migration => migration.Number)}."));

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
        {
            return state;
        }

        if (database.Dialect.MigratesItself)
        {
            return await MigrateAsync(now, cancellationToken);
        }

        var where = $"database '{database.Name}' on '{database.Source}'";
        throw state.Applied.Count > 0 || await database.ReadAsync(ServerFacts.MayReadAsync, cancellationToken)
            ? new ExpectedFailure(FailureKind.SchemaOld, $"{where} lacks {string.Join(", ", state.Pending)}: take a backup and run 'migrate'")
            {
                Swedish = new($"Databasen {database.Name} på {database.Source} saknar {string.Join(", ", state.Pending)}.", "Ta en säkerhetskopia och kör migrate."),
            }
            : new ExpectedFailure(FailureKind.Failed, $"this login lacks rights in {where}: run 'migrate' if nobody has, then give it role {ServiceRole.Name} (deploy/sqlserver/logins.sql)")
            {
                Swedish = new($"Inloggningen saknar rättigheter i databasen {database.Name} på {database.Source}.", $"Kör migrate om ingen har gjort det, och ge den sedan rollen {ServiceRole.Name} (deploy/sqlserver/logins.sql)."),
            };
    }

    /// <summary>Applies what is pending; <see cref="MigrationState.Pending"/> of the answer is what it applied.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="InspectAsync"/>, or a script failed: the database is as it was.</exception>
    public async Task<MigrationState> MigrateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await InspectAsync(cancellationToken);
        var copy = before.IsUpgrade
            ? await database.ReadAsync(
                unit => database.Dialect.CopyBeforeUpgradeAsync(unit.Connection, before.Version, unit.CancellationToken), cancellationToken)
            : null;
        // Again after a broken connection: if the first attempt was committed, the second finds nothing to do.
        await database.InTransactionAsync(unit => ApplyAsync(unit, now), cancellationToken, Retries.BrokenConnections);
        return before with { Copy = copy };
    }

    /// <summary>Runs what is pending and rolls it back: shows that it would go through.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="MigrateAsync"/>.</exception>
    public Task<MigrationState> TryAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        database.RequireOwnFile();
        return database.AndRollBackAsync(unit => ApplyAsync(unit, now), cancellationToken);
    }

    private async Task<MigrationState> ApplyAsync(UnitOfWork work, DateTimeOffset now)
    {
        var unit = work.WithTimeout(database.MigrationTimeout);
        if (database.Dialect.MigrationLock is { } takeLock)
        {
            await unit.ExecuteAsync(takeLock);
        }

        // Read again under the lock: another process may have migrated meanwhile.
        var state = await CompareAsync(unit);
        var around = database.Dialect.AroundMigrations;
        if (around is { Before: var before })
        {
            await unit.ExecuteAsync(before);
        }

        try
        {
            foreach (var migration in state.Pending)
            {
                await RunAsync(unit, migration, now);
            }
        }
        finally
        {
            if (around is { After: var after })
            {
                await unit.ExecuteAsync(after);
            }
        }

        return state;
    }

    private async Task RunAsync(UnitOfWork unit, Migration migration, DateTimeOffset now)
    {
        try
        {
            foreach (var batch in MigrationScript.Batches(database.Dialect, migration, now))
            {
                await unit.ExecuteAsync(batch);
            }
        }
        catch (DbException exception) when (!database.Dialect.IsTransient(exception))
        {
            throw new ExpectedFailure(FailureKind.Failed, $"migration {migration} failed and the database is as it was: {SqlServerFailure.FirstLine(exception.Message)}", exception)
            {
                Swedish = new($"Steget {migration} misslyckades, och databasen är som den var.", $"Databasen svarade: {SqlServerFailure.FirstLine(exception.Message)}"),
            };
        }
    }

    private static async Task<bool> HasJournalAsync(UnitOfWork unit) => await unit.ScalarAsync<int>(unit.Dialect.TableExists, new { name = "schema_migration" }) != 0;

    private async Task<MigrationState> CompareAsync(UnitOfWork unit)
    {
        var journal = await HasJournalAsync(unit) ? await unit.QueryAsync<JournalRow>(ReadJournal) : [];
        foreach (var row in journal.Where(row => row.Number != 0))
        {
            var known = Migrations.FirstOrDefault(migration => migration.Number == row.Number)
                ?? throw new ExpectedFailure(FailureKind.Failed, string.Create(
                    CultureInfo.InvariantCulture,
                    $"database '{database.Source}' is newer than this program (it has {row.Number:0000}_{row.Name}): install the newer program"))
                {
                    Swedish = new(
                        string.Create(CultureInfo.InvariantCulture, $"Databasen {database.Source} är nyare än programmet (den har {row.Number:0000}_{row.Name})."),
                        "Kör det program som databasen senast uppgraderades med, eller en nyare version."),
                };
            if (known.Hash != row.Hash.Trim())
            {
                throw new ExpectedFailure(FailureKind.Failed, $"migration {known} of database '{database.Source}' was changed after it was applied: use the program that applied it")
                {
                    Swedish = new($"Steget {known} i databasen {database.Source} är inte det som programmet har.", "Kör det program som databasen senast uppgraderades med."),
                };
            }
        }

        var applied = journal.ToDictionary(row => row.Number, row => row.Hash.Trim());
        var isDone = Migrations.ToLookup(migration => applied.TryGetValue(migration.Number, out var hash) && hash == migration.Hash);
        return new MigrationState([.. isDone[true]], [.. isDone[false]]);
    }

    private sealed record JournalRow
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";
    }
}
