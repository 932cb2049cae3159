using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The <c>id</c> of an indicator, a goal or an activity: history depends on it, so it is one plain word.</summary>
internal static class SlugReader
{
    private const int Longest = 100;

    /// <summary>The id as it is, empty when it is missing.</summary>
    public static string Of(YamlMap map) => map.Find("id")?.Value is YamlText { IsEmpty: false } text ? text.Value.Trim() : "";

    /// <summary>The same; a missing or malformed one is reported.</summary>
    public static string Read(Section section, YamlMap map)
    {
        var id = Of(map);
        if (id.Length == 0)
        {
            section.RequiredText("id");
        }
        else if (id.Length > Longest || !CatalogueForms.Slug().IsMatch(id))
        {
            var likely = string.Join('-', NearestWord.Fold(id).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            section.Fault(
                section.PlaceOf("id"),
                $"id \"{id}\" får bara ha a–z, 0–9 och bindestreck, och vara högst {Longest} tecken",
                CatalogueForms.Slug().IsMatch(likely) && likely.Length <= Longest ? likely : null);
        }

        return id;
    }
}
