using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>
/// The newest known state of one value. <see cref="LastNumber"/> is the newest number that ever was there, so that a struck value that
/// returns can be distinguished from a new one; null when there never was one. <see cref="GoneSince"/> is when a complete run first missed
/// the row; null while it is there.
/// </summary>
public sealed record StoredObservation(
    ObservationKey Key,
    decimal? Value,
    decimal? LastNumber,
    string Status,
    int? Count,
    DateTimeOffset? GoneSince)
{
    /// <summary>As the newest value was given; null for Kolada's values.</summary>
    public GivenAs? Given { get; init; }
}

/// <summary>What happened to a stored value; the names of <c>Revideringar.Handelse</c>.</summary>
public enum RevisionKind
{
    /// <summary>A number where no row or only nulls had been, or a first null.</summary>
    New,
    Revised,

    /// <summary><c>isdeleted</c>, or null where a number was.</summary>
    Withdrawn,

    /// <summary>The row was gone in two complete runs at least 20 h apart.</summary>
    Vanished,

    /// <summary>A number after <see cref="Withdrawn"/> or <see cref="Vanished"/>.</summary>
    Returned,
}

/// <summary>
/// One change to write: insert-only history. <see cref="OldValue"/> and <see cref="NewValue"/> null mean no number.
/// <see cref="LastNumber"/> is the newest number that was there before this change, so that a struck value that returns can be distinguished from another.
/// </summary>
public sealed record ObservationChange(RevisionKind Kind, Observation New, decimal? OldValue, decimal? LastNumber)
{
    public ObservationKey Key => New.Key;

    /// <summary>No row of this key is stored, not even one without a number.</summary>
    public bool IsFirst { get; init; }

    public decimal? NewValue => New.Value;
}

/// <summary>What one request's answer means for the store.</summary>
/// <param name="Changes">To be written as history and as the newest state.</param>
/// <param name="GoneSince">Rows whose <see cref="StoredObservation.GoneSince"/> changes: to a time, or back to null.</param>
/// <param name="Touched">Values whose status or count moved while the number was there: state only, no history.</param>
/// <param name="Counts">See <see cref="ObservationCounts"/>.</param>
public sealed record ObservationDelta(
    IReadOnlyList<ObservationChange> Changes,
    IReadOnlyList<(ObservationKey Key, DateTimeOffset? Since)> GoneSince,
    IReadOnlyList<Observation> Touched,
    ObservationCounts Counts)
{
    /// <summary>The pairs of which the answer said one value in two ways.</summary>
    public IReadOnlySet<(MeasureId Measure, AreaId Area)> Contradicted { get; init; } = new HashSet<(MeasureId, AreaId)>();

    /// <summary>
    /// The pairs of which a stored value is missing from the answer. Of a complete pair that is not among them, all that the answer says is
    /// stored with it and nothing beside it: the same answer again would change nothing, whenever it comes.
    /// </summary>
    public IReadOnlySet<(MeasureId Measure, AreaId Area)> Missed { get; init; } = new HashSet<(MeasureId, AreaId)>();

    /// <summary>No stored row becomes another.</summary>
    public bool IsEmpty => Changes.Count == 0 && GoneSince.Count == 0 && Touched.Count == 0;

    /// <summary>Some value has no row yet.</summary>
    public bool HasFirst => Changes.Any(change => change.IsFirst);

    /// <summary>What becomes of the rows that are stored.</summary>
    public ObservationDelta WithoutFirst() => this with { Changes = [.. Changes.Where(change => !change.IsFirst)] };
}

/// <summary>In values; <c>Received = New + Revised + Withdrawn + Unchanged + Rejected</c>, <c>Vanished</c> beside.</summary>
public sealed record ObservationCounts(int New, int Revised, int Withdrawn, int Unchanged, int Rejected, int Vanished)
{
    public static readonly ObservationCounts None = new(0, 0, 0, 0, 0, 0);

    public int Received => New + Revised + Withdrawn + Unchanged + Rejected;

    public static ObservationCounts operator +(ObservationCounts a, ObservationCounts b) => new(
        a.New + b.New, a.Revised + b.Revised, a.Withdrawn + b.Withdrawn, a.Unchanged + b.Unchanged, a.Rejected + b.Rejected, a.Vanished + b.Vanished);
}
