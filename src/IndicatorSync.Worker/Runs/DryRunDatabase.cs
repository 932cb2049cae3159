using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// The database of a dry run: the real one, in a transaction that is taken back. Where there is no SQLite file yet, one in memory,
/// so that a dry run leaves none behind.
/// </summary>
internal sealed class DryRunDatabase : IDisposable
{
    private static int opened;

    private readonly SqliteConnection? keepsAlive;

    private DryRunDatabase(Database database, SqliteConnection? keepsAlive) => (Database, this.keepsAlive) = (database, keepsAlive);

    public Database Database { get; }

    /// <exception cref="ExpectedFailure">The schema is not up to date: a dry run does not bring it up (exit 3).</exception>
    public static async Task<DryRunDatabase> OpenAsync(Database database, DateTimeOffset now, TimeProvider time, CancellationToken cancellationToken)
    {
        if (database.Dialect is SqliteDialect && !File.Exists(database.Source))
        {
            return await InMemoryAsync(now, time, cancellationToken);
        }

        var pending = (await new Migrator(database).InspectAsync(cancellationToken)).Pending;
        return pending.Count == 0
            ? new DryRunDatabase(database, null)
            : throw new ExpectedFailure(FailureKind.SchemaOld, $"the database lacks {string.Join(", ", pending)}: run 'migrate' before --dry-run");
    }

    public void Dispose() => keepsAlive?.Dispose();

    private static async Task<DryRunDatabase> InMemoryAsync(DateTimeOffset now, TimeProvider time, CancellationToken cancellationToken)
    {
        // A name of its own: shared memory is shared by the whole process.
        var inMemory = FormattableString.Invariant($"Data Source=dryrun{Interlocked.Increment(ref opened)};Mode=Memory;Cache=Shared");
        var connection = new SqliteConnection(inMemory);
        await connection.OpenAsync(cancellationToken);
        var database = new Database(new DatabaseOptions { ConnectionString = inMemory }, time);
        await new Migrator(database).EnsureCurrentAsync(now, cancellationToken);
        return new DryRunDatabase(database, connection);
    }
}
