using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>The identity of one value: a measure, an area, a gender (never the gap) and a period; of the total unless <see cref="Unit"/> names a unit.</summary>
public readonly record struct ObservationKey(MeasureId Measure, AreaId Area, Gender Gender, Period Period)
{
    /// <summary>One of the municipality's own units (<c>enheter</c>); empty for the total, and for all of Kolada's values.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>How a source other than Kolada gave a value.</summary>
/// <param name="Source">A file's path, a query's name, or the way a person reported.</param>
/// <param name="Decimals">How many decimals the number was given with.</param>
/// <param name="IsPreliminary">The source says that the value may still change.</param>
public sealed record GivenAs(string Source, int Decimals, bool IsPreliminary);

/// <summary>
/// One value as its source gave it, normalised: at most 10 decimals and 15 significant digits, below 10^15.
/// <see cref="Value"/> null means that Kolada has no number; null is never zero.
/// </summary>
/// <param name="Key">What it is a value of.</param>
/// <param name="Value">The number, or null; always null when <paramref name="IsDeleted"/>.</param>
/// <param name="Status">Kolada's opaque text, at most 50 characters; stored, never interpreted.</param>
/// <param name="Count">Members behind a group's value; 1 for one area, 0 with a null.</param>
/// <param name="IsDeleted">Kolada says that the value was taken back.</param>
public sealed record Observation(ObservationKey Key, decimal? Value, string Status, int? Count, bool IsDeleted)
{
    /// <summary>Null for Kolada's values.</summary>
    public GivenAs? Given { get; init; }
}

/// <summary>An item or a value that could not be read: kept with its raw text (cut at 2 000 characters) and the reason.</summary>
/// <param name="Kpi">The KPI and area where they could be read; with either missing the whole request is incomplete.</param>
/// <param name="Area">See <paramref name="Kpi"/>.</param>
/// <param name="Values">How many values were lost with it, at least 1.</param>
/// <param name="Raw">The raw JSON.</param>
/// <param name="Reason">English, one line.</param>
public sealed record RejectedItem(KpiId? Kpi, AreaId? Area, int Values, string Raw, string Reason);

/// <summary>Everything one data request brought, all pages.</summary>
public sealed record DataAnswer(IReadOnlyList<Observation> Observations, IReadOnlyList<RejectedItem> Rejected)
{
    /// <summary>The pairs that were answered with the very bytes that are stored: their values are not among <see cref="Observations"/>.</summary>
    public IReadOnlyList<KnownAnswer> Same { get; init; } = [];

    /// <summary>Of the pairs whose values are among <see cref="Observations"/>; a pair without one is uncertain and compared again next time.</summary>
    public IReadOnlyDictionary<(KpiId Kpi, AreaId Area), Fingerprint> Fingerprints { get; init; } = new Dictionary<(KpiId, AreaId), Fingerprint>();

    /// <summary>SHA-256 (lower-case hex) of the body that each pair asked for was in; with a space between them where it was on several pages.</summary>
    public IReadOnlyDictionary<(KpiId Kpi, AreaId Area), string> Bodies { get; init; } = new Dictionary<(KpiId, AreaId), string>();
}
