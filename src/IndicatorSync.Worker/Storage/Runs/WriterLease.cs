using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>
/// The right to write to a database, held by one process at a time. The number in its row grows with every sign of life, so a waiter
/// needs no common clock: it takes over when it has itself seen the same number for 30 s. Taking over gives the row a new term;
/// whoever writes under an old one is rolled back.
/// </summary>
internal sealed class WriterLease : IAsyncDisposable
{
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long an ending process tries to give the lease back, and to mark its run; a service has eight seconds to stop.</summary>
    public static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(5);

    private const string Read = "SELECT number, holder FROM lease WHERE lease_id = 1";

    private const string Take = """
        UPDATE lease SET number = number + 1, term = number + 1, holder = @holder, token = @token, unit = 0, renewed_at = @now
        WHERE lease_id = 1 AND number = @seen
        """;

    private const string IsMine = "UPDATE lease SET renewed_at = renewed_at WHERE lease_id = 1 AND token = @token";

    private const string Renew = "UPDATE lease SET number = number + 1, renewed_at = @now WHERE lease_id = 1 AND term = @term";

    private const string Mark = "UPDATE lease SET number = number + 1, renewed_at = @now, unit = @unit WHERE lease_id = 1 AND term = @term";

    private const string IsMarked = "UPDATE lease SET renewed_at = renewed_at WHERE lease_id = 1 AND term = @term AND unit = @unit";

    private const string Release = """
        UPDATE lease SET number = number + 1, term = 0, holder = NULL, token = NULL, renewed_at = @now
        WHERE lease_id = 1 AND term = @term
        """;

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly long term;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Task renewing;
    private long units;

    private WriterLease(Database database, TimeProvider time, long term, string? tookOverFrom)
    {
        (this.database, this.time, this.term, TookOverFrom) = (database, time, term, tookOverFrom);
        renewing = KeepRenewingAsync();
    }

    /// <summary>The holder before, when it died without releasing; the mails that it had leased were freed with the taking over.</summary>
    public string? TookOverFrom { get; }

    /// <summary>Cancelled when another process has taken over.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>What to tell of a writer that was taken over, instead of that something was cancelled.</summary>
    public static ExpectedFailure TakenOver() => new(
        FailureKind.Failed, "another process has taken over this database: nothing more is written, the next run continues");

    /// <summary>Who holds it, for the message to whoever waits: <c>sync on SRV01, process 4711</c>.</summary>
    public static string HolderName(string command) =>
        string.Create(CultureInfo.InvariantCulture, $"{command} on {Environment.MachineName}, process {Environment.ProcessId}");

    /// <param name="database">Migrated.</param>
    /// <param name="time">The real clock, whatever the rules' clock says.</param>
    /// <param name="holder">See <see cref="HolderName"/>.</param>
    /// <param name="wait">How long to wait for another holder; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExpectedFailure">Another process held it all the while (exit 1); the message names it.</exception>
    public static async Task<WriterLease> AcquireAsync(
        Database database, TimeProvider time, string holder, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        LeaseRow? seen = null;
        var seenSince = started;
        while (true)
        {
            var row = await LookAsync(database, cancellationToken);
            if (row is null || row.Number != seen?.Number)
            {
                seenSince = time.GetTimestamp();
            }

            seen = row ?? seen;

            var isLocked = row is null;
            if (row is not null && (row.Holder is null || time.GetElapsedTime(seenSince) >= DeadAfter))
            {
                var taken = await TryTakeAsync(database, time, holder, row, cancellationToken);
                if (taken == true)
                {
                    return new WriterLease(database, time, row.Number + 1, tookOverFrom: row.Holder);
                }

                isLocked = taken is null;
            }

            if (wait != Timeout.InfiniteTimeSpan && time.GetElapsedTime(started) >= wait)
            {
                throw WhyNot(database, seen, isLocked);
            }

            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }

    /// <summary>
    /// A transaction that is rolled back when this process no longer holds the lease, and that is done once, even if the answer to its
    /// commit is lost. Units of work of one lease follow one another.
    /// </summary>
    /// <exception cref="ExpectedFailure">The lease was lost (exit 1), or the database failed.</exception>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken)
    {
        var unitNumber = Interlocked.Increment(ref units);
        return database.OnceAsync(
            async unit =>
            {
                // Renewing first locks the row to the end of the transaction: nobody takes over in between.
                if (await unit.ExecuteAsync(Mark, new { term, unit = unitNumber, now = time.GetUtcNow() }) == 0)
                {
                    throw TakenOver();
                }

                return await work(unit);
            },
            async unit => await unit.ExecuteAsync(IsMarked, new { term, unit = unitNumber }) == 1,
            cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<UnitOfWork, Task> work, CancellationToken cancellationToken) => WriteAsync(
        async unit =>
        {
            await work(unit);
            return true;
        },
        cancellationToken);

    /// <summary>A sign of life, and false when another process has taken over.</summary>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken) => await database.InTransactionAsync(
        unit => unit.ExecuteAsync(Renew, new { term, now = time.GetUtcNow() }), cancellationToken) == 1;

    /// <summary>Lets the next process start at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await renewing;
        using var timeLimit = new CancellationTokenSource(EndsWithin, time);
        try
        {
            await database.InTransactionAsync(unit => unit.ExecuteAsync(Release, new { term, now = time.GetUtcNow() }), timeLimit.Token);
        }
        catch (Exception exception) when (exception is ExpectedFailure or OperationCanceledException)
        {
            // A lease that cannot be given back is taken over when it has been silent for long enough.
        }

        stop.Dispose();
        lost.Dispose();
    }

