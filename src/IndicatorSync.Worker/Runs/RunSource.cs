using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Kolada.Recordings;

namespace IndicatorSync.Worker.Runs;

/// <summary>Where values come from, and whether the exchanges are kept.</summary>
/// <param name="OriginId">What the database is stamped with: the API's host, or a recording's id.</param>
/// <param name="Recorder">Keeps the run's exchanges and its catalogue; null when nothing is recorded.</param>
/// <param name="Archive">Keeps the raw answers of every run; null without <c>Archive:Directory</c> and in a replay.</param>
/// <param name="Replay">What the answers come from; null for the network.</param>
internal sealed record RunSource(string OriginId, RecordingWriter? Recorder, ArchiveWriter? Archive = null, Recording? Replay = null)
{
    /// <summary>Values of other sources than Kolada have a way in: a folder or a query, or what a recording kept of them.</summary>
    public bool HasWayIn { get; init; }

    /// <summary>Whether a request can be put: what a recording lacks was not due when it was made.</summary>
    public bool CanAnswer(PlannedRequest request) => Replay?.Holds(request.Path) != false;

    /// <summary>What <c>Datakvalitet</c> shows of the source beside the answers, in Swedish.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Archive?.Fault is { } fault)
            {
                yield return fault;
            }
        }
    }
}
