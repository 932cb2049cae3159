using System.Data.Common;
using Dapper;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Pipeline;
using Polly;
using Polly.Retry;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>Opens connections and runs units of work, whole ones again when they failed for a passing reason.</summary>
internal sealed class Database
{
    private readonly string connectionString;
    private readonly Redactor redactor;
    private readonly ResiliencePipeline retry;

    static Database() => DapperTypes.Register();

    /// <param name="options">A relative <c>Data Source</c> has been settled by the caller.</param>
    /// <param name="time">The real clock: waits between attempts run on it.</param>
    /// <param name="redactor">What the messages that are stored pass; null outside the program.</param>
    /// <exception cref="CommandFailure">The connection string cannot be read.</exception>
    public Database(DatabaseOptions options, TimeProvider time, Redactor? redactor = null)
    {
        this.redactor = redactor ?? new Redactor();
        Dialect = SqlDialect.Of(options.Provider);
        connectionString = options.ConnectionString;
        retry = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = outcome => ValueTask.FromResult(IsTransient(outcome.Outcome.Exception)),
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
                UseJitter = true,
            })
            .Build();
        using var connection = Connect();
        (Source, Name) = (connection.DataSource, connection.Database);
    }

    public SqlDialect Dialect { get; }

    /// <summary>The server or the file.</summary>
    public string Source { get; }

    /// <summary>The database on the server; <c>main</c> on SQLite.</summary>
    public string Name { get; }

    /// <summary>There is no SQLite file yet; reading would make one. A server is asked when it is used.</summary>
    public bool IsMissing => Dialect is SqliteDialect && Source.Length > 0 && !File.Exists(Source);

    /// <summary>For commands that only read: on SQLite they would otherwise create what they look for.</summary>
    /// <exception cref="CommandFailure">There is no file yet.</exception>
    public void RequireFile()
    {
        if (IsMissing)
        {
            throw new CommandFailure(ExitCode.Failed, $"there is no database at {Source} yet: run 'sync' first, or set Database:ConnectionString");
        }
    }

    /// <summary>
    /// Reads and writes that stand or fall together. The work may run again from its beginning, so it keeps nothing outside itself.
    /// </summary>
    /// <exception cref="CommandFailure">The database could not be opened, or failed for a reason that does not pass.</exception>
    public Task<T> InTransactionAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async (connection, token) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(token);
            var result = await work(new UnitOfWork(connection, transaction, Dialect, redactor, token));
            await transaction.CommitAsync(token);
            return result;
        },
        cancellationToken);

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<UnitOfWork, Task> work, CancellationToken cancellationToken) => InTransactionAsync(
        async unit =>
        {
            await work(unit);
            return true;
        },
        cancellationToken);

    /// <summary>Reads only, without a transaction.</summary>
    /// <exception cref="CommandFailure">As <see cref="InTransactionAsync{T}"/>.</exception>
    public Task<T> ReadAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        (connection, token) => work(new UnitOfWork(connection, null, Dialect, redactor, token)), cancellationToken);

    /// <summary>Writes what <paramref name="work"/> does and takes it back again, for dry runs.</summary>
    /// <exception cref="CommandFailure">As <see cref="InTransactionAsync{T}"/>.</exception>
    public Task<T> AndRollBackAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async (connection, token) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(token);
            var result = await work(new UnitOfWork(connection, transaction, Dialect, redactor, token));
            await transaction.RollbackAsync(token);
            return result;
        },
        cancellationToken);

    private async Task<T> RunAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await retry.ExecuteAsync(
                async token =>
                {
                    await using var connection = await OpenAsync(token);
                    return await work(connection, token);
                },
                cancellationToken);
        }
        catch (DbException exception)
        {
            using var connection = Connect();
            throw new CommandFailure(ExitCode.Failed, Dialect.Explain(exception, connection), exception) { MayPass = true };
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = Connect();
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(Dialect.OnOpen, cancellationToken: cancellationToken));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private DbConnection Connect()
    {
        try
        {
            return Dialect.Connect(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The driver's message can quote what stands after an unescaped semicolon of the password.
            throw new CommandFailure(
                ExitCode.BadInput, $"Database:ConnectionString is not a connection string for {Dialect.Name}: check its keys and quotation marks");
        }
    }

    private bool IsTransient(Exception? exception) => exception is DbException database && Dialect.IsTransient(database);
}
