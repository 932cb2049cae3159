using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Collects the items of one metadata request. An API that forgets the filter answers with everything: that is a fault.</summary>
internal sealed class MetadataAnswerBuilder(MetadataRequest request)
{
    private readonly HashSet<string> asked = [.. request.Ids];
    private readonly Dictionary<string, KpiInfo> kpis = [];
    private readonly Dictionary<string, AreaInfo> areas = [];
    private int items;
    private int faulty;

    public Fault? Fault => faulty > items * Normaliser.FaultyShare
        ? Kolada.Fault.Contract($"{faulty} av {items} poster saknar id eller titel, eller är inte det som frågades efter")
        : null;

    public void Add(ReadOnlyMemory<byte> json)
    {
        items++;
        if (!Read(json))
            faulty++;
    }

    public MetadataAnswer Answer() => new([.. kpis.Values], [.. areas.Values]);

    /// <summary>The boundary of an item (docs/contract.md 1.15): one that .NET's reader refuses is one that has no id.</summary>
    private bool Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Take(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or JsonException)
        {
            return false;
        }
    }

    private bool Take(JsonElement item) => request.Kind == MetadataKind.Kpi
        ? MetadataItems.Kpi(item) is { } kpi && asked.Contains(kpi.Id.Value) && kpis.TryAdd(kpi.Id.Value, kpi)
        : MetadataItems.Area(item) is { } area && asked.Contains(area.Id.Value) && areas.TryAdd(area.Id.Value, area);
}
