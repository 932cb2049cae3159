using System.Data.Common;
using System.Globalization;
using IndicatorSync.Worker.Pipeline;
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

    private const string Read = "SELECT number, holder FROM lease WHERE lease_id = 1";

    private const string Take = """
        UPDATE lease SET number = number + 1, term = number + 1, holder = @holder, renewed_at = @now
        WHERE lease_id = 1 AND number = @seen
        """;

    private const string Renew = "UPDATE lease SET number = number + 1, renewed_at = @now WHERE lease_id = 1 AND term = @term";

    private const string Release = """
        UPDATE lease SET number = number + 1, term = 0, holder = NULL, renewed_at = @now
        WHERE lease_id = 1 AND term = @term
        """;

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly long term;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Task renewing;

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
    public static CommandFailure TakenOver() => new(
        ExitCode.Failed, "another process has taken over this database: nothing more is written, the next run continues");

    /// <summary>Who holds it, for the message to whoever waits: <c>sync on SRV01, process 4711</c>.</summary>
    public static string HolderName(string command) =>
        string.Create(CultureInfo.InvariantCulture, $"{command} on {Environment.MachineName}, process {Environment.ProcessId}");

    /// <param name="database">Migrated.</param>
    /// <param name="time">The real clock, whatever the rules' clock says.</param>
    /// <param name="holder">See <see cref="HolderName"/>.</param>
    /// <param name="wait">How long to wait for another holder; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CommandFailure">Another process held it all the while (exit 1); the message names it.</exception>
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
                seenSince = time.GetTimestamp();
            seen = row ?? seen;

            var isFree = row is { Holder: null };
            var isDead = row is not null && !isFree && time.GetElapsedTime(seenSince) >= DeadAfter;
            if (row is not null && (isFree || isDead) && await TryTakeAsync(database, time, holder, row, cancellationToken))
                return new WriterLease(database, time, row.Number + 1, tookOverFrom: row.Holder);

            if (wait != Timeout.InfiniteTimeSpan && time.GetElapsedTime(started) >= wait)
            {
                throw new CommandFailure(
                    ExitCode.Failed, $"the database is being written by {seen?.Holder ?? "another process"}: try again when that has ended");
            }

            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }

    /// <summary>A transaction that is rolled back when this process no longer holds the lease.</summary>
    /// <exception cref="CommandFailure">The lease was lost (exit 1), or the database failed.</exception>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken) => database.InTransactionAsync(
        async unit =>
        {
            // Renewing first locks the row to the end of the transaction: nobody takes over in between.
            if (await unit.ExecuteAsync(Renew, new { term, now = time.GetUtcNow() }) == 0)
                throw TakenOver();
            return await work(unit);
        },
        cancellationToken);

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
        try
        {
            await database.InTransactionAsync(
                unit => unit.ExecuteAsync(Release, new { term, now = time.GetUtcNow() }), CancellationToken.None);
        }
        catch (Exception exception) when (exception is CommandFailure or InvalidOperationException)
        {
            // A lease that cannot be given back is taken over when it has been silent for long enough.
        }

        stop.Dispose();
        lost.Dispose();
    }

    private static async Task<LeaseRow?> LookAsync(Database database, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ReadAsync(unit => unit.FindAsync<LeaseRow>(Read), cancellationToken);
        }
        catch (CommandFailure failure) when (IsBusy(database, failure))
        {
            // Whoever keeps the row locked is alive.
            return null;
        }
    }

    private static async Task<bool> TryTakeAsync(
        Database database, TimeProvider time, string holder, LeaseRow seen, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = new { holder = StoredText.Cut(holder, 200), now = time.GetUtcNow(), seen = seen.Number };
            return await database.InTransactionAsync(
                async unit =>
                {
                    var taken = await unit.ExecuteAsync(Take, arguments) == 1;
                    if (taken && seen.Holder is { } dead)
                        await OutboxLeases.FreeAsync(unit, dead);

                    return taken;
                },
                cancellationToken);
        }
        catch (CommandFailure failure) when (IsBusy(database, failure))
        {
            return false;
        }
    }

    private static bool IsBusy(Database database, CommandFailure failure) =>
        failure.InnerException is DbException inner && database.Dialect.IsTransient(inner);

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
        catch (Exception exception) when (exception is CommandFailure or InvalidOperationException)
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
