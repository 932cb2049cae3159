namespace IndicatorSync.Core.Catalogue;

/// <summary>Something that is to come on a day (docs/contract.md 1.14).</summary>
/// <param name="Key">Tells it from every other, whatever its day; at most 200 characters.</param>
/// <param name="Day">Swedish.</param>
/// <param name="What">Swedish: what happens that day.</param>
/// <param name="IndicatorId">Null for an activity that belongs to a goal.</param>
/// <param name="Name">The indicator's name; null where there is none.</param>
/// <param name="Year">The year that the value concerns; null where none is expected.</param>
/// <param name="IsPreliminary">The value is published as a preliminary one.</param>
public sealed record ComingEvent(string Key, DateOnly Day, string What, string? IndicatorId, string? Name, int? Year, bool IsPreliminary)
{
    /// <summary>The plan that it belongs to; null where the catalogue is one file, and where no plan is named.</summary>
    public PlanHead? Plan { get; init; }
}
