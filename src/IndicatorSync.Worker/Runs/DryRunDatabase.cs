using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// The database of a dry run: the real one, in a transaction that is taken back. Where there is no SQLite file yet, one in memory,
/// so that a dry run leaves none behind.
/// </summary>
internal sealed class DryRunDatabase : IDisposable
{
    private readonly MemoryDatabase? memory;

    private DryRunDatabase(Database database, MemoryDatabase? memory) => (Database, this.memory) = (database, memory);

    public Database Database { get; }

    /// <exception cref="ExpectedFailure">The schema is not up to date: a dry run does not bring it up (exit 3).</exception>
    public static async Task<DryRunDatabase> OpenAsync(Database database, DateTimeOffset now, TimeProvider time, CancellationToken cancellationToken)
    {
        if (database.Dialect is SqliteDialect && !File.Exists(database.Source))
        {
            var memory = await MemoryDatabase.OpenAsync(now, time, cancellationToken);
            return new DryRunDatabase(memory.Database, memory);
        }

        var pending = (await new Migrator(database).InspectAsync(cancellationToken)).Pending;
        return pending.Count == 0
            ? new DryRunDatabase(database, null)
            : throw new ExpectedFailure(FailureKind.SchemaOld, $"the database lacks {string.Join(", ", pending)}: run 'migrate' before --dry-run");
    }

    public void Dispose() => memory?.Dispose();
}
