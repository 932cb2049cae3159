using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Runs;

/// <summary>A SQLite database of the program's own schema that lives in memory for as long as this does.</summary>
internal sealed class MemoryDatabase : IDisposable
{
    private static readonly Lock Copying = new();

    private static int opened;
    private static SqliteConnection? empty;

    private readonly SqliteConnection keepsAlive;

    private MemoryDatabase(Database database, SqliteConnection keepsAlive) => (Database, this.keepsAlive) = (database, keepsAlive);

    public Database Database { get; }

    /// <param name="now">When its schema is said to have been made.</param>
    /// <param name="time">The real clock.</param>
    /// <param name="cancellationToken">Stops the making.</param>
    public static async Task<MemoryDatabase> OpenAsync(DateTimeOffset now, TimeProvider time, CancellationToken cancellationToken)
    {
        // A name of its own: shared memory is shared by the whole process.
        var inMemory = FormattableString.Invariant($"Data Source=memory{Interlocked.Increment(ref opened)};Mode=Memory;Cache=Shared");
        var connection = new SqliteConnection(inMemory);
        await connection.OpenAsync(cancellationToken);
        var database = new Database(new DatabaseOptions { ConnectionString = inMemory }, time);
        if (!IsCopied(connection))
        {
            await new Migrator(database).EnsureCurrentAsync(now, cancellationToken);
            Keep(connection);
        }

        return new MemoryDatabase(database, connection);
    }

    /// <summary>The migrations run once in a process: who opens another database gets a copy of what they made.</summary>
    private static bool IsCopied(SqliteConnection to)
    {
        lock (Copying)
        {
            empty?.BackupDatabase(to);
            return empty is not null;
        }
    }

    private static void Keep(SqliteConnection made)
    {
        lock (Copying)
        {
            if (empty is null)
            {
                empty = new SqliteConnection("Data Source=:memory:");
                empty.Open();
                made.BackupDatabase(empty);
            }
        }
    }

    public void Dispose() => keepsAlive.Dispose();
}
