using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Runs;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// The things that the schedule asks of the rest of the program, as functions: the schedule knows when, not how.
/// </summary>
/// <param name="LastRun">When the last run that did its work ended; null when there is none.</param>
/// <param name="Sync">One whole run.</param>
/// <param name="DrainOutbox">Sends what waits.</param>
internal sealed record ScheduledWork(
    Func<CancellationToken, Task<DateTimeOffset?>> LastRun,
    Func<SyncRequest, CancellationToken, Task<RunSummary>> Sync,
    Func<CancellationToken, Task> DrainOutbox)
{
    /// <summary>Looks at the sources other than Kolada, and runs where one says something new.</summary>
    public Func<CancellationToken, Task> LookAtSources { get; init; } = _ => Task.CompletedTask;

    /// <summary>Tells the administrator, past the outbox, of a database that is away. Never throws but when it is stopped.</summary>
    public Func<DatabaseOutage, CancellationToken, Task> TellOfDatabase { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Tells the administrator, past the outbox, that the clock is wrong, in a run's own words. Never throws but when it is stopped.</summary>
    public Func<string, CancellationToken, Task> TellOfClock { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Records the service's health as a metric, given what has just kept it from its database, if anything. Never throws but when it is stopped.</summary>
    public Func<Exception?, CancellationToken, Task> RecordHealth { get; init; } = (_, _) => Task.CompletedTask;
}
