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
        using var document = JsonDocument.Parse(json);
        var read = request.Kind == MetadataKind.Kpi
            ? MetadataItems.Kpi(document.RootElement) is { } kpi && asked.Contains(kpi.Id.Value) && kpis.TryAdd(kpi.Id.Value, kpi)
            : MetadataItems.Area(document.RootElement) is { } area && asked.Contains(area.Id.Value) && areas.TryAdd(area.Id.Value, area);
        if (!read)
            faulty++;
    }

    public MetadataAnswer Answer() => new([.. kpis.Values], [.. areas.Values]);
}
