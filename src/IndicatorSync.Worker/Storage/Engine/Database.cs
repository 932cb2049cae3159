using System.Data.Common;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Polly;
using Polly.Retry;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// Opens connections and runs units of work, whole ones again when they failed for a passing reason. Failures are reported as
/// <see cref="ExpectedFailure"/>, whatever the driver threw.
/// </summary>
internal sealed class Database
{
    private static readonly ResiliencePropertyKey<long> Started = new("started");
    private static readonly ResiliencePropertyKey<Retries> Wanted = new("retries");

    private readonly string connectionString;
    private readonly Redactor redactor;
    private readonly TimeProvider time;
    private readonly DatabaseRetryPolicy retryPolicy;
    private readonly ResiliencePipeline retry;

    static Database() => DapperTypes.Register();

    /// <param name="options">A relative <c>Data Source</c> has been settled by the caller.</param>
    /// <param name="time">The real clock: waits between attempts run on it.</param>
    /// <param name="retryPolicy">A command's when null.</param>
    /// <param name="redactor">What the messages that are stored pass; null outside the program.</param>
    /// <exception cref="ExpectedFailure">The connection string cannot be read.</exception>
    public Database(DatabaseOptions options, TimeProvider time, DatabaseRetryPolicy? retryPolicy = null, Redactor? redactor = null)
    {
        this.redactor = redactor ?? new Redactor();
        Dialect = SqlDialect.Of(options.Provider);
        connectionString = options.ConnectionString;
        this.time = time;
        this.retryPolicy = retryPolicy ?? DatabaseRetryPolicy.Command;
        retry = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = attempt => ValueTask.FromResult(BeginsAgain(attempt.Outcome.Exception, attempt.Context)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(8),
                UseJitter = true,
            })
            .Build();
        using var connection = Connect();
        (Source, Name) = (connection.DataSource, connection.Database);
    }

    /// <summary>Puts something between the program and its connections: tests cut them there.</summary>
    public Func<DbConnection, DbConnection> Edge { get; init; } = connection => connection;

    public SqlDialect Dialect { get; }

    /// <summary>The server or the file.</summary>
    public string Source { get; }

    /// <summary>The database on the server; <c>main</c> on SQLite.</summary>
    public string Name { get; }

    /// <summary>There is no SQLite file yet; reading would make one. A server is asked when it is used, and one in memory has no file.</summary>
    public bool IsMissing => Dialect is SqliteDialect && Source.Length > 0 && !IsInMemory && !File.Exists(Source);

    private bool IsInMemory => connectionString.Contains("Mode=Memory", StringComparison.OrdinalIgnoreCase);

    /// <summary>Seconds that a statement of a migration may take; null: as long as any other.</summary>
    public int? MigrationTimeout => Dialect.MigrationTimeout(connectionString);

    /// <summary>What lies beside a SQLite file and looks like an earlier one; empty for a server.</summary>
    public IReadOnlyList<string> FilesBeside => Dialect is SqliteDialect && Source.Length > 0 ? SqliteFile.FilesBeside(Source) : [];

    /// <summary>Before the first connection, which would take the file over.</summary>
    /// <exception cref="ExpectedFailure">The SQLite file is empty or another program's (exit 2).</exception>
    public void RequireOwnFile()
    {
        if (Dialect is SqliteDialect && SqliteFile.WhyNotOurs(Source) is { } reason)
        {
            throw new ExpectedFailure(FailureKind.BadInput, reason.English) { Swedish = reason.Swedish };
        }
    }

    /// <summary>For commands that only read: on SQLite they would otherwise create what they look for.</summary>
    /// <exception cref="ExpectedFailure">There is no file yet (exit 1), or the account may not see whether there is (exit 2).</exception>
    public void RequireFile()
    {
        if (IsMissing)
        {
            throw SqliteRights.WhyMissing(Source);
        }
    }

    /// <summary>
    /// Reads and writes that are committed or rolled back together. The work may run again from its beginning, also after it was committed and the
    /// answer was lost, so it keeps nothing outside itself and comes to the same when it is done twice.
    /// </summary>
    /// <exception cref="ExpectedFailure">The database could not be opened, or failed for a reason that does not pass.</exception>
    public Task<T> InTransactionAsync<T>(
        Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken, Retries retries = Retries.Passing) =>
        CommitAsync(new Commit<T>(work, isDone: null), retries, cancellationToken);

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<UnitOfWork, Task> work, CancellationToken cancellationToken) => InTransactionAsync(
        async unit =>
        {
            await work(unit);
            return true;
        },
        cancellationToken);

    /// <summary>As <see cref="InTransactionAsync{T}"/>, for work that must not be done twice.</summary>
    /// <param name="work">May run again from its beginning when it was not committed.</param>
    /// <param name="isDone">
    /// Asked when the answer to a commit was lost, in the transaction that would do the work again: whether the work was committed. It begins
    /// with a write of the row that tells, so that it waits for a commit that is still under way.
    /// </param>
    /// <param name="cancellationToken">Stops before the commit, never within it.</param>
    /// <param name="retries">Which failures are tried again.</param>
    /// <exception cref="ExpectedFailure">As <see cref="InTransactionAsync{T}"/>.</exception>
    public Task<T> OnceAsync<T>(
        Func<UnitOfWork, Task<T>> work, Func<UnitOfWork, Task<bool>> isDone, CancellationToken cancellationToken, Retries retries = Retries.Passing) =>
        CommitAsync(new Commit<T>(work, isDone), retries, cancellationToken);

    /// <summary>Reads only, without a transaction.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="InTransactionAsync{T}"/>.</exception>
    public Task<T> ReadAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken, Retries retries = Retries.Passing) => RunAsync(
        (connection, token) => work(new UnitOfWork(connection, null, Dialect, redactor, token)), retries, cancellationToken);

    /// <summary>Writes what <paramref name="work"/> does and takes it back again, for dry runs.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="InTransactionAsync{T}"/>.</exception>
    public Task<T> AndRollBackAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        (connection, token) => TransactAsync(
            connection,
            async transaction =>
            {
                var result = await work(new UnitOfWork(connection, transaction, Dialect, redactor, token));
                await transaction.RollbackAsync(token);
                return result;
            },
            token),
        Retries.Passing,
        cancellationToken);

    private Task<T> CommitAsync<T>(Commit<T> commit, Retries retries, CancellationToken cancellationToken) => RunAsync(
        (connection, token) => TransactAsync(
            connection,
            async transaction =>
            {
                var result = await commit.PrepareAsync(new UnitOfWork(connection, transaction, Dialect, redactor, token));
                token.ThrowIfCancellationRequested();
                commit.IsSent(result);
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            },
            token),
        retries,
        cancellationToken);

    /// <summary>A transaction is disposed of in silence when its work failed: over a broken connection that throws too, and would hide why.</summary>
    private static async Task<T> TransactAsync<T>(DbConnection connection, Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            return await work(transaction);
        }
        catch (InvalidOperationException completed) when (transaction.Connection is null && completed.InnerException is not DbException)
        {
            throw new ConnectionLostException(completed);
        }
        finally
        {
            await transaction.DisposeQuietlyAsync();
        }
    }

    private async Task<T> RunAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, Retries retries, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Started, time.GetTimestamp());
        context.Properties.Set(Wanted, retries);
        try
        {
            return await retry.ExecuteAsync(
                async attempt =>
                {
                    var connection = await OpenAsync(attempt.CancellationToken);
                    try
                    {
                        return await work(connection, attempt.CancellationToken);
                    }
                    catch (Exception cause)
                    {
                        if (DriverFailure.Of(connection, cause) is { } failure)
                        {
                            throw failure;
                        }

                        throw;
                    }
                    finally
                    {
                        await connection.DisposeQuietlyAsync();
                    }
                },
                context);
        }
        catch (DbException) when (cancellationToken.IsCancellationRequested)
        {
            // A driver tells of a statement that was cancelled as of one that failed.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DbException exception)
        {
            using var connection = Connect();
            var kind = Dialect.IsRefusal(exception) ? FailureKind.OfTheProgram
                : Dialect.IsDenied(exception, connection) ? FailureKind.NotPermitted
                : FailureKind.DatabaseAway;
            throw new ExpectedFailure(kind, Dialect.Explain(exception, connection), exception) { Swedish = DatabaseTrouble.InSwedish(exception, this) };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = Edge(Connect());
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception cause)
        {
            await connection.DisposeQuietlyAsync();
            if (cause is NotSupportedException or ArgumentException)
            {
                throw DatabaseTrouble.NotHere(cause, this);
            }

            if (cause is InvalidOperationException or NullReferenceException or IOException)
            {
                throw new ConnectionLostException(cause);
            }

            throw;
        }

        try
        {
            await Dialect.PrepareAsync(connection, cancellationToken);
            return connection;
        }
        catch (Exception cause)
        {
            var failure = DriverFailure.Of(connection, cause);
            await connection.DisposeQuietlyAsync();
            if (failure is not null)
            {
                throw failure;
            }

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
            // The driver's message can quote what follows an unescaped semicolon of the password.
            throw new ExpectedFailure(
                FailureKind.BadInput, $"Database:ConnectionString is not a connection string for {Dialect.Name}: check its keys and quotation marks")
            {
                Swedish = new($"Database:ConnectionString är ingen anslutningssträng för {Dialect.Name}.", "Se efter nycklarna och citattecknen i den."),
            };
        }
    }

    private bool BeginsAgain(Exception? exception, ResilienceContext context)
    {
        if (exception is not DbException failure
            || time.GetElapsedTime(context.Properties.GetValue(Started, 0)) >= retryPolicy.Budget)
        {
            return false;
        }

        return failure is ConnectionLostException
            || (Dialect.IsTransient(failure) && (context.Properties.GetValue(Wanted, Retries.Passing) == Retries.Passing || !Dialect.IsBusy(failure)));
    }
}
