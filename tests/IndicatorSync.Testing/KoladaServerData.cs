using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IndicatorSync.Testing;

/// <summary>What a v3 server holds, and its answers: path form, at most 25 ids a segment, pages with an absolute <c>next_url</c>.</summary>
internal sealed class KoladaServerData
{
    private readonly Dictionary<Key, (string Json, bool Deleted, int Count)> values = [];
    private readonly Dictionary<string, JsonObject> kpis = [];
    private readonly Dictionary<string, JsonObject> areas = [];

    private readonly Dictionary<Key, DateOnly> changed = [];

    /// <summary>What is set from now on changed on this day.</summary>
    public DateOnly Today { get; set; } = DateOnly.MinValue;

    public int PageSize { get; set; } = 5_000;

    public IReadOnlyList<(Key Key, decimal? Value, int Count)> Published =>
        [.. values.Select(value => (value.Key, Number(value.Value.Json), value.Value.Count))];

    public void Set(Key key, string json, bool deleted = false, int count = 1)
    {
        changed[key] = Today;
        values[key] = (json, deleted, json == "null" ? 0 : count);
        if (!kpis.ContainsKey(key.Kpi))
        {
            Describe(key.Kpi, $"Nyckeltal {key.Kpi}, andel (%)", null, null, null);
        }

        if (!areas.ContainsKey(key.Area))
        {
            Name(key.Area, $"Område {key.Area}", []);
        }
    }

    public void Average(string group, string[] members)
    {
        foreach (var same in Published.Where(value => members.Contains(value.Key.Area)).GroupBy(value => value.Key with { Area = group }).ToList())
        {
            var numbers = same.Select(value => value.Value).OfType<decimal>().ToList();
            var mean = numbers.Count == 0 ? "null" : Math.Round(numbers.Average(), 6).ToString(CultureInfo.InvariantCulture);
            Set(same.Key, mean, count: numbers.Count);
        }
    }

    public void Remove(Key key) => values.Remove(key);

    public void Forget(string area) => areas.Remove(area);

    public void Describe(string kpi, string title, string? publicationDate, string? preliminaryDate, string? period, string municipalityType = "K", bool isDividedByGender = true, string description = "Källa: prov.") => kpis[kpi] = new JsonObject
    {
        ["id"] = kpi,
        ["title"] = title,
        ["description"] = description,
        ["is_divided_by_gender"] = isDividedByGender,
        ["municipality_type"] = municipalityType,
        ["auspice"] = null,
        ["operating_area"] = "Kommunen, övergripande",
        ["perspective"] = "Resultat",
        ["prel_publication_date"] = preliminaryDate,
        ["publication_date"] = publicationDate,
        ["publ_period"] = period,
        ["has_ou_data"] = false,
    };

    public void Name(string area, string title, string[] members)
    {
        areas[area] = new JsonObject { ["id"] = area, ["title"] = title };
        if (area[0] == 'G')
        {
            areas[area]["members"] = new JsonArray([.. members.Select(member => new JsonObject { ["member_id"] = member, ["member_title"] = $"Område {member}" })]);
        }
        else if (area[0] == 'V')
        {
            areas[area]["municipality"] = "2417";
        }
        else
        {
            areas[area]["type"] = area == "0000" ? "L" : "K";
        }
    }

    public void Discontinue(string kpi)
    {
        kpis.Remove(kpi);
        foreach (var key in values.Keys.Where(key => key.Kpi == kpi).ToList())
        {
            values.Remove(key);
        }
    }

    /// <summary>Null for a path that v3 does not have.</summary>
    public (int Status, string Json)? Answer(string path, int page, string url, DateOnly since = default)
    {
        var segments = path.Split('/');
        if (segments.Any(segment => segment.Split(',').Length > 25))
        {
            return (422, """{"detail": "at most 25 values"}""");
        }

        string[] Ids(int segment) => segments[segment].Split(',');
        IEnumerable<JsonNode>? items = segments switch
        {
            ["data", "kpi", _, "municipality", _] => Data(Ids(2), Ids(4), "municipality", since),
            ["data", "kpi", _, "year", _] => Data(Ids(2), [.. values.Keys.Select(key => key.Area).Where(area => area[0] != 'V').Distinct()], "municipality", since)
                .Where(item => Ids(4).Contains(item["period"]!.ToString())),
            ["data", "municipality", _, "year", _] => Data([.. kpis.Keys], Ids(2), "municipality", since).Where(item => Ids(4).Contains(item["period"]!.ToString())),
            ["oudata", "kpi", _, "ou", _] => Data(Ids(2), Ids(4), "ou", since),
            ["kpi"] => kpis.Values.Select(kpi => kpi.DeepClone()),
            ["kpi", _] => Ids(1).Where(kpis.ContainsKey).Select(id => kpis[id].DeepClone()),
            ["municipality", _] or ["municipality_groups", _] or ["ou", _] => Ids(1).Where(areas.ContainsKey).Select(id => areas[id].DeepClone()),
            _ => null,
        };
        return items is null ? null : (200, Page([.. items], page, url));
    }

    private IEnumerable<JsonNode> Data(string[] kpis, string[] areas, string areaField, DateOnly since) =>
        from pair in values
        where kpis.Contains(pair.Key.Kpi) && areas.Contains(pair.Key.Area) && changed[pair.Key] >= since
        group pair by (pair.Key.Kpi, pair.Key.Area, pair.Key.Year) into item
        select new JsonObject
        {
            ["values"] = new JsonArray([.. item.Select(Value)]),
            ["kpi"] = item.Key.Kpi,
            ["period"] = item.Key.Year,
            [areaField] = item.Key.Area,
        };

    private static JsonNode Value(KeyValuePair<Key, (string Json, bool Deleted, int Count)> value) => new JsonObject
    {
        ["gender"] = value.Key.Gender,
        ["count"] = value.Value.Count,
        ["status"] = "",
        ["value"] = JsonNode.Parse(value.Value.Json),
        ["isdeleted"] = value.Value.Deleted,
    };

    private static decimal? Number(string json) => decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Page(JsonNode[] items, int page, string url)
    {
        var shown = items.Skip((page - 1) * PageSize).Take(PageSize).ToArray();
        string? Url(int other) => string.Create(CultureInfo.InvariantCulture, $"{url}?page={other}&per_page={PageSize}");
        return JsonSerializer.Serialize(new
        {
            values = shown,
            next_url = page * PageSize < items.Length ? Url(page + 1) : null,
            previous_url = page > 1 ? Url(page - 1) : null,
            count = shown.Length,
        });
    }

    internal readonly record struct Key(string Kpi, string Area, int Year, string Gender);
}
