using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>Which areas a mirror keeps.</summary>
public enum MirrorReach
{
    /// <summary>Those of <see cref="Mirror.Areas"/>.</summary>
    Listed,

    /// <summary>Every municipality (<c>kommuner</c>).</summary>
    Municipalities,

    /// <summary>Every area that Kolada has: municipalities, regions, the country and groups (<c>alla</c>).</summary>
    All,
}

/// <summary>KPIs and areas that are kept without indicators (<c>spegla</c>, docs/contract.md 1.14).</summary>
/// <param name="Kpis">Null: all that Kolada has.</param>
/// <param name="Reach">Which areas.</param>
/// <param name="Areas">The areas when <paramref name="Reach"/> is <see cref="MirrorReach.Listed"/>, else empty; no units.</param>
public sealed record Mirror(IReadOnlyList<KpiId>? Kpis, MirrorReach Reach, IReadOnlyList<AreaId> Areas);
