using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>Writes the values of which no row is stored, straight into their tables in the order of their keys: there is nothing to compare them with.</summary>
internal static class FirstObservations
{
    private static readonly StagingColumn<FirstObservation>[] Key =
    [
        new("kpi_id", StagingType.Name, row => row.Of.Key.Measure.Value),
        new("area_id", StagingType.Code, row => row.Of.Key.Area.Value),
        new("gender", StagingType.Code, row => row.Of.Key.Gender.Code()),
        new("unit_name", StagingType.Name, row => row.Of.Key.Unit),
        new("period", StagingType.Integer, row => row.Of.Key.Period.Year),
        new("part", StagingType.Code, row => row.Of.Key.Period.Part),
    ];

    private static readonly StagingColumn<FirstObservation>[] Given =
    [
        new("given_decimals", StagingType.Integer, row => row.Of.Given?.Decimals),
        new("is_preliminary", StagingType.Flag, row => row.Of.Given?.IsPreliminary),
        new("source", StagingType.Text, row => StoredText.CutOrNull(row.Of.Given?.Source, 400)),
    ];

    private static readonly NewRows<FirstObservation> States = new("observation",
    [
        .. Key,
        new("value", StagingType.Number, row => row.Of.Value),
        new("last_number", StagingType.Number, row => row.Of.Value),
        new("status", StagingType.Text, row => row.Of.Status),
        new("member_count", StagingType.Integer, row => row.Of.Count),
        .. Given,
        new("first_run_id", StagingType.Long, row => row.RunId),
        new("changed_run_id", StagingType.Long, row => row.RunId),
        new("changed_at", StagingType.Instant, row => row.SeenAt),
    ]);

    private static readonly AddedRows<FirstObservation> Revisions = new("observation_revision",
    [
        .. Key,
        new("event", StagingType.Code, _ => RevisionKind.New.Code()),
        new("new_value", StagingType.Number, row => row.Of.Value),
        new("is_baseline", StagingType.Flag, row => row.IsBaseline),
        .. Given,
        new("seen_at", StagingType.Instant, row => row.SeenAt),
        new("seen_local", StagingType.LocalTime, row => row.SeenLocal),
        new("run_id", StagingType.Long, row => row.RunId),
    ])
    { GoesStraight = true };

    /// <summary>Writes what has no row yet; what is left of the change.</summary>
    public static async Task<ObservationDelta> InsertAsync(
        UnitOfWork unit, ObservationDelta delta, Func<ObservationKey, bool>? isBaseline, long runId, DateTimeOffset now)
    {
        if (isBaseline is null || !delta.HasFirst)
        {
            return delta;
        }

        var seenLocal = StoredTime.Local(now);
        List<FirstObservation> first = [.. delta.Changes.Where(change => change.IsFirst).Select(change => new FirstObservation(change.New, isBaseline(change.Key), now, seenLocal, runId))];
        await unit.AddAsync(Revisions, first);
        await unit.InsertNewAsync(States, first);
        return delta.WithoutFirst();
    }

    /// <summary>A value of which no row was stored.</summary>
    private sealed record FirstObservation(Observation Of, bool IsBaseline, DateTimeOffset SeenAt, DateTime SeenLocal, long RunId);
}
