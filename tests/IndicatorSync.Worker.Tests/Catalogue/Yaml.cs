using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>Catalogues for tests: a sound one, and the same with something changed.</summary>
internal static class Yaml
{
    public const string File = "indikatorer.yaml";

    public static readonly CatalogueReaderContext Context = new(new DateOnly(2026, 3, 23));

    private const string Top = """
        plan: Verksamhetsplan 2026
        kommun: "2417"
        mottagare:
          standard: [kvalitet@example.se]
          ledning: [chef@example.se]
          admin: [drift@example.se]
        indikatorer:

        """;

    public static CatalogueReading Read(string text) => CatalogueReader.Read(text, File, Context);

    /// <summary>A sound catalogue with these indicators; each is the lines after <c>- id: helhetssyn</c> (then <c>helhetssyn-2</c>).</summary>
    public static string Catalogue(params string[] indicators) =>
        Top + string.Concat(indicators.Select((lines, index) => Indicator(index == 0 ? "helhetssyn" : $"helhetssyn-{index + 1}", lines)));

    /// <summary>A sound catalogue of one sound indicator with further lines.</summary>
    public static string With(string lines) => Catalogue(Sound + "\n" + lines);

    public const string Sound = """
        namn: Helhetssyn
        nyckeltal: U23471
        grön: 82 eller högre
        gul: 74–81
        """;

    public static Indicator OneOf(string text)
    {
        var reading = Read(text);
        Assert.NotNull(reading.Catalogue);
        return reading.Catalogue.Indicators[0];
    }

    /// <summary>The only finding.</summary>
    public static Finding FindingIn(string text) => Assert.Single(Read(text).Findings);

    public static void IsRefused(string text, string message, string? suggestion = null)
    {
        var reading = Read(text);
        Assert.Null(reading.Catalogue);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(suggestion, finding.Suggestion);
    }

    private static string Indicator(string id, string lines) =>
        $"  - id: {id}\n" + string.Concat(lines.ReplaceLineEndings("\n").Split('\n').Select(line => $"    {line}\n"));
}
