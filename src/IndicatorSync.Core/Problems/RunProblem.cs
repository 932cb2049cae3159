using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>Something that a run found and could not mend.</summary>
/// <param name="Type">One of <see cref="ProblemTypes"/>.</param>
/// <param name="Subject">What it is about, so that the same problem is known again: an indicator, a KPI, an area.</param>
/// <param name="Indicator">The indicator concerned, if one.</param>
/// <param name="Kpi">The KPI concerned, if one.</param>
/// <param name="Message">Swedish, one line: what, where, what to do.</param>
public sealed record RunProblem(string Type, string Subject, string? Indicator, KpiId? Kpi, string Message);
