using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Storage.Metadata;

internal enum MetadataChangeKind
{
    Retitled,

    /// <summary>The title has come to end in <c>(-YYYY)</c>, or did so when first seen.</summary>
    Discontinued,

    /// <summary>Asked for and not answered, though it was known.</summary>
    Gone,

    /// <summary>Back after <see cref="Gone"/>.</summary>
    Returned,

    /// <summary>What the KPI is said to measure is worded differently, or it is divided by gender where it was not, or the other way.</summary>
    Redefined,

    /// <summary>A group's members are others than before.</summary>
    MembersChanged,
}

/// <param name="Kind">What changed.</param>
/// <param name="Id">The KPI or area.</param>
/// <param name="OldTitle">Null at first sight.</param>
/// <param name="NewTitle">The title that was stored; the old one when gone.</param>
internal sealed record MetadataChange(MetadataChangeKind Kind, string Id, string? OldTitle, string NewTitle)
{
    /// <summary>Titles of the members that are new in a group.</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>Titles of the members that are no longer in it.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    public bool Equals(MetadataChange? other) => other is not null && (Kind, Id, OldTitle, NewTitle) == (other.Kind, other.Id, other.OldTitle, other.NewTitle)
        && Joined.SequenceEqual(other.Joined) && Left.SequenceEqual(other.Left);

    public override int GetHashCode() => HashCode.Combine(Kind, Id, OldTitle, NewTitle);
}

/// <summary><see cref="GoneSince"/>: since when Kolada no longer answers for it.</summary>
internal sealed record StoredKpi(KpiInfo Info, DateTimeOffset? GoneSince)
{
    /// <summary>When what Kolada says of it was last another, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The last year of a discontinued KPI, from its title.</summary>
    public int? DiscontinuedYear => KpiTitle.DiscontinuedAfter(Info.Title);
}

/// <summary><see cref="GoneSince"/>: since when Kolada no longer answers for it.</summary>
internal sealed record StoredArea(AreaInfo Info, DateTimeOffset? GoneSince);

internal sealed record KpiRow
{
    public KpiId KpiId { get; init; }

    public string Title { get; init; } = "";

    public string? Description { get; init; }

    public string? MunicipalityType { get; init; }

    public string? Auspice { get; init; }

    public string? OperatingArea { get; init; }

    public string? Perspective { get; init; }

    public bool IsDividedByGender { get; init; }

    public bool HasUnitData { get; init; }

    public DateOnly? PreliminaryPublicationDate { get; init; }

    public DateOnly? PublicationDate { get; init; }

    public int? PublicationPeriod { get; init; }

    public DateTimeOffset? GoneSince { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public StoredKpi ToStored() => new(
        new KpiInfo
        {
            Id = KpiId,
            Title = Title,
            Description = Description,
            MunicipalityType = MunicipalityType,
            Auspice = Auspice,
            OperatingArea = OperatingArea,
            Perspective = Perspective,
            IsDividedByGender = IsDividedByGender,
            HasUnitData = HasUnitData,
            PreliminaryPublicationDate = PreliminaryPublicationDate,
            PublicationDate = PublicationDate,
            PublicationPeriod = PublicationPeriod,
        },
        GoneSince)
    {
        ChangedAt = ChangedAt,
    };
}

internal sealed record AreaRow
{
    public AreaId AreaId { get; init; }

    public string Title { get; init; } = "";

    public string? Type { get; init; }

    public AreaId? MunicipalityId { get; init; }

    public DateTimeOffset? GoneSince { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public StoredArea ToStored(IReadOnlyList<AreaMember> members) => new(new AreaInfo(AreaId, Title, Type, MunicipalityId, members), GoneSince);
}

internal sealed record MemberRow
{
    public AreaId AreaId { get; init; }

    public AreaId MemberId { get; init; }

    public DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    public string Title { get; init; } = "";

    public AreaMember ToMember() => new(MemberId, Title);
}
