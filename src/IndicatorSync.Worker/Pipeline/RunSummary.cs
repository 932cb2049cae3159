using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Outages;

namespace IndicatorSync.Worker.Pipeline;

internal enum RunOutcome
{
    Succeeded,
    Partial,
    Failed,
}

/// <summary>Something that a run found and could not mend: what, about which indicator or KPI, in one Swedish line.</summary>
internal sealed record Problem(string Type, string? Indicator, string? Kpi, string Message);

/// <summary>What <c>sync</c> is asked to do. Replay and record are settled where the host is built.</summary>
/// <param name="DryRun">Stores and sends nothing; the summary says what would change.</param>
/// <param name="LastAttempt">No further attempt follows today: a source that is down is told to the administrator.</param>
/// <param name="Unattended">The service asks: it waits for another writer, and goes on with the last valid catalogue.</param>
internal sealed record SyncRequest(bool DryRun, bool LastAttempt = true, bool Unattended = false)
{
    /// <summary>The time in which the service could not reach its database; this run tells the administrator of it.</summary>
    public DatabaseOutage? DatabaseWas { get; init; }
}

/// <summary>The outcome of one run, as <c>sync --json</c> prints it (docs/contract.md 1.8).</summary>
internal sealed record RunSummary(
    RunOutcome Outcome,
    long? RunId,
    int Requests,
    ObservationCounts Observations,
    int Mails,
    IReadOnlyDictionary<Colour, int> Colours,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>0 succeeded · 1 failed · 4 partial (docs/contract.md 1.2).</summary>
    public int ExitCode => Outcome switch
    {
        RunOutcome.Succeeded => 0,
        RunOutcome.Partial => 4,
        _ => 1,
    };
}
