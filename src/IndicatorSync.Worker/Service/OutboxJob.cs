using Microsoft.Extensions.Logging;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>Between runs: sends what has waited, so that a mail server that was down gets its mail when it is back.</summary>
[DisallowConcurrentExecution]
internal sealed partial class OutboxJob(ScheduledWork work, DatabaseWatch database, ILogger<OutboxJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await work.RecordHealth(await DrainAsync(cancellationToken), cancellationToken);

    private async Task<Exception?> DrainAsync(CancellationToken cancellationToken)
    {
        Exception? met = null;
        await database.WatchAsync(
            work.DrainOutbox,
            failure =>
            {
                NotDrained(logger, failure);
                met = failure;
            },
            cancellationToken);
        return met;
    }

    [LoggerMessage(121, LogLevel.Error, "Waiting mails could not be sent; they are tried again in a few minutes.")]
    private static partial void NotDrained(ILogger logger, Exception failure);
}
