using Microsoft.Extensions.Logging;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>Between runs: looks at the folder and the queries of other sources than Kolada. What it meets ends nothing; the next look comes soon.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SourcesJob(ScheduledWork work, DatabaseWatch database, ILogger<SourcesJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await database.WatchAsync(work.LookAtSources, failure => NotLooked(logger, failure), cancellationToken);

    [LoggerMessage(122, LogLevel.Error, "The sources of other values could not be looked at; the next look is tried as planned, and every whole run reads them.")]
    private static partial void NotLooked(ILogger logger, Exception failure);
}
