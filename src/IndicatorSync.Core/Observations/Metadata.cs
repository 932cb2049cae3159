using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>What Kolada says of a KPI. Dates are the next expected publication and concern <see cref="PublicationPeriod"/>.</summary>
public sealed record KpiInfo
{
    public required KpiId Id { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? MunicipalityType { get; init; }

    public string? Auspice { get; init; }

    public string? OperatingArea { get; init; }

    public string? Perspective { get; init; }

    public required bool IsDividedByGender { get; init; }

    public required bool HasUnitData { get; init; }

    public DateOnly? PreliminaryPublicationDate { get; init; }

    public DateOnly? PublicationDate { get; init; }

    public int? PublicationPeriod { get; init; }

    /// <summary>What the answer had in no form that can be read. Never set on what is stored.</summary>
    public UnreadParts Unread { get; init; }

    /// <summary>What could not be read is as it was; the title of a KPI never seen before is its id until it can be.</summary>
    public KpiInfo Over(KpiInfo? stored) => this with
    {
        Title = Unread.HasFlag(UnreadParts.Title) ? stored?.Title ?? Id.Value : Title,
        IsDividedByGender = Unread.HasFlag(UnreadParts.Genders) ? stored?.IsDividedByGender ?? IsDividedByGender : IsDividedByGender,
        Unread = UnreadParts.None,
    };
}

/// <summary>A municipality, region, group or unit as Kolada names it. <see cref="Members"/> is empty except groups.</summary>
public sealed record AreaInfo(AreaId Id, string Title, string? Type, AreaId? Municipality, IReadOnlyList<AreaMember> Members)
{
    /// <summary>What the answer had in no form that can be read. Never set on what is stored.</summary>
    public UnreadParts Unread { get; init; }

    /// <summary>What could not be read is as it was: a member that cannot be read may be any of those there were.</summary>
    public AreaInfo Over(AreaInfo? stored) => this with
    {
        Title = Unread.HasFlag(UnreadParts.Title) ? stored?.Title ?? Id.Value : Title,
        Members = Unread.HasFlag(UnreadParts.Members) && stored is not null
            ? [.. Members, .. stored.Members.Where(member => Members.All(read => read.Id != member.Id))]
            : Members,
        Unread = UnreadParts.None,
    };
}

public sealed record AreaMember(AreaId Id, string Title);

/// <summary>Parts of a KPI or an area that one unreadable text costs (docs/contract.md 1.2).</summary>
[Flags]
public enum UnreadParts
{
    None = 0,
    Title = 1,

    /// <summary>Whether a KPI is divided by gender.</summary>
    Genders = 2,

    /// <summary>One or more of a group's members.</summary>
    Members = 4,
}

/// <summary>Everything one metadata request brought: at most one of the lists is filled.</summary>
public sealed record MetadataAnswer(IReadOnlyList<KpiInfo> Kpis, IReadOnlyList<AreaInfo> Areas)
{
    /// <summary>Items that could not be read: an id that did not come may be one of them, and is not known to be gone.</summary>
    public int Unreadable { get; init; }

    /// <summary>Items of which all but a part could be read.</summary>
    public IEnumerable<(string Id, UnreadParts Parts)> Unread =>
        Kpis.Select(kpi => (kpi.Id.Value, kpi.Unread)).Concat(Areas.Select(area => (area.Id.Value, area.Unread))).Where(item => item.Unread != UnreadParts.None);
}
