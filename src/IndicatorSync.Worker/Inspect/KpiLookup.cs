using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Inspect;

/// <summary>The kept catalogue of KPIs, opened for many questions: its index is built once, when words are first looked for.</summary>
internal sealed class KpiLookup(IReadOnlyList<CataloguedKpi> all) : IDisposable
{
    private readonly Dictionary<KpiId, CataloguedKpi> byId = all.ToDictionary(kpi => kpi.KpiId);
    private readonly Lazy<KpiSearch> search = new(() => new KpiSearch([.. all.Select(kpi => new KpiEntry(kpi.KpiId, kpi.Title, kpi.MunicipalityType))]));

    /// <summary>The KPI of an id, or those that words fit, best first.</summary>
    public IReadOnlyList<CataloguedKpi> Find(string words, int most) =>
        KpiId.TryParse(words.Trim().ToUpperInvariant(), out var id)
            ? byId.TryGetValue(id, out var known) ? [known] : []
            : [.. search.Value.Find(words, most).Select(entry => byId[entry.Id])];

    public void Dispose()
    {
        if (search.IsValueCreated)
        {
            search.Value.Dispose();
        }
    }
}
