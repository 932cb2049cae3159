using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Observations;

/// <summary>What Kolada says of a KPI. Dates are the next expected publication and concern <see cref="PublicationPeriod"/>.</summary>
public sealed record KpiInfo(
    KpiId Id,
    string Title,
    string? Description,
    string? MunicipalityType,
    string? Auspice,
    string? OperatingArea,
    string? Perspective,
    bool IsDividedByGender,
    bool HasUnitData,
    DateOnly? PreliminaryPublicationDate,
    DateOnly? PublicationDate,
    int? PublicationPeriod);

/// <summary>A municipality, region, group or unit as Kolada names it. <see cref="Members"/> is empty but for groups.</summary>
public sealed record AreaInfo(AreaId Id, string Title, string? Type, AreaId? Municipality, IReadOnlyList<AreaMember> Members);

public sealed record AreaMember(AreaId Id, string Title);

/// <summary>Everything one metadata request brought: at most one of the lists is filled.</summary>
public sealed record MetadataAnswer(IReadOnlyList<KpiInfo> Kpis, IReadOnlyList<AreaInfo> Areas)
{
    /// <summary>Items that could not be read: an id that did not come may be one of them, and is not known to be gone.</summary>
    public int Unreadable { get; init; }
}
