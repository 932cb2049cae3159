using System.Text.Json;
using System.Text.Json.Nodes;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>
/// A question for some of the KPIs and areas that one question was for while recording, in any order: the part of the kept answer that is about
/// them, as the source would have given it. So a catalogue of one's own can be tried on a recording that another catalogue made.
/// </summary>
internal static class RecordedPart
{
    private const string Data = "data";
    private const int KpiSegment = 2;
    private const int AreaSegment = 4;

    /// <summary>The asked path names no other KPI, area or form than the kept one.</summary>
    public static bool IsWithin(string asked, string kept)
    {
        var (some, all) = (asked.Split('/'), kept.Split('/'));
        return some.Length > 1 && some.Length == all.Length && !asked.Contains('?', StringComparison.Ordinal)
            && some.Zip(all).All(pair => pair.First.Split(',').All(pair.Second.Split(',').ToHashSet(StringComparer.Ordinal).Contains));
    }

    /// <summary>Null where the kept answer is no whole answer of one page.</summary>
    public static Exchange? Of(string asked, Exchange kept)
    {
        if (kept is not { Status: 200, Failure: null, Body: { ValueKind: JsonValueKind.Object } body } || JsonNode.Parse(body.GetRawText()) is not JsonObject answer
            || answer["next_url"] is not null || answer["values"] is not JsonArray values)
        {
            return null;
        }

        var segments = asked.Split('/');
        bool IsAsked(JsonNode? item) => segments[0] == Data
            ? Names(item, "kpi", segments[KpiSegment]) && Names(item, "municipality", segments[AreaSegment])
            : Names(item, "id", segments[^1]);
        var part = new JsonArray([.. values.Where(IsAsked).Select(item => item!.DeepClone())]);
        answer["count"] = part.Count;
        answer["values"] = part;
        return kept with { Path = asked, Body = JsonSerializer.SerializeToElement(answer) };
    }

    private static bool Names(JsonNode? item, string key, string ids) =>
        item is JsonObject one && one[key] is JsonValue value && value.TryGetValue<string>(out var id) && ids.Split(',').Contains(id, StringComparer.Ordinal);
}
