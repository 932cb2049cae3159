using System.Data.Common;
using Dapper;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>One connection and, for writing, one transaction. Stores take it as an argument, so that several write as one.</summary>
/// <param name="connection">Open.</param>
/// <param name="transaction">Null when nothing is written.</param>
/// <param name="dialect">The connection's.</param>
/// <param name="redactor">What messages pass.</param>
/// <param name="cancellationToken">Stops what is done.</param>
/// <param name="timeout">Seconds for each statement; null: what the connection string says.</param>
internal sealed class UnitOfWork(
    DbConnection connection, DbTransaction? transaction, SqlDialect dialect, Redactor redactor, CancellationToken cancellationToken, int? timeout = null)
{
    public SqlDialect Dialect => dialect;

    public DbConnection Connection => connection;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>A message as it is stored: the door of the database for what went wrong. Its parameter is named <c>@message</c>.</summary>
    public MessageText Message(string text, int length) => MessageText.Of(redactor, text, length);

    /// <inheritdoc cref="Message"/>
    public MessageText? MessageOrNull(string? text, int length) => text is null ? null : Message(text, length);

    /// <summary>The same, with another time-out.</summary>
    /// <param name="seconds">For each statement; null: what the connection string says.</param>
    public UnitOfWork WithTimeout(int? seconds) => new(connection, transaction, dialect, redactor, cancellationToken, seconds);

    /// <param name="sql">One of the constant statements of a store.</param>
    /// <param name="arguments">An object whose properties are the statement's parameters.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        [.. await connection.QueryAsync<T>(Command(sql, arguments))];

    /// <summary>As <see cref="QueryAsync{T}"/>, one row after the other: for those that are not kept as they are read.</summary>
    /// <param name="sql">One of the constant statements of a store.</param>
    /// <param name="arguments">An object whose properties are the statement's parameters.</param>
    public async IAsyncEnumerable<T> EachAsync<T>(string sql, object? arguments = null)
    {
        await using var rows = await connection.ExecuteReaderAsync(Command(sql, arguments));
        var parse = rows.GetRowParser<T>();
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return parse(rows);
        }
    }

    /// <summary>As <see cref="QueryAsync{T}"/> for rows in their hundred thousands, which are read by position: the caller says how.</summary>
    /// <param name="sql">One of the constant statements of a store.</param>
    /// <param name="arguments">An object whose properties are the statement's parameters.</param>
    /// <param name="read">Called for each row, which is valid only then.</param>
    public async Task ReadAsync(string sql, object? arguments, Action<DbDataReader> read)
    {
        await using var rows = await connection.ExecuteReaderAsync(Command(sql, arguments));
        await EachAsync(rows, read);
    }

    /// <summary>As <see cref="ReadAsync"/> of two statements, asked for at once.</summary>
    public async Task ReadBothAsync(string first, string second, object? arguments, Action<DbDataReader> readFirst, Action<DbDataReader> readSecond)
    {
        await using var rows = await connection.ExecuteReaderAsync(Command($"{first};\n{second}", arguments));
        await EachAsync(rows, readFirst);
        await rows.NextResultAsync(cancellationToken);
        await EachAsync(rows, readSecond);
    }

    private async Task EachAsync(DbDataReader rows, Action<DbDataReader> read)
    {
        while (await rows.ReadAsync(cancellationToken))
        {
            read(rows);
        }
    }

    /// <summary>The rows of two statements, asked for at once: over a network each statement is a journey.</summary>
    /// <param name="first">As <c>sql</c> of <see cref="QueryAsync{T}"/>.</param>
    /// <param name="second">The same.</param>
    /// <param name="arguments">Of both.</param>
    public async Task<(IReadOnlyList<TFirst> First, IReadOnlyList<TSecond> Second)> QueryBothAsync<TFirst, TSecond>(string first, string second, object? arguments = null)
    {
        await using var rows = await connection.QueryMultipleAsync(Command($"{first};\n{second}", arguments));
        return ([.. await rows.ReadAsync<TFirst>()], [.. await rows.ReadAsync<TSecond>()]);
    }

    /// <summary>As <see cref="QueryBothAsync"/>, one row after the other: for those that are not kept as they are read.</summary>
    public Task EachOfBothAsync<TFirst, TSecond>(string first, string second, Action<TFirst> eachFirst, Action<TSecond> eachSecond) =>
        ReadBothAsync(first, second, null, Parsed(eachFirst), Parsed(eachSecond));

    private static Action<DbDataReader> Parsed<T>(Action<T> each)
    {
        Func<DbDataReader, T>? parse = null;
        return row => each((parse ??= row.GetRowParser<T>())(row));
    }

    /// <summary>Rows whose columns are not known when the program is built.</summary>
    /// <param name="sql">Built of the program's own names alone.</param>
    /// <param name="arguments">As <see cref="QueryAsync{T}"/>.</param>
    public Task<DbDataReader> OpenAsync(string sql, object? arguments = null) => connection.ExecuteReaderAsync(Command(sql, arguments));

    /// <summary>The only row, or default when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? arguments = null) => connection.QuerySingleOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T?> ScalarAsync<T>(string sql, object? arguments = null) => connection.ExecuteScalarAsync<T>(Command(sql, arguments));

    /// <summary>How many rows were written.</summary>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

    /// <summary>Runs an INSERT of one row and returns the identity that it was given.</summary>
    public Task<long> InsertAsync(string sql, object? arguments = null) =>
        connection.ExecuteScalarAsync<long>(Command(sql + ";\n" + dialect.LastInsertedId, arguments));

    /// <summary>Fills a staging table, for set-based statements to read; only within a transaction.</summary>
    public async Task StageAsync<T>(StagingTable<T> table, IEnumerable<T> rows)
    {
        await ExecuteAsync(dialect.CreateStaging(table));
        await FillAsync(table, rows);
    }

    /// <summary>Two staging tables, made at once: over a network each statement is a journey.</summary>
    public async Task StageBothAsync<TFirst, TSecond>(
        StagingTable<TFirst> first, IEnumerable<TFirst> firstRows, StagingTable<TSecond> second, IEnumerable<TSecond> secondRows)
    {
        await ExecuteAsync($"{dialect.CreateStaging(first)};\n{dialect.CreateStaging(second)}");
        await FillAsync(first, firstRows);
        await FillAsync(second, secondRows);
    }

    /// <summary>Writes rows that are known not to be there straight into their table, in their order. Nothing for no rows.</summary>
    public Task InsertNewAsync<T>(NewRows<T> set, IReadOnlyCollection<T> rows) => rows.Count == 0 ? Task.CompletedTask : FillAsync(set.Target, rows);

    /// <summary>Makes the rows with these keys say this: changes those that are there, inserts those that are not. Nothing for no rows.</summary>
    public Task UpsertAsync<T>(KeyedRows<T> set, IReadOnlyCollection<T> rows) => ApplyAsync(set.Staging, rows, $"{set.Update};\n{set.Insert}");

    /// <summary>The same, and in the same journey a statement that goes on from what was written; not run for no rows.</summary>
    /// <param name="set">As above.</param>
    /// <param name="rows">As above.</param>
    /// <param name="then">One of the constant statements of a store.</param>
    /// <param name="arguments">Its parameters.</param>
    public Task UpsertAsync<T>(KeyedRows<T> set, IReadOnlyCollection<T> rows, string then, object arguments) =>
        ApplyAsync(set.Staging, rows, $"{set.Update};\n{set.Insert};\n{then}", arguments);

    /// <summary>Changes the rows with these keys; those that are not there stay away.</summary>
    public Task UpdateAsync<T>(KeyedRows<T> set, IReadOnlyCollection<T> rows) => ApplyAsync(set.Staging, rows, set.Update);

    /// <summary>Inserts the rows whose keys are not there; those that are there stay as they are.</summary>
    public Task InsertMissingAsync<T>(KeyedRows<T> set, IReadOnlyCollection<T> rows) => ApplyAsync(set.Staging, rows, set.Insert);

    /// <summary>Deletes the rows with these keys.</summary>
    public Task DeleteAsync<T>(KeyedRows<T> set, IReadOnlyCollection<T> rows) => ApplyAsync(set.Staging, rows, set.Delete);

    /// <summary>Adds the rows, in their order.</summary>
    public Task AddAsync<T>(AddedRows<T> set, IReadOnlyCollection<T> rows) => set.GoesStraight && dialect.FillsNumberedTables && rows.Count > 0
        ? FillAsync(set.Target, rows)
        : ApplyAsync(set.Staging, [.. rows.Select((row, index) => (row, index))], set.Insert);

    /// <summary>A statement whose columns are not known when the program is built.</summary>
    /// <param name="sql">Built of the program's own names alone.</param>
    public DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of views and columns that stand in this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = timeout ?? command.CommandTimeout;
        return command;
    }

    private Task FillAsync<T>(StagingTable<T> table, IEnumerable<T> rows) => dialect.FillAsync(
        connection,
        transaction ?? throw new InvalidOperationException($"'{table.Name}' needs a transaction"),
        table.Columns.Any(column => column.Type == StagingType.Message) ? table with { Columns = [.. table.Columns.Select(Redacted)] } : table,
        rows,
        cancellationToken);

    private async Task ApplyAsync<T>(StagingTable<T> table, IReadOnlyCollection<T> rows, string statements, object? arguments = null)
    {
        if (rows.Count > 0)
        {
            await StageAsync(table, rows);
            await ExecuteAsync(statements, arguments);
        }
    }

    private StagingColumn<T> Redacted<T>(StagingColumn<T> column) => column.Type != StagingType.Message
        ? column
        : column with { Value = row => MessageOrNull((string?)column.Value(row), column.Longest)?.ToString() };

    /// <exception cref="InvalidOperationException">The statement's message did not come from <see cref="Message"/>.</exception>
    private CommandDefinition Command(string sql, object? arguments) => arguments is null || MessageParameter.IsSafe(arguments.GetType())
        ? new(sql, arguments, transaction, timeout, cancellationToken: cancellationToken)
        : throw new InvalidOperationException("a parameter named message is a MessageText, so that it has passed the redactor");
}
