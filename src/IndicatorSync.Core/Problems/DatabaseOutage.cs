namespace IndicatorSync.Core.Problems;

/// <summary>
/// A time in which the database did not answer the service. What happened then could not be written down, so the service remembers
/// it until a run can report it.
/// </summary>
/// <param name="Since">When it first did not answer.</param>
/// <param name="Reason">Why, in the program's own words.</param>
public sealed record DatabaseOutage(DateTimeOffset Since, string Reason)
{
    /// <summary>A shorter one that kept no run from its work is no news: a server that restarts at night.</summary>
    private static readonly TimeSpan NewsFrom = TimeSpan.FromMinutes(30);

    /// <summary>When it answered again; null while it does not.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it last did not answer.</summary>
    public DateTimeOffset LastFailure { get; init; } = Since;

    /// <summary>A run could not be made, or not to its end.</summary>
    public bool HinderedRun { get; init; }

    /// <summary>It answered in between: one outage all the same, until a run has reported it.</summary>
    public bool CameAndWent { get; init; }

    /// <summary>The administrator is told.</summary>
    public bool IsNews => HinderedRun || (Until ?? LastFailure) - Since >= NewsFrom;

    /// <param name="known">The outage that is remembered, if any.</param>
    /// <param name="now">When the database did not answer.</param>
    /// <param name="reason">What it came to.</param>
    /// <param name="hindersRun">A run wanted it.</param>
    public static DatabaseOutage NotAnswered(DatabaseOutage? known, DateTimeOffset now, string reason, bool hindersRun) =>
        known is null or { Until: not null, IsNews: false }
            ? new DatabaseOutage(now, reason) { HinderedRun = hindersRun }
            : known with
            {
                Until = null,
                LastFailure = now,
                HinderedRun = known.HinderedRun || hindersRun,
                CameAndWent = known.CameAndWent || known.Until is not null,
            };

    /// <summary>The first answer ends it.</summary>
    public DatabaseOutage Answered(DateTimeOffset now) => Until is null ? this with { Until = now } : this;

    /// <summary>What is left to remember when a run that began at a time has come to its end: what went wrong after its beginning.</summary>
    public DatabaseOutage? After(DateTimeOffset begun) =>
        LastFailure > begun ? new DatabaseOutage(LastFailure, Reason) { Until = Until } : null;
}
