using System.Globalization;
using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Reads items of <c>/kpi</c>, <c>/municipality</c>, <c>/municipality_groups</c> and <c>/ou</c>; null when its id cannot be read.</summary>
internal static class MetadataItems
{
    public static KpiInfo? Kpi(JsonElement item) =>
        KpiId.TryParse(Text(item, "id"), out var id)
            ? new KpiInfo
            {
                Id = id,
                Title = Title(item) ?? "",
                Description = JsonText.Lines(Property(item, "description")),
                MunicipalityType = Text(item, "municipality_type"),
                Auspice = Text(item, "auspice"),
                OperatingArea = Text(item, "operating_area"),
                Perspective = Text(item, "perspective"),
                IsDividedByGender = Flag(item, "is_divided_by_gender") == true,
                HasUnitData = Flag(item, "has_ou_data") == true,
                PreliminaryPublicationDate = Date(item, "prel_publication_date"),
                PublicationDate = Date(item, "publication_date"),
                PublicationPeriod = Year(item, "publ_period"),
                Unread = Unless(Title(item) is not null, UnreadParts.Title) | Unless(Flag(item, "is_divided_by_gender") is not null, UnreadParts.Genders),
            }
            : null;

    public static AreaInfo? Area(JsonElement item) =>
        AreaId.TryParse(Text(item, "id"), out var id)
            ? new AreaInfo(
                id,
                Title(item) ?? "",
                Text(item, "type"),
                AreaId.TryParse(Text(item, "municipality"), out var municipality) ? municipality : null,
                [.. Members(item).OfType<AreaMember>()])
            {
                Unread = Unless(Title(item) is not null, UnreadParts.Title) | Unless(Members(item).All(member => member is not null), UnreadParts.Members),
            }
            : null;

    /// <summary>Null for a member whose id cannot be read.</summary>
    private static IEnumerable<AreaMember?> Members(JsonElement item)
    {
        if (!item.TryGetProperty("members", out var members) || members.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var member in members.EnumerateArray())
        {
            yield return AreaId.TryParse(Text(member, "member_id"), out var id) ? new AreaMember(id, Text(member, "member_title") ?? id.Value) : null;
        }
    }

    private static string? Text(JsonElement item, string name) => JsonText.Line(Property(item, name));

    /// <summary>A title has a letter: what has none names nothing, and would put away the title that is stored.</summary>
    private static string? Title(JsonElement item) => Text(item, "title") is { } title && title.Any(char.IsLetter) ? title : null;

    /// <summary>Null when it is neither yes nor no. One that is left out is no; 0 and 1 are understood too.</summary>
    private static bool? Flag(JsonElement item, string name) => Property(item, name) switch
    {
        null or { ValueKind: JsonValueKind.False or JsonValueKind.Null } => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var bit) && bit is 0 or 1 => bit == 1,
        _ => null,
    };

    private static UnreadParts Unless(bool read, UnreadParts part) => read ? UnreadParts.None : part;

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
