using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Hosting;

/// <summary>
/// The three things that the schedule asks of the rest of the program, as functions: the schedule knows when, not how.
/// </summary>
/// <param name="LastRun">When the last run that did its work ended; null when there is none.</param>
/// <param name="Sync">One whole run.</param>
/// <param name="DrainOutbox">Sends what waits.</param>
internal sealed record ScheduledWork(
    Func<CancellationToken, Task<DateTimeOffset?>> LastRun,
    Func<SyncRequest, CancellationToken, Task<RunSummary>> Sync,
    Func<CancellationToken, Task> DrainOutbox);
