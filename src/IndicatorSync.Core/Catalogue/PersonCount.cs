using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>How many persons an indicator's values rest on (<c>antal personer</c>): a number, or a KPI of Kolada that counts them.</summary>
/// <param name="Fixed">The same for every period; null where <paramref name="Kpi"/> counts.</param>
/// <param name="Kpi">Counts each year and gender, of the indicator's own area; null where the number is given.</param>
public sealed record PersonCount(int? Fixed, KpiId? Kpi);
