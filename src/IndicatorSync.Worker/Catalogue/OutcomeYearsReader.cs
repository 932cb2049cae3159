using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads <c>utfallsår</c>: a year, or years by <c>verksamhetsområde</c> with <c>standard</c> for the rest.</summary>
internal sealed class OutcomeYearsReader(FindingLog log, DateOnly today)
{
    private const string Key = "utfallsår";
    private const string Rest = "standard";

    public OutcomeYears Read(Section top)
    {
        if (top.Node(Key) is not YamlMap map)
        {
            return new OutcomeYears(Begun(top.Year(Key), top.PlaceOf(Key)), OutcomeYears.LastYear.OfAreas);
        }

        // The names of areas are the plan's own: only a name that occurs twice is a fault.
        var section = Section.Open(map, [.. map.Entries.Select(entry => entry.Key.Value)], log, indicator: null);
        var years = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in map.Entries.Select(entry => entry.Key.Value).Where(name => name != Rest))
        {
            if (Begun(section.Year(name), section.PlaceOf(name)) is { } year)
            {
                years[name.Trim()] = year;
            }
        }

        return new OutcomeYears(Begun(section.Year(Rest), section.PlaceOf(Rest)), years);
    }

    /// <summary>A name that no indicator has is most likely misspelt.</summary>
    public void Check(Section top, IEnumerable<string?> businessAreas)
    {
        if (top.Node(Key) is not YamlMap map)
        {
            return;
        }

        var known = businessAreas.OfType<string>().Select(area => area.Trim()).Distinct().ToList();
        foreach (var entry in map.Entries.Where(entry => entry.Key.Value != Rest && !known.Contains(entry.Key.Value.Trim(), StringComparer.OrdinalIgnoreCase)))
        {
            log.Warn(entry.Key.Place, null, $"ingen indikator har verksamhetsområdet \"{entry.Key.Value.Trim()}\": dess \"{Key}\" används inte", NearestWord.Among(known, entry.Key.Value.Trim()));
        }
    }

    private int? Begun(int? year, Place place)
    {
        if (year > today.Year)
        {
            log.Warn(place, null, $"\"{Key}\" {year} har inte börjat än");
        }

        return year;
    }
}
