using System.Globalization;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>
/// One question to Kolada, in path form, at most 25 ids a segment (more is answered 422). All its pages belong to it: it is fetched
/// whole or it fails.
/// </summary>
public abstract record PlannedRequest
{
    /// <summary>The largest number of ids in one path segment that the API takes (docs/kolada-api.md 1.4).</summary>
    public const int MaxIds = 25;

    /// <summary>Below the base address, no leading slash, ids joined by literal commas: <c>data/kpi/N1,N2/municipality/2417</c>.</summary>
    public abstract string Path { get; }

    /// <summary>The ids of each path segment, at least one in each. A request asks for every combination of them.</summary>
    public abstract IReadOnlyList<IReadOnlyList<string>> Segments { get; }

    /// <summary>The same question for some of a segment's ids, in their order.</summary>
    public abstract PlannedRequest Narrow(int segment, IReadOnlySet<string> ids);

    public sealed override string ToString() => Path;
}

/// <summary>Whole series: every year of these KPIs for these municipalities, regions, the country or groups.</summary>
public sealed record DataRequest(IReadOnlyList<KpiId> Kpis, IReadOnlyList<AreaId> Areas) : PlannedRequest
{
    /// <summary>Each KPI with each area.</summary>
    public IEnumerable<(KpiId Kpi, AreaId Area)> Pairs => Kpis.SelectMany(kpi => Areas.Select(area => (kpi, area)));

    public override string Path => $"data/kpi/{string.Join(',', Kpis)}/municipality/{string.Join(',', Areas)}";

    public override IReadOnlyList<IReadOnlyList<string>> Segments => [[.. Kpis.Select(kpi => kpi.Value)], [.. Areas.Select(area => area.Value)]];

    public override PlannedRequest Narrow(int segment, IReadOnlySet<string> ids) => segment == 0
        ? this with { Kpis = [.. Kpis.Where(kpi => ids.Contains(kpi.Value))] }
        : this with { Areas = [.. Areas.Where(area => ids.Contains(area.Value))] };
}

/// <summary>Whole series for organisational units.</summary>
public sealed record UnitDataRequest(IReadOnlyList<KpiId> Kpis, IReadOnlyList<AreaId> Units) : PlannedRequest
{
    public override string Path => $"oudata/kpi/{string.Join(',', Kpis)}/ou/{string.Join(',', Units)}";

    public override IReadOnlyList<IReadOnlyList<string>> Segments => [[.. Kpis.Select(kpi => kpi.Value)], [.. Units.Select(unit => unit.Value)]];

    public override PlannedRequest Narrow(int segment, IReadOnlySet<string> ids) => segment == 0
        ? this with { Kpis = [.. Kpis.Where(kpi => ids.Contains(kpi.Value))] }
        : this with { Units = [.. Units.Where(unit => ids.Contains(unit.Value))] };
}

/// <summary>
/// One KPI in every municipality, some years of it. Without <c>region_type</c> the answer brings some 3 600 groups along for each
/// year; what comes that is no municipality is passed over all the same.
/// </summary>
public sealed record CountryRequest(KpiId Kpi, IReadOnlyList<int> Years) : PlannedRequest
{
    /// <summary>The areas for which a run asks for this KPI anyway: their values come from that question alone, so that two answers never contend for one row.</summary>
    public IReadOnlySet<AreaId> AskedAnyway { get; init; } = new HashSet<AreaId>();

    public override string Path => $"data/kpi/{Kpi}/year/{string.Join(',', Segments[1])}?region_type={RegionType}";

    /// <summary>Kolada's letter for municipalities.</summary>
    public static string RegionType => "K";

    public override IReadOnlyList<IReadOnlyList<string>> Segments =>
        [[Kpi.Value], [.. Years.Select(year => year.ToString(CultureInfo.InvariantCulture))]];

    public override PlannedRequest Narrow(int segment, IReadOnlySet<string> ids) => segment == 0
        ? this
        : this with { Years = [.. Years.Where(year => ids.Contains(year.ToString(CultureInfo.InvariantCulture)))] };
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

    public override IReadOnlyList<IReadOnlyList<string>> Segments => [Ids];

    public override PlannedRequest Narrow(int segment, IReadOnlySet<string> ids) => this with { Ids = [.. Ids.Where(ids.Contains)] };
}
