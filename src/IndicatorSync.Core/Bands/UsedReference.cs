using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>The other value that a relation was held against.</summary>
/// <param name="Area">Whose value; null for an earlier one of our own.</param>
/// <param name="Period">Which period's; null when none was near enough.</param>
/// <param name="Value">Null when there is none.</param>
/// <param name="AcrossBreak">There may be a value, but the series breaks in between: it is not used.</param>
/// <param name="Limit">The limit that came of it; null when it could not be used.</param>
public sealed record UsedReference(AreaId? Area, Period? Period, decimal? Value, bool AcrossBreak, decimal? Limit);
