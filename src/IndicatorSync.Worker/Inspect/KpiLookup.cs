using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Inspect;

/// <summary>The kept catalogue of KPIs, opened for many questions: its index is built once, when words are first looked for.</summary>
internal sealed class KpiLookup(IReadOnlyList<KpiEntry> all) : IDisposable
{
    private readonly Lazy<KpiSearch> search = new(() => new KpiSearch(all));

    /// <summary>The KPI of an id, or those that words fit, best first.</summary>
    public IReadOnlyList<KpiEntry> Find(string words, int most) =>
        IdOf(words) is { } id ? [.. all.Where(entry => entry.Id == id)] : search.Value.Find(words, most);

    /// <summary>The id that the words are; null where they are words.</summary>
    public static KpiId? IdOf(string words) => KpiId.TryParse(words.Trim().ToUpperInvariant(), out var id) ? id : null;

    public void Dispose()
    {
        if (search.IsValueCreated)
        {
            search.Value.Dispose();
        }
    }
}
