using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Runs;

/// <summary>What <c>sync</c> is asked to do. Replay and record are settled where the host is built.</summary>
/// <param name="DryRun">Stores and sends nothing; the summary says what would change.</param>
/// <param name="LastAttempt">No further attempt follows today: a source that is down is reported to the administrator.</param>
/// <param name="Unattended">The service asks: it waits for another writer, and goes on with the last valid catalogue.</param>
internal sealed record SyncRequest(bool DryRun, bool LastAttempt = true, bool Unattended = false)
{
    /// <summary>Hears how far long work is, in English.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>The time in which the service could not reach its database; this run reports it to the administrator.</summary>
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
    IReadOnlyList<Problem> Problems);
