using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>An answer beside what is stored of its question.</summary>
/// <param name="Scope">What was asked for.</param>
/// <param name="Answer">What came.</param>
/// <param name="Stored">All that is stored of it.</param>
/// <param name="Delta">What the answer changes.</param>
internal sealed record ObservationComparison(ObservationScope Scope, DataAnswer Answer, IReadOnlyList<StoredObservation> Stored, ObservationDelta Delta)
{
    /// <summary>The pairs that were asked for before, and whether an answer once came whole: what is new of the others is their baseline.</summary>
    public IReadOnlyDictionary<(MeasureId Measure, AreaId Area), bool> Asked { get; init; } = new Dictionary<(MeasureId, AreaId), bool>();

    /// <summary>No answer for the pair has come whole before this one.</summary>
    public bool IsBaseline(ObservationKey key) => !Asked.GetValueOrDefault((key.Measure, key.Area));

    /// <summary>The answer says what is stored: no row changes, and none of it was rejected.</summary>
    public bool IsAsStored => Stored.Count > 0 && Answer.Rejected.Count == 0 && Delta.IsEmpty;

    /// <summary>What became of the question, for each pair that it asked for.</summary>
    /// <param name="now">When it was compared.</param>
    public IReadOnlyList<AnsweredPair> Answered(DateTimeOffset now)
    {
        var complete = ObservationDiff.CompletePairs(Answer, Scope, Delta);
        var counts = Answer.Observations.CountBy(observation => (observation.Key.Measure, observation.Key.Area)).ToDictionary();
        return [.. Scope.Pairs.Select(AnsweredOf)];

        AnsweredPair AnsweredOf((MeasureId Measure, AreaId Area) pair)
        {
            var isComplete = complete.Contains(pair);
            var answered = new AnsweredPair(pair.Measure, pair.Area, counts.GetValueOrDefault(pair), isComplete ? CoverageOutcome.Complete : CoverageOutcome.Incomplete)
            {
                Body = pair.Measure.Kpi is { } asked ? Answer.Bodies.GetValueOrDefault((asked, pair.Area)) : null,
            };
            return isComplete && !Delta.Missed.Contains(pair) && pair.Measure.Kpi is { } kpi && Answer.Fingerprints.TryGetValue((kpi, pair.Area), out var fingerprint)
                ? answered with { Compared = (fingerprint, now) }
                : answered;
        }
    }

    /// <summary>The pairs that were answered with the bytes that were taken for stored, and yet bring a change: a fault in this program.</summary>
    public IReadOnlyList<(KpiId Kpi, AreaId Area)> Mistaken(KnownAnswers known)
    {
        var changed = Delta.Changes.Select(change => change.Key).Concat(Delta.Touched.Select(row => row.Key)).Select(key => (key.Measure, key.Area)).ToHashSet();
        return [.. from pair in Answer.Fingerprints
                   where changed.Contains((MeasureId.Of(pair.Key.Kpi), pair.Key.Area)) && known.Claimed(pair.Key.Kpi, pair.Key.Area, pair.Value) is not null
                   select pair.Key];
    }
}
