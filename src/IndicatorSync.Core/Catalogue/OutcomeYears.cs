namespace IndicatorSync.Core.Catalogue;

/// <summary>
/// The column years of the plan's tables (<c>utfallsår</c>): one for the whole plan, or one for each <c>verksamhetsområde</c>, since a plan
/// may print 2023 and 2024 in one table, 2024 and 2025 in the next (docs/contract.md 1.10).
/// </summary>
/// <param name="OfPlan">Where no area of its own is named; null for last year.</param>
/// <param name="OfAreas">By <c>verksamhetsområde</c>; upper and lower case are the same.</param>
public sealed record OutcomeYears(int? OfPlan, IReadOnlyDictionary<string, int> OfAreas)
{
    public static readonly OutcomeYears LastYear = new(null, new Dictionary<string, int>());

    /// <param name="businessArea">An indicator's <c>verksamhetsområde</c>; null for none.</param>
    /// <param name="today">Whose year is this one.</param>
    public int For(string? businessArea, DateOnly today) =>
        businessArea is not null && OfAreas.TryGetValue(businessArea.Trim(), out var year) ? year : OfPlan ?? today.Year - 1;
}
