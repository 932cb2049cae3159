using System.Data.Common;
using Dapper;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>The short list of what the two engines do not say in the same words; every other statement is written once.</summary>
internal abstract class SqlDialect
{
    public static SqlDialect Of(DatabaseProvider provider) =>
        provider == DatabaseProvider.SqlServer ? new SqlServerDialect() : new SqliteDialect();

    /// <summary>The folder of its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>SQLite is brought up at start; on SQL Server <c>migrate</c> does it under a login of its own.</summary>
    public abstract bool MigratesItself { get; }

    /// <summary>The identity that the statement before it in the same batch gave out.</summary>
    public abstract string LastInsertedId { get; }

    /// <summary>Ends a statement with ORDER BY: no more than <c>@take</c> rows.</summary>
    public abstract string Take { get; }

    /// <summary>Counts tables named <c>@name</c>.</summary>
    public abstract string TableExists { get; }

    /// <summary>Name and text of every stored view of the reading contract; no text where the login may not see it.</summary>
    public abstract string ViewTexts { get; }

    /// <summary>Held to the end of the transaction; null where an open write transaction is the lock.</summary>
    public abstract string? MigrationLock { get; }

    /// <exception cref="ArgumentException">The connection string cannot be read. Its message may quote a secret.</exception>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>What a connection needs around the scripts of migrations: before them and, whether they went through or not, after; null where nothing.</summary>
    public virtual (string Before, string After)? AroundMigrations => null;

    /// <summary>What a connection needs after it was opened.</summary>
    public abstract string OnOpen { get; }

    /// <summary>Gives a connection that was opened what <see cref="OnOpen"/> says, unless it has it still from when it was opened before.</summary>
    public virtual Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(OnOpen, cancellationToken: cancellationToken));

    /// <summary>
    /// A table whose key the engine gives out can be filled straight, with no more than the right to insert. A bulk copy into one may ask for more
    /// than that on a server that speaks T-SQL, and the service's role has no more on history.
    /// </summary>
    public abstract bool FillsNumberedTables { get; }

    /// <summary>What is done for the database after a run, outside any transaction; null where a server sees to it.</summary>
    public virtual string? Tidy => null;

    /// <summary>The same unit of work may succeed when it is tried again.</summary>
    public abstract bool IsTransient(DbException exception);

    /// <summary>Another session holds a lock, or a statement took too long: passing, but only as long as others let it.</summary>
    public abstract bool IsBusy(DbException exception);

    /// <summary>The database is there and refuses what was to be written (a constraint, a length): a fault of the program, and no outage.</summary>
    public abstract bool IsRefusal(DbException exception);

    /// <summary>The account lacks rights on the database's file or folder: a fault of the installation, which no waiting mends.</summary>
    public virtual bool IsDenied(DbException exception, DbConnection connection) => false;

    /// <summary>One line: what is wrong, where, what to do. Never the connection string.</summary>
    /// <param name="exception">A driver's, or a <see cref="ConnectionLostException"/>.</param>
    /// <param name="connection">Tells where.</param>
    public abstract string Explain(DbException exception, DbConnection? connection);

    /// <summary>A time as it is written in a script.</summary>
    public virtual string Literal(DateTimeOffset instant) => $"'{StoredTime.Text(instant).TrimEnd('Z')}'";

    /// <summary>A script as the batches that are sent one by one.</summary>
    public abstract IEnumerable<string> Batches(string script);

    /// <summary>Seconds that a statement of a migration may take; null: as long as any other.</summary>
    public virtual int? MigrationTimeout(string connectionString) => null;

    /// <summary>The statement that makes a staging table, empty.</summary>
    public abstract string CreateStaging(StagingTable table);

    /// <summary>Fills a staging table, or one of the database's, in bulk.</summary>
    public abstract Task FillAsync<T>(
        DbConnection connection, DbTransaction transaction, StagingTable<T> table, IEnumerable<T> rows, CancellationToken cancellationToken);

    /// <summary>Copies a database that is about to be upgraded; null where that is the operator's business (SQL Server).</summary>
    public virtual Task<string?> CopyBeforeUpgradeAsync(DbConnection connection, int fromVersion, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
