using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Planning;

/// <summary>
/// One question to Kolada, in path form, at most 25 ids a segment (more is answered 422). All its pages belong to it: it is fetched
/// whole or it fails.
/// </summary>
public abstract record PlannedRequest
{
    /// <summary>The largest number of ids in one path segment that the API takes (kolada/API.md 1.4).</summary>
    public const int MaxIds = 25;

    /// <summary>Below the base address, no leading slash, ids joined by literal commas: <c>data/kpi/N1,N2/municipality/2417</c>.</summary>
    public abstract string Path { get; }

    /// <summary>Two halves that together ask for the same, or none when a single id is left.</summary>
    public abstract IReadOnlyList<PlannedRequest> Halves();

    public sealed override string ToString() => Path;
}

/// <summary>Whole series: every year of these KPIs for these municipalities, regions, the country or groups.</summary>
public sealed record DataRequest(IReadOnlyList<KpiId> Kpis, IReadOnlyList<AreaId> Areas) : PlannedRequest
{
    public override string Path => $"data/kpi/{string.Join(',', Kpis)}/municipality/{string.Join(',', Areas)}";

    /// <summary>KPIs are halved before areas, so that one bad KPI costs one indicator.</summary>
    public override IReadOnlyList<PlannedRequest> Halves() =>
        Kpis.Count > 1 ? [this with { Kpis = [.. Kpis.Take(Kpis.Count / 2)] }, this with { Kpis = [.. Kpis.Skip(Kpis.Count / 2)] }]
        : Areas.Count > 1 ? [this with { Areas = [.. Areas.Take(Areas.Count / 2)] }, this with { Areas = [.. Areas.Skip(Areas.Count / 2)] }]
        : [];
}

/// <summary>Whole series for organisational units.</summary>
public sealed record UnitDataRequest(IReadOnlyList<KpiId> Kpis, IReadOnlyList<AreaId> Units) : PlannedRequest
{
    public override string Path => $"oudata/kpi/{string.Join(',', Kpis)}/ou/{string.Join(',', Units)}";

    public override IReadOnlyList<PlannedRequest> Halves() =>
        Kpis.Count > 1 ? [this with { Kpis = [.. Kpis.Take(Kpis.Count / 2)] }, this with { Kpis = [.. Kpis.Skip(Kpis.Count / 2)] }]
        : Units.Count > 1 ? [this with { Units = [.. Units.Take(Units.Count / 2)] }, this with { Units = [.. Units.Skip(Units.Count / 2)] }]
        : [];
}

/// <summary>What a <see cref="MetadataRequest"/> asks about.</summary>
public enum MetadataKind
{
    Kpi,
    Municipality,
    Group,
    Unit,
}

/// <summary>Titles, types, dates and members of what the catalogue names.</summary>
public sealed record MetadataRequest(MetadataKind Kind, IReadOnlyList<string> Ids) : PlannedRequest
{
    public override string Path => Kind switch
    {
        MetadataKind.Kpi => "kpi/",
        MetadataKind.Municipality => "municipality/",
        MetadataKind.Group => "municipality_groups/",
        _ => "ou/",
    } + string.Join(',', Ids);

    public override IReadOnlyList<PlannedRequest> Halves() =>
        Ids.Count > 1 ? [this with { Ids = [.. Ids.Take(Ids.Count / 2)] }, this with { Ids = [.. Ids.Skip(Ids.Count / 2)] }] : [];
}
