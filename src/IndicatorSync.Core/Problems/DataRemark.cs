using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>What stored data says against an indicator's definition. It stops nothing.</summary>
/// <param name="Type">One of <see cref="ProblemTypes"/>.</param>
/// <param name="Key">The catalogue key it concerns.</param>
/// <param name="Entry">The band it concerns, if one.</param>
/// <param name="Message">Swedish, without the indicator's name.</param>
/// <param name="Suggestion">What to do, or null.</param>
public sealed record DataRemark(string Type, string Key, BandEntry? Entry, string Message, string? Suggestion = null);

/// <summary>A change of who belongs to a group of municipalities.</summary>
/// <param name="Group">The group.</param>
/// <param name="Title">Kolada's name of it.</param>
/// <param name="Year">The Swedish year in which Kolada changed it.</param>
/// <param name="Joined">Members that were new then.</param>
/// <param name="Left">Members that no longer belonged then.</param>
public sealed record GroupChange(AreaId Group, string Title, int Year, int Joined, int Left);

/// <summary>Everything stored that an indicator's definition is held against.</summary>
public sealed record AuditGround
{
    /// <summary>What Kolada says of the KPI; null when it never was answered for.</summary>
    public KpiInfo? Kpi { get; init; }

    /// <summary>Kolada answered for it once and no longer does.</summary>
    public bool IsGone { get; init; }

    public SourceState Source { get; init; }

    public bool HasValues { get; init; }

    public CountryValues Country { get; init; } = CountryValues.None;

    /// <summary>Changes of groups since they were first read, of any group.</summary>
    public IReadOnlyList<GroupChange> GroupChanges { get; init; } = [];

    /// <summary>A stored series of the indicator's KPI.</summary>
    public required Func<AreaId, Gender, Series> SeriesOf { get; init; }

    /// <summary>The date in the schedule's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>An indicator and gender as the stored values judge it.</summary>
    public JudgeInput InputOf(JudgedDefinition definition) => new(
        definition,
        SeriesOf(definition.Area, definition.Gender),
        definition.ReferenceAreas.Append(AreaId.Riket).Distinct().ToDictionary(area => area, area => SeriesOf(area, definition.Gender)),
        Source,
        Today);
}
