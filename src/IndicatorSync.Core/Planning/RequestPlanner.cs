using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Planning;

/// <summary>Turns a catalogue into the fewest requests: nothing asked twice, nothing missed, every limit kept.</summary>
public static class RequestPlanner
{
    /// <summary>Data first, then the metadata of everything named: a run that is cut short has the values.</summary>
    public static IReadOnlyList<PlannedRequest> Plan(IndicatorCatalogue catalogue) =>
        throw new InvalidOperationException("written in Planning");
}
