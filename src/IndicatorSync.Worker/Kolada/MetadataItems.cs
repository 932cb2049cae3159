using System.Globalization;
using System.Text.Json;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Reads items of <c>/kpi</c>, <c>/municipality</c>, <c>/municipality_groups</c> and <c>/ou</c>; null when id or title cannot be read.</summary>
internal static class MetadataItems
{
    public static KpiInfo? Kpi(JsonElement item) =>
        KpiId.TryParse(Text(item, "id"), out var id) && Text(item, "title") is { } title
            ? new KpiInfo(
                id,
                title,
                JsonText.Lines(Property(item, "description")),
                Text(item, "municipality_type"),
                Text(item, "auspice"),
                Text(item, "operating_area"),
                Text(item, "perspective"),
                Flag(item, "is_divided_by_gender"),
                Flag(item, "has_ou_data"),
                Date(item, "prel_publication_date"),
                Date(item, "publication_date"),
                Year(item, "publ_period"))
            : null;

    public static AreaInfo? Area(JsonElement item) =>
        AreaId.TryParse(Text(item, "id"), out var id) && Text(item, "title") is { } title
            ? new AreaInfo(
                id,
                title,
                Text(item, "type"),
                AreaId.TryParse(Text(item, "municipality"), out var municipality) ? municipality : null,
                [.. Members(item)])
            : null;

    private static IEnumerable<AreaMember> Members(JsonElement item)
    {
        if (!item.TryGetProperty("members", out var members) || members.ValueKind != JsonValueKind.Array)
            yield break;

        foreach (var member in members.EnumerateArray())
        {
            if (AreaId.TryParse(Text(member, "member_id"), out var id))
                yield return new AreaMember(id, Text(member, "member_title") ?? id.Value);
        }
    }

    private static string? Text(JsonElement item, string name) => JsonText.Line(Property(item, name));

    private static bool Flag(JsonElement item, string name) => Property(item, name) is { ValueKind: JsonValueKind.True };

    /// <summary>A day of this century or so: 9999-12-31 and 0001-01-01 say "unknown", and no sum of days may be made with them.</summary>
    private static DateOnly? Date(JsonElement item, string name) =>
        DateOnly.TryParseExact(Text(item, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1990 and <= 2100 ? date : null;

    /// <summary>Kolada writes this year as text; a number is understood too.</summary>
    private static int? Year(JsonElement item, string name) =>
        Property(item, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } written
        && int.TryParse(JsonText.Line(written) ?? written.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1900 and <= 2200 ? year : null;

    private static JsonElement? Property(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : null;
}
