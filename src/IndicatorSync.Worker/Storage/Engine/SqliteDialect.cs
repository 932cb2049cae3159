using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IndicatorSync.Worker.Storage.Engine;

internal sealed class SqliteDialect : SqlDialect
{
    private const int Denied = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    /// <summary>SQLite's own connections that have been prepared: the driver keeps them in its pool, with their settings.</summary>
    private static readonly ConditionalWeakTable<sqlite3, string> Prepared = [];

    /// <summary>SQLite counts the memory of the whole process under a lock, at every piece that it takes and gives back. Nobody asks for the sum.</summary>
    static SqliteDialect()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public override string Name => "Sqlite";

    public override bool MigratesItself => true;

    public override string LastInsertedId => "SELECT last_insert_rowid()";

    public override string Take => "LIMIT @take";

    public override string TableExists => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name";

    public override string ViewTexts => "SELECT name, sql AS Text FROM sqlite_master WHERE type = 'view' AND name LIKE 'rapport%'";

    public override string? MigrationLock => null;

    /// <summary>
    /// A table that is made anew is missing for a moment, and every view over it, ours or somebody's own, would stop the renaming that
    /// puts it back. The views name it as before.
    /// </summary>
    public override (string Before, string After)? AroundMigrations => ("PRAGMA legacy_alter_table = ON", "PRAGMA legacy_alter_table = OFF");

    /// <summary>
    /// Readers go on while the one writer writes. A commit is on the disk before it is answered (FULL): a mail that has been sent must
    /// not be forgotten by a power cut. The log file is cut back to this size when it has been copied into the database.
    /// </summary>
    public override string OnOpen => "PRAGMA journal_mode = 'wal'; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304";

    public override async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var handle = (connection as SqliteConnection)?.Handle;
        if (handle is null || !Prepared.TryGetValue(handle, out _))
        {
            await base.PrepareAsync(connection, cancellationToken);
            if (handle is not null)
            {
                Prepared.AddOrUpdate(handle, connection.DataSource);
            }
        }
    }

    public override bool FillsNumberedTables => true;

    /// <summary>Statistics where they are missing or out of date (of every table: a connection is too short-lived to know which it used), and a short log file.</summary>
    public override string? Tidy => "PRAGMA optimize = 0x10002; PRAGMA wal_checkpoint(TRUNCATE)";

    public override DbConnection Connect(string connectionString)
    {
        // The default time-out is also how long a statement waits for another writer.
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        return new SqliteConnection(builder.ConnectionString);
    }

    public override bool IsTransient(DbException exception) => IsBusy(exception);

    public override bool IsBusy(DbException exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsRefusal(DbException exception) => exception is SqliteException { SqliteErrorCode: Constraint };

    public override bool IsDenied(DbException exception, DbConnection connection) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        Denied or ReadOnly => true,
        CannotOpen => SqliteRights.MayNotOpen(connection.DataSource),
        _ => false,
    };

    public override string Explain(DbException exception, DbConnection? connection)
    {
        var file = connection?.DataSource;
        return (exception as SqliteException)?.SqliteErrorCode switch
        {
            CannotOpen when SqliteRights.MayNotOpen(file) => $"the database file '{file}' may not be opened: give this account the right to read and write it and its folder",
            CannotOpen => $"cannot open the database file '{file}': check that its folder exists and may be written to",
            NotADatabase => $"'{file}' is not an SQLite database: check Database:ConnectionString",
            Denied or ReadOnly => $"the database file '{file}' may not be written to: give this account write permission to it and its folder",
            Corrupt => $"the database file '{file}' is damaged: restore it from a copy",
            Full => $"the disk is full, the database file '{file}' cannot grow: make room and run again",
            Busy or Locked => $"the database file '{file}' is in use by another process: try again when that has ended",
            _ => $"the database '{file}' failed: {exception.Message}",
        };
    }

    public override string Literal(DateTimeOffset instant) => $"'{StoredTime.Text(instant)}'";

    public override IEnumerable<string> Batches(string script) => [script];

    public override string CreateStaging(StagingTable table) => Create(table);

    public override async Task FillAsync<T>(
        DbConnection connection, DbTransaction transaction, StagingTable<T> table, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        // What stands between the program and its connections (tests cut them there) has no handle.
        if (connection is SqliteConnection { Handle: { } handle })
        {
            SqliteInsert.Rows(handle, table, rows, cancellationToken);
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of columns that stand in this assembly, and parameters.
        command.CommandText = table.Insert;
#pragma warning restore CA2100
        for (var index = 0; index < table.Columns.Count; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"@p{index}") });
        }

        await command.PrepareAsync(cancellationToken);
        foreach (var row in rows)
        {
            for (var index = 0; index < table.Columns.Count; index++)
            {
                command.Parameters[index].Value = ToStored(table.Columns[index].Value(row));
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The staging table, empty.</summary>
    public static string Create(StagingTable table)
    {
        var columns = table.Shape.Select(column => $"{column.Name} {TypeOf(column.Type)}").ToList();

        // Without it every row that a staged one is looked up for would go through them all.
        var (key, without) = table.KeyColumns == 0 ? ("", "") : ($", PRIMARY KEY ({string.Join(", ", table.Shape.Take(table.KeyColumns).Select(column => column.Name))})", " WITHOUT ROWID");
        return $"DROP TABLE IF EXISTS [{table.Name}]; CREATE TEMP TABLE [{table.Name}] ({string.Join(", ", columns)}{key}){without}";
    }

    public override Task<string?> CopyBeforeUpgradeAsync(DbConnection connection, int fromVersion, CancellationToken cancellationToken)
    {
        var copy = FormattableString.Invariant($"{connection.DataSource}.v{fromVersion:0000}.bak");
        var unfinished = copy + ".tmp";
        File.Delete(unfinished);
        using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ConnectionString))
        {
            target.Open();
            ((SqliteConnection)connection).BackupDatabase(target);
        }

        File.Move(unfinished, copy, overwrite: true);
        return Task.FromResult<string?>(copy);
    }

    /// <summary>As SQLite holds it, in one of the types that can be bound.</summary>
    internal static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        decimal number => (double)number,
        DateTimeOffset instant => StoredTime.Text(instant),
        DateTime local => StoredTime.Text(local),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string TypeOf(StagingType type) => type switch
    {
        StagingType.Integer or StagingType.Long or StagingType.Flag => "INTEGER",
        StagingType.Number => "REAL",
        _ => "TEXT",
    };
}
