using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>
/// Weeds what has been kept as long as <c>Retention</c> says: runs and rejected rows (the archive and the outbox weed their own). A
/// weeding that fails is a line in the log and no more: the run before it has done its work.
/// </summary>
internal sealed partial class Weeding(RetentionOptions retention, RulesClock clock, ILogger<Weeding> logger)
{
    /// <summary>Small enough that each transaction is over before anybody waits for it.</summary>
    private const int Batch = 1000;

    /// <param name="lease">The run's own: only the writer weeds.</param>
    /// <param name="cancellationToken">Stops between two batches; what is left goes the next time.</param>
    public async Task RunAsync(WriterLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var runs = await InBatchesAsync(lease, retention.Runs, RetentionStore.ForgetRunsAsync, cancellationToken);
            var rejected = await InBatchesAsync(lease, retention.Rejected, RetentionStore.ForgetRejectedAsync, cancellationToken);
            if (runs + rejected > 0)
            {
                Weeded(logger, runs, rejected);
            }
        }
        catch (CommandFailure failure)
        {
            NotWeeded(logger, failure.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>What an embedded database needs done for it. It is not worth a run: what is left undone is done after the next.</summary>
    public async Task TidyAsync(Database database, CancellationToken cancellationToken)
    {
        if (database.Dialect.Tidy is not { } tidy)
        {
            return;
        }

        try
        {
            await database.ReadAsync(unit => unit.ExecuteAsync(tidy), cancellationToken);
        }
        catch (CommandFailure failure)
        {
            NotTidied(logger, failure.Message.ReplaceLineEndings(" "));
        }
    }

    private async Task<int> InBatchesAsync(
        WriterLease lease, TimeSpan kept, Func<UnitOfWork, DateTimeOffset, int, Task<int>> forget, CancellationToken cancellationToken)
    {
        if (kept == TimeSpan.Zero)
        {
            return 0;
        }

        var before = clock.Now - kept;
        var (forgotten, batch) = (0, Batch);
        while (batch == Batch)
        {
            batch = await lease.WriteAsync(unit => forget(unit, before, Batch), cancellationToken);
            forgotten += batch;
        }

        return forgotten;
    }

    [LoggerMessage(210, LogLevel.Information, "Weeded by Retention: {Runs} runs and {Rejected} rejected rows.")]
    private static partial void Weeded(ILogger logger, int runs, int rejected);

    [LoggerMessage(212, LogLevel.Warning, "The database file was not tidied; it is tried again after the next run. {Reason}")]
    private static partial void NotTidied(ILogger logger, string reason);

    [LoggerMessage(211, LogLevel.Warning, "Nothing or not everything was weeded by Retention; it is tried again after the next run. {Reason}")]
    private static partial void NotWeeded(ILogger logger, string reason);
}
