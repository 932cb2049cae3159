using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Collects the items of one metadata request. An API that leaves out the filter answers with everything: that is a fault.</summary>
/// <param name="kind">What the items are.</param>
/// <param name="asked">The ids asked for; null when everything was.</param>
internal sealed class MetadataAnswerBuilder(MetadataKind kind, HashSet<string>? asked)
{
    private readonly Dictionary<string, KpiInfo> kpis = [];
    private readonly Dictionary<string, AreaInfo> areas = [];
    private readonly Dictionary<string, int> pages = [];
    private int page = 1;
    private int items;
    private int faulty;

    /// <summary>An id came that an earlier page had: another one has most likely been left out.</summary>
    public bool RepeatsEarlierPage { get; private set; }

    public Fault? Fault => faulty > items * Normaliser.FaultyShare
        ? Kolada.Fault.Contract($"{faulty} av {items} poster saknar id, eller är inte det som frågades efter")
        : null;

    /// <summary>What follows is on this page of the answer (1-based).</summary>
    public void TurnTo(int number) => page = number;

    public void Add(ReadOnlyMemory<byte> json)
    {
        items++;
        if (!TryRead(json, out var id) || asked?.Contains(id) == false)
        {
            faulty++;
        }
        else if (!pages.TryAdd(id, page))
        {
            (faulty, RepeatsEarlierPage) = (faulty + 1, RepeatsEarlierPage || pages[id] < page);
        }
    }

    public MetadataAnswer Answer() => new([.. kpis.Values.Where(kpi => asked?.Contains(kpi.Id.Value) != false)], [.. areas.Values.Where(area => asked?.Contains(area.Id.Value) != false)]) { Unreadable = faulty };

    /// <summary>
    /// The boundary of an item (docs/contract.md 1.15): one that .NET's reader refuses is one that has no id. A key that occurs twice
    /// is refused too: nothing says which of its values is meant.
    /// </summary>
    private bool TryRead(ReadOnlyMemory<byte> json, out string id)
    {
        id = "";
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (kind == MetadataKind.Kpi && MetadataItems.Kpi(document.RootElement) is { } kpi)
            {
                kpis.TryAdd(id = kpi.Id.Value, kpi);
            }
            else if (kind != MetadataKind.Kpi && MetadataItems.Area(document.RootElement) is { } area)
            {
                areas.TryAdd(id = area.Id.Value, area);
            }

            return id.Length > 0;
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or JsonException)
        {
            return false;
        }
    }
}
