using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Keys that nobody knows, and keys that occur twice: each a structural fault, with the key that was probably meant.</summary>
internal static class UnknownKeys
{
    public static void Report(YamlMap map, IReadOnlyCollection<string> known, FindingLog log, string? indicator)
    {
        var seen = new Dictionary<string, Place>();
        YamlEntry? before = null;
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Value;
            if (!seen.TryAdd(key, entry.Key.Place))
            {
                log.Structural(entry.Key.Place, indicator, $"nyckeln \"{key}\" står två gånger, först på rad {seen[key].Line}");
            }
            else if (!known.Contains(key))
            {
                ReportUnknown(entry.Key, before, map.Flow, known, log, indicator);
            }

            before = entry;
        }
    }

    private static void ReportUnknown(
        YamlText key, YamlEntry? before, bool flow, IReadOnlyCollection<string> known, FindingLog log, string? indicator)
    {
        if (log.IsFlood)
        {
            log.Structural(key.Place, indicator, $"okänd nyckel \"{key.Value}\"");
            return;
        }

        if (flow && Quoting.OfSplitNumber(key, before) is { } quoted)
        {
            log.Structural(
                key.Place,
                indicator,
                $"okänd nyckel \"{key.Value}\": inom {{ }} skiljer kommatecknet värden åt, så ett decimalkomma kräver citattecken",
                quoted);
            return;
        }

        var nearest = NearestWord.Among(known, key.Value);
        var home = Home(key.Value, known);
        var rest = (nearest, home) switch
        {
            (_, not null) => $"; den hör hemma {home}",
            (null, _) => $"; här kan stå {Swedish.Or([.. known])}",
            _ => "",
        };
        log.Structural(key.Place, indicator, $"okänd nyckel \"{key.Value}\"{rest}", home is null ? nearest : null);
    }

    /// <summary>Where a key that is right in itself belongs.</summary>
    private static string? Home(string key, IReadOnlyCollection<string> known) => key switch
    {
        _ when known != CatalogueKeys.Indicator && CatalogueKeys.Indicator.Contains(key) => "under en indikator",
        _ when known != CatalogueKeys.Top && CatalogueKeys.Top.Contains(key) => "överst i katalogen",
        _ when known != CatalogueKeys.Band && CatalogueKeys.Band.Contains(key) => "i en lista under \"band\"",
        _ => null,
    };
}
