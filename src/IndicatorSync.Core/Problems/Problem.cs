namespace IndicatorSync.Core.Problems;

/// <summary>Something that a run found and could not mend.</summary>
/// <param name="Type">One of <see cref="ProblemTypes"/>.</param>
/// <param name="Indicator">The catalogue's id of the indicator that it is about.</param>
/// <param name="Kpi">The KPI that it is about.</param>
/// <param name="Message">One Swedish line.</param>
public sealed record Problem(string Type, string? Indicator, string? Kpi, string Message);