    private static ExpectedFailure WhyNot(Database database, LeaseRow? seen, bool isLocked) => isLocked
        ? new ExpectedFailure(FailureKind.Failed, $"the lease in database '{database.Name}' on '{database.Source}' is locked by another session: end the transaction that is open there, then try again")
        {
            Swedish = new($"Skrivlåset i databasen {database.Name} på {database.Source} är låst av en annan session.", "Avsluta den transaktion som är öppen där, och försök igen."),
        }
        : new ExpectedFailure(FailureKind.Failed, $"the database is being written by {seen?.Holder ?? "another process"}: try again when that has ended")
        {
            Swedish = new($"{seen?.Holder ?? "En annan process"} skriver i databasen just nu.", "Försök igen när det är klart."),
        };

    /// <summary>Null when the row is locked.</summary>
    private static async Task<LeaseRow?> LookAsync(Database database, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ReadAsync(unit => unit.FindAsync<LeaseRow>(Read), cancellationToken, Retries.BrokenConnections);
        }
        catch (ExpectedFailure failure) when (IsBusy(database, failure))
        {
            return null;
        }
    }

    /// <summary>False when another was first; null when the row is locked.</summary>
    private static async Task<bool?> TryTakeAsync(
        Database database, TimeProvider time, string holder, LeaseRow seen, CancellationToken cancellationToken)
    {
        // Tells this taking from all others: if its answer is lost, the next attempt finds its own name.
        var token = RandomNumberGenerator.GetHexString(32);
        try
        {
            return await database.OnceAsync(
                async unit =>
                {
                    var taken = await unit.ExecuteAsync(Take, new { holder = StoredText.Cut(holder, 200), token, now = time.GetUtcNow(), seen = seen.Number }) == 1;
                    if (taken && seen.Holder is { } dead)
                    {
                        await OutboxLeases.FreeAsync(unit, dead);
                    }

                    return taken;
                },
                async unit => await unit.ExecuteAsync(IsMine, new { token }) == 1,
                cancellationToken,
                Retries.BrokenConnections);
        }
        catch (ExpectedFailure failure) when (IsBusy(database, failure))
        {
            return null;
        }
    }

    private static bool IsBusy(Database database, ExpectedFailure failure) =>
        failure.InnerException is DbException inner && database.Dialect.IsBusy(inner);

    private async Task KeepRenewingAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, time, stop.Token);
                if (!await TryRenewAsync())
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
    }

    private async Task<bool> TryRenewAsync()
    {
        try
        {
            return await RenewAsync(stop.Token);
        }
        catch (ExpectedFailure)
        {
            // Tried again in ten seconds; what this process writes meanwhile renews as well.
            return true;
        }
    }

    private sealed record LeaseRow
    {
        public long Number { get; init; }

        public string? Holder { get; init; }
    }
}
