using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>What there is to mirror: the ids behind <c>alla</c> and <c>kommuner</c>.</summary>
/// <param name="Mirror">What the catalogue wants.</param>
/// <param name="KnownKpis">Every KPI of Kolada; for a mirror of municipalities without those that only regions have.</param>
/// <param name="Municipalities">Every municipality.</param>
public sealed record MirrorGround(Mirror Mirror, IReadOnlyList<KpiId> KnownKpis, IReadOnlyList<AreaId> Municipalities)
{
    private readonly HashSet<KpiId> listedKpis = [.. Mirror.Kpis ?? []];
    private readonly HashSet<AreaId> listedAreas = [.. Mirror.Areas];

    public IReadOnlyList<KpiId> Kpis => Mirror.Kpis ?? KnownKpis;

    /// <summary>Empty where the areas are not known one by one.</summary>
    public IReadOnlyList<AreaId> Areas => Mirror.Reach switch
    {
        MirrorReach.Listed => Mirror.Areas,
        MirrorReach.Municipalities => Municipalities,
        _ => [],
    };

    /// <summary>Whether a value that came is wanted.</summary>
    public bool Keeps(KpiId kpi, AreaId area) => (Mirror.Kpis is null || listedKpis.Contains(kpi)) && Mirror.Reach switch
    {
        MirrorReach.Listed => listedAreas.Contains(area),
        MirrorReach.Municipalities => area.Kind == AreaKind.Municipality,
        _ => area.Kind != AreaKind.Unit,
    };

    /// <summary>What a unit's answer is kept of. A unit that was read for another part of its answer has not been read.</summary>
    public string PartOf(MirrorUnit unit) => (unit.Kpi, unit.Area) switch
    {
        (not null, not null) => "",
        (null, _) => Mirror.Kpis is { } kpis ? Hash(kpis.Select(kpi => kpi.Value)) : nameof(MirrorReach.All),
        _ => Mirror.Reach == MirrorReach.Listed ? Hash(Mirror.Areas.Select(area => area.Value)) : Mirror.Reach.ToString(),
    };

    private static string Hash(IEnumerable<string> ids) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(',', ids.Order(StringComparer.Ordinal)))))[..16];
}
