using System.Globalization;

namespace IndicatorSync.Worker.Catalogue;

/// <summary><c>målvärde</c>: a green phrase for each year, as a plan with a column per year prints it.</summary>
internal static class TargetsReader
{
    public const string Key = "målvärde";

    /// <summary>Each year's words with their place; null where the key is not given. A year that cannot be read is reported and left out.</summary>
    public static IReadOnlyList<(int Year, YamlText Words)>? Read(Section section, FindingLog log, string indicator)
    {
        switch (section.Node(Key))
        {
            case null:
                return null;
            case YamlMap { Entries.Count: > 0 } map:
                return [.. Targets(map, log, indicator)];
            case var other:
                section.Fault(other.Place, $"\"{Key}\" är en rad per år, t.ex. 2026: 5,3", "2026: 5,3");
                return [];
        }
    }

    private static IEnumerable<(int Year, YamlText Words)> Targets(YamlMap map, FindingLog log, string indicator)
    {
        Section.Open(map, [.. map.Entries.Select(entry => entry.Key.Value)], log, indicator);
        YamlEntry? before = null;
        foreach (var entry in map.Entries.DistinctBy(entry => entry.Key.Value))
        {
            var year = entry.Key.Value.Trim();
            if (!CatalogueForms.Year().IsMatch(year))
            {
                var split = map.Flow ? Quoting.OfSplitNumber(entry.Key, before) : null;
                log.Structural(entry.Key.Place, indicator, $"\"{Key}\" har ett år per rad, inte \"{year}\"{(split is null ? "" : "; inom { } skiljer kommatecknet värden åt")}", split);
            }
            else if (entry.Value is YamlText words)
            {
                yield return (int.Parse(year, CultureInfo.InvariantCulture), words);
            }
            else
            {
                log.Structural(entry.Value.Place, indicator, $"\"{Key}\" för {year} är ett enda värde", Quoting.ForFlow(year, entry.Value));
            }

            before = entry;
        }
    }
}
