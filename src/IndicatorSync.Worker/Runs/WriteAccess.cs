using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>The right to write, for as long as it is held: the writer's lease, and the stop that follows when it is lost.</summary>
internal sealed class Writing(WriterLease lease, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);

    public WriterLease Lease => lease;

    /// <summary>Cancelled by whoever began the work, and when another process has taken over.</summary>
    public CancellationToken Stop => stopping.Token;

    public async ValueTask DisposeAsync()
    {
        stopping.Dispose();
        await lease.DisposeAsync();
    }
}

/// <summary>How everything that writes values or states begins: a current schema, a database of the same origin, the writer's lease.</summary>
internal sealed partial class WriteAccess(
    Database database, Migrator migrator, RunSource source, SenderName name, RulesClock clock, TimeProvider time, ILogger<WriteAccess> logger)
{
    /// <summary>How long a command waits for another writer; the service waits as long as it takes.</summary>
    public static readonly TimeSpan CommandWaits = TimeSpan.FromSeconds(60);

    /// <summary>Brings the schema up where the program may, and looks at the origin; takes nothing.</summary>
    /// <exception cref="ExpectedFailure">The schema or the origin does not let anything be written.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await migrator.EnsureCurrentAsync(clock.Now, cancellationToken);
        await database.ReadAsync(async unit => { await OriginStamp.VerifyAsync(unit, source.OriginId); return true; }, cancellationToken);
    }

    /// <param name="waits">For another writer; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait, and what follows.</param>
    /// <exception cref="ExpectedFailure">As <see cref="PrepareAsync"/>, or another process held the lease all the while.</exception>
    public async Task<Writing> BeginAsync(TimeSpan waits, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var lease = await WriterLease.AcquireAsync(database, time, name.Value, waits, cancellationToken);
        if (lease.TookOverFrom is { } dead)
        {
            TookOver(logger, dead);
        }

        return new Writing(lease, cancellationToken);
    }

    [LoggerMessage(202, LogLevel.Warning, "Took over from {Holder}, which gave no sign of life for 30 s; the mails it had in hand are free.")]
    private static partial void TookOver(ILogger logger, string holder);
}
