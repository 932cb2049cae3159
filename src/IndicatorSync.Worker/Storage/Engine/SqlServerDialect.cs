using System.Data;
using System.Data.Common;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>The plain T-SQL of docs/architecture.md 2.2: SQL Server 2017 and compatible servers.</summary>
internal sealed partial class SqlServerDialect : SqlDialect
{
    /// <summary>A migration may build an index over millions of rows; a connection string that says how long it may take is followed.</summary>
    private const int PatientMigration = 600;

    public override string Name => "SqlServer";

    public override bool MigratesItself => false;

    public override string LastInsertedId => "SELECT CAST(SCOPE_IDENTITY() AS BIGINT)";

    public override string Take => "OFFSET 0 ROWS FETCH NEXT @take ROWS ONLY";

    public override string TableExists => "SELECT CASE WHEN OBJECT_ID(N'dbo.' + @name, N'U') IS NULL THEN 0 ELSE 1 END";

    /// <summary>Not by OBJECT_DEFINITION: compatible servers fail at a text of more than 4 000 characters.</summary>
    public override string ViewTexts => """
        SELECT v.name, m.definition AS Text
        FROM sys.views v
        JOIN sys.schemas s ON s.schema_id = v.schema_id
        LEFT JOIN sys.sql_modules m ON m.object_id = v.object_id
        WHERE s.name = N'rapport'
        """;

    public override string? MigrationLock => """
        DECLARE @result INT;
        EXEC @result = sp_getapplock @Resource = N'IndicatorSync.migrate', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 60000;
        IF @result < 0 THROW 50001, N'another process is migrating this database', 1;
        """;

    /// <summary>An error ends the transaction, never half of it.</summary>
    public override string OnOpen => "SET XACT_ABORT ON";

    public override DbConnection Connect(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Application Name"))
        {
            builder.ApplicationName = "IndicatorSync";
        }

        return new SqlConnection(builder.ConnectionString);
    }

    /// <summary>
    /// The connection is not encrypted. The driver then takes texts that are longer than a packet apart wrongly on Linux whenever the network
    /// breaks a packet in two: tried with SqlClient 5.2 to 7.1 through a relay that does so; with encryption each record is one packet.
    /// </summary>
    public static bool IsPlain(string connectionString) => new SqlConnectionStringBuilder(connectionString).Encrypt.Equals(SqlConnectionEncryptOption.Optional);

    public override bool IsTransient(DbException exception) => exception is SqlException { InnerException: not AuthenticationException } sql
        && sql.Errors.Cast<SqlError>().Any(error => SqlServerFailure.IsPassing(error.Number, error.Class));

    public override bool IsBusy(DbException exception) =>
        exception is SqlException sql && sql.Errors.Cast<SqlError>().Any(error => SqlServerFailure.IsBusy(error.Number));

    public override bool IsRefusal(DbException exception) => exception is SqlException { Number: 515 or 547 or 2601 or 2627 or 2628 or 8152 };

    public override string Explain(DbException exception, DbConnection? connection)
    {
        var (server, database) = (connection?.DataSource ?? "", connection?.Database ?? "");
        return exception is ConnectionLostException
            ? SqlServerFailure.ExplainLost(exception.Message, server, database)
            : SqlServerFailure.Explain(
                (exception as SqlException)?.Number, exception.Message, exception.InnerException is AuthenticationException, server, database);
    }

    public override IEnumerable<string> Batches(string script) =>
        Separator().Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch));

    public override int? MigrationTimeout(string connectionString) =>
        new SqlConnectionStringBuilder(connectionString).ShouldSerialize("Command Timeout") ? null : PatientMigration;

    public override bool FillsNumberedTables => false;

    public override string CreateStaging(StagingTable table) => Create(table);

    public override async Task FillAsync<T>(
        DbConnection connection, DbTransaction transaction, StagingTable<T> table, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        // A table that others read is not locked for it, and what it demands of its rows holds as for any statement.
        var options = table.IsTemporary ? SqlBulkCopyOptions.TableLock : SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers;
        using var bulk = new SqlBulkCopy((SqlConnection)connection, options, (SqlTransaction)transaction)
        {
            DestinationTableName = $"[{table.Name}]",
            BulkCopyTimeout = ((SqlConnection)connection).CommandTimeout,
        };
        using var buffer = new DataTable();
        foreach (var column in table.Columns)
        {
            buffer.Columns.Add(column.Name, ClrTypeOf(column.Type));
            bulk.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            buffer.Rows.Add([.. table.Columns.Select(column => ToStored(column.Value(row)))]);
        }

        await bulk.WriteToServerAsync(buffer, cancellationToken);
    }

    /// <summary>The staging table, empty.</summary>
    public static string Create(StagingTable table)
    {
        var columns = table.Shape.Select(column => $"{column.Name} {TypeOf(column.Type)} NULL");
        return $"DROP TABLE IF EXISTS [{table.Name}]; CREATE TABLE [{table.Name}] ({string.Join(", ", columns)})";
    }

    private static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => StoredTime.Utc(instant),
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };

    // The collation of tempdb need not be the database's.
    private static string TypeOf(StagingType type) => type switch
    {
        StagingType.Code => "NVARCHAR(20) COLLATE DATABASE_DEFAULT",
        StagingType.Name => "NVARCHAR(200) COLLATE DATABASE_DEFAULT",
        StagingType.Text or StagingType.Message => "NVARCHAR(4000) COLLATE DATABASE_DEFAULT",
        StagingType.LongText => "NVARCHAR(MAX) COLLATE DATABASE_DEFAULT",
        StagingType.Integer => "INT",
        StagingType.Long => "BIGINT",
        StagingType.Flag => "BIT",
        StagingType.Number => "DECIMAL(28,10)",
        StagingType.Date => "DATE",
        StagingType.LocalTime => "DATETIME2(0)",
        _ => "DATETIME2(6)",
    };

    private static Type ClrTypeOf(StagingType type) => type switch
    {
        StagingType.Code or StagingType.Name or StagingType.Text or StagingType.LongText or StagingType.Message => typeof(string),
        StagingType.Integer => typeof(int),
        StagingType.Long => typeof(long),
        StagingType.Flag => typeof(bool),
        StagingType.Number => typeof(decimal),
        _ => typeof(DateTime),
    };

    [GeneratedRegex(@"^[ \t]*GO[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Separator();
}
