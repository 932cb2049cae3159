using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Storage;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>
/// Weeds what has been kept as long as <c>Retention</c> says: runs, rejected rows, archived answers. A weeding that fails is a line
/// in the log and no more: the run before it has done its work.
/// </summary>
internal sealed partial class Weeding(RetentionOptions retention, ArchiveOptions archive, RulesClock clock, ILogger<Weeding> logger)
{
    public const string ArchivedFiles = "*.json.gz";

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
            var files = ForgetFiles();
            if (runs + rejected + files > 0)
            {
                Weeded(logger, runs, rejected, files);
            }
        }
        catch (Exception failure) when (failure is CommandFailure or IOException or UnauthorizedAccessException)
        {
            NotWeeded(logger, failure.Message.ReplaceLineEndings(" "));
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

    private int ForgetFiles()
    {
        if (archive.Directory is not { } folder || retention.Archive == TimeSpan.Zero || !Directory.Exists(folder))
        {
            return 0;
        }

        var before = (clock.Now - retention.Archive).UtcDateTime;
        var old = Directory.EnumerateFiles(folder, ArchivedFiles, SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) < before).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    [LoggerMessage(210, LogLevel.Information, "Weeded by Retention: {Runs} runs, {Rejected} rejected rows, {Files} archived answers.")]
    private static partial void Weeded(ILogger logger, int runs, int rejected, int files);

    [LoggerMessage(211, LogLevel.Warning, "Nothing or not everything was weeded by Retention; it is tried again after the next run. {Reason}")]
    private static partial void NotWeeded(ILogger logger, string reason);
}
