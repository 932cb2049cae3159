namespace IndicatorSync.Core.Judging;

/// <summary>What becomes of an indicator and gender in a run (docs/contract.md 1.6).</summary>
public enum Course
{
    /// <summary>In the catalogue, but judged without a baseline: the run failed, or the KPI has never been fetched whole.</summary>
    Awaited,

    /// <summary>Judged for the first time, in a database that watched nothing: the baseline, which is never an alert.</summary>
    Begun,

    /// <summary>As <see cref="Begun"/>, beside others that were watched already.</summary>
    Added,

    /// <summary>Judged before: what changed since is news.</summary>
    Continued,

    /// <summary>In the catalogue again after a removal, in time to go on where it was.</summary>
    Resumed,

    /// <summary>No longer in the catalogue.</summary>
    Removed,
}

/// <summary>How an indicator and gender was left by the runs before.</summary>
/// <param name="IsWatched">It has a baseline.</param>
/// <param name="RemovedAt">When it left the catalogue, UTC; null while it is in it.</param>
public readonly record struct CourseSoFar(bool IsWatched, DateTimeOffset? RemovedAt);

/// <summary>What a run brings that decides how its indicators go on.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Today">The date in the schedule's time zone.</param>
/// <param name="Failed">A failed run sets no baseline.</param>
/// <param name="Watching">Some indicator had a baseline before this run.</param>
/// <param name="RemindAfterDays"><c>Alerts:RemindAfterDays</c>; 0: never.</param>
public sealed record RunTerms(DateTimeOffset Now, DateOnly Today, bool Failed, bool Watching, int RemindAfterDays)
{
    /// <summary>Started by another source than Kolada: it shows what changed, and leaves the telling to the next whole run (docs/contract.md 1.9).</summary>
    public bool OnlyShows { get; init; }
}

public static class Courses
{
    /// <summary>An indicator that comes back within this time goes on where it left.</summary>
    private static readonly TimeSpan ResumesWithin = TimeSpan.FromDays(30);

    /// <param name="soFar">Null when no run has judged it.</param>
    /// <param name="isRead">Its KPI was fetched whole, or its source is one that is not fetched.</param>
    /// <param name="run">The run.</param>
    public static Course Of(CourseSoFar? soFar, bool isRead, RunTerms run) => soFar switch
    {
        { IsWatched: true, RemovedAt: null } => Course.Continued,
        { IsWatched: true, RemovedAt: { } at } when run.Now - at <= ResumesWithin => Course.Resumed,
        _ when run.Failed || !isRead => Course.Awaited,
        _ => run.Watching ? Course.Added : Course.Begun,
    };

    /// <summary>From this run or an earlier one on, changes are news.</summary>
    public static bool IsWatched(this Course course) => course is not (Course.Awaited or Course.Removed);

    /// <summary>What changed since the run before is news, not a baseline.</summary>
    public static bool GoesOn(this Course course) => course is Course.Continued or Course.Resumed;
}
