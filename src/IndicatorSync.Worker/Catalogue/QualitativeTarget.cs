using IndicatorSync.Core.Bands;

namespace IndicatorSync.Worker.Catalogue;

/// <summary><c>kvalitativt mål</c>: a target that is no number (docs/contract.md 1.10). It needs no KPI, and goes with no limit.</summary>
internal static class QualitativeTarget
{
    private const string Key = "kvalitativt mål";

    /// <summary>Where its outcome comes from when the catalogue does not say.</summary>
    public static string Source => "Kvalitativ bedömning";

    /// <summary>The key is there, without words: the indicator has neither a target nor, mostly, a KPI.</summary>
    public static bool IsEmpty(Section section) => section.Has(Key) && section.Node(Key) is null;

    public static void TellEmpty(Section section) =>
        section.Fault(section.PlaceOf(Key), $"\"{Key}\" är tomt; skriv målet i ord, som planen gör, eller ange \"nyckeltal\" eller \"källa\"", $"{Key}: Systematisk analys");

    /// <summary>The target's words; null where the key is not given.</summary>
    public static string? Read(Section section)
    {
        if (section.Text(Key) is not { } words)
        {
            return null;
        }

        foreach (var other in new[] { "grön", "gul", "band", TargetsReader.Key }.Where(other => section.Node(other) is not null))
        {
            section.Fault(section.PlaceOf(other), $"\"{Key}\" och \"{other}\" går inte ihop: ett mål i ord har ingen gräns; ange det ena");
        }

        return words;
    }

    public static BandSet Bands(Section section, string words, Decision? decision)
    {
        var place = section.PlaceOf(Key);
        return new BandSet([new BandEntry(null, null, null, words, null, place.Line, BandReading.Qualitative) { Column = place.Column, Decision = decision }]);
    }
}
