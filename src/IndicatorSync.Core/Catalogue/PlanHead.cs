using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>What the top of a plan says of the whole of it. A catalogue is one plan, or in a folder one in each file (docs/contract.md 1.14).</summary>
public sealed record PlanHead
{
    /// <summary><c>plan</c>.</summary>
    public required string Name { get; init; }

    public required AreaId Municipality { get; init; }

    /// <summary>As the plan names it; null when Kolada's title is to be used.</summary>
    public string? MunicipalityName { get; init; }

    /// <summary>The column years of the plan's tables (<c>utfallsår</c>).</summary>
    public OutcomeYears OutcomeYears { get; init; } = OutcomeYears.LastYear;

    /// <summary>The file's name in the folder; null where the catalogue is one file.</summary>
    public string? File { get; init; }
}
