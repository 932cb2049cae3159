using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>One row of the insert-only history. <see cref="IsBaseline"/>: its KPI and area had never been fetched whole before.</summary>
internal sealed record StoredRevision(
    long RevisionId,
    ObservationKey Key,
    RevisionKind Kind,
    decimal? OldValue,
    decimal? NewValue,
    bool IsBaseline,
    DateTimeOffset SeenAt,
    DateTime SeenLocal,
    long RunId)
{
    /// <summary>How another source than Kolada gave it; null for Kolada's.</summary>
    public GivenAs? Given { get; init; }
}

/// <summary>The columns of a key, and of how its value was given, as Dapper reads them.</summary>
internal abstract record KeyRow
{
    public MeasureId KpiId { get; init; }

    public AreaId AreaId { get; init; }

    public string Gender { get; init; } = "";

    public string UnitName { get; init; } = "";

    /// <summary>The year.</summary>
    public int Period { get; init; }

    public string Part { get; init; } = "";

    public int? GivenDecimals { get; init; }

    public bool? IsPreliminary { get; init; }

    public string? Source { get; init; }

    /// <summary>How another source than Kolada gave it; null for Kolada's.</summary>
    protected GivenAs? Given => Source is null ? null : new GivenAs(Source, GivenDecimals ?? 0, IsPreliminary ?? false);

    public ObservationKey Key => new(KpiId, AreaId, GenderCodes.Of(Gender), Core.Terms.Period.OfStored(Period, Part)) { Unit = UnitName };
}

internal record ObservationRow : KeyRow
{
    /// <summary>What a statement selects to be read into this.</summary>
    public const string Columns =
        "kpi_id, area_id, gender, unit_name, period, part, value, last_number, status, member_count, gone_since, given_decimals, is_preliminary, source";

    public decimal? Value { get; init; }

    public decimal? LastNumber { get; init; }

    public string Status { get; init; } = "";

    public int? MemberCount { get; init; }

    public DateTimeOffset? GoneSince { get; init; }

    public StoredObservation ToStored() => new(Key, Value, LastNumber, Status, MemberCount, GoneSince) { Given = Given };
}

internal sealed record RevisionRow : KeyRow
{
    public long RevisionId { get; init; }

    public string Event { get; init; } = "";

    public decimal? OldValue { get; init; }

    public decimal? NewValue { get; init; }

    public bool IsBaseline { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public DateTime SeenLocal { get; init; }

    public long RunId { get; init; }

    public StoredRevision ToRevision() =>
        new(RevisionId, Key, RevisionCodes.RevisionKindOf(Event), OldValue, NewValue, IsBaseline, SeenAt, SeenLocal, RunId) { Given = Given };
}
