using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>indicator</c>: what is judged, the total or one of the own units.</summary>
internal sealed record IndicatorRow
{
    /// <summary>A <see cref="RowKey"/>.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The id in the catalogue.</summary>
    public required string PlanId { get; init; }

    /// <summary>Empty for the total.</summary>
    public required string OwnUnit { get; init; }

    public required int Ordinal { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public string? KpiId { get; init; }

    /// <summary>What its values are stored under.</summary>
    public required string MeasureId { get; init; }

    public bool IsAccumulated { get; init; }

    /// <summary>The target is words, judged by hand.</summary>
    public bool IsQualitative { get; init; }

    public bool IsFromKolada => !IsQualitative && string.Equals(Source, "kolada", StringComparison.OrdinalIgnoreCase);

    public required string AreaId { get; init; }

    public required string Source { get; init; }

    public required string FetchedFrom { get; init; }

    public string? BusinessArea { get; init; }

    public string? OverarchingGoal { get; init; }

    public string? GoalId { get; init; }

    public string? Responsible { get; init; }

    public string? Footnote { get; init; }

    /// <summary>Values below it are not shown; null unless the values are counts that may be hidden.</summary>
    public int? CountBelow { get; init; }

    /// <summary>Counts the persons behind values that may be hidden; null where nothing does.</summary>
    public string? PersonsKpiId { get; init; }

    public required string ReadingRule { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>The plan that it is in; null until a run has judged it since there were several.</summary>
    public string? PlanName { get; init; }

    /// <summary>The plan's file in the folder; null where the catalogue is one file.</summary>
    public string? PlanFile { get; init; }

    /// <param name="indicator">As the catalogue defines it.</param>
    /// <param name="plan">The plan that it is in.</param>
    /// <param name="unit">What Kolada counts its values in; null when not known.</param>
    public static IndicatorRow Of(Indicator indicator, PlanHead plan, string? unit) => new()
    {
        IndicatorId = indicator.Id,
        PlanId = indicator.PlanId,
        OwnUnit = indicator.OwnUnit,
        Ordinal = indicator.Ordinal,
        Name = indicator.Name,
        ShortName = indicator.ShortName,
        KpiId = indicator.Kpi?.Value,
        MeasureId = indicator.Measure.Value,
        IsAccumulated = indicator.IsAccumulated && !indicator.IsFromKolada,
        IsQualitative = indicator.IsQualitative,
        AreaId = indicator.Area.Value,
        Source = indicator.Source,
        FetchedFrom = indicator.FetchedFrom,
        BusinessArea = indicator.BusinessArea,
        OverarchingGoal = indicator.OverarchingGoal,
        GoalId = indicator.GoalId,
        Responsible = indicator.Responsible,
        Footnote = indicator.Footnote,
        CountBelow = indicator.HideBelow > 0 && !indicator.IsQualitative && SmallNumbers.IsCount(indicator, unit) ? indicator.HideBelow : null,
        PersonsKpiId = indicator.HideBelow > 0 ? indicator.Persons?.Kpi?.Value : null,
        ReadingRule = indicator.Rule.Code(),
        PlanName = plan.Name,
        PlanFile = plan.File,
    };
}

internal sealed record IndicatorAreaRow
{
    public required string IndicatorId { get; init; }

    public required string AreaId { get; init; }

    public required int Ordinal { get; init; }
}
