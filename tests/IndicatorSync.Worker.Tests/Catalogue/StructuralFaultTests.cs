using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class StructuralFaultTests
{
    [Theory]
    [InlineData("gron: 82 eller högre", "gron", "grön")]
    [InlineData("verksamhetsomrade: Vård", "verksamhetsomrade", "verksamhetsområde")]
    [InlineData("overgripande mål: Välfärd", "overgripande mål", "övergripande mål")]
    [InlineData("larma_vid: gul", "larma_vid", "larma vid")]
    [InlineData("Gul: 74–81", "Gul", "gul")]
    public void An_unknown_key_is_refused_with_the_nearest_known_one(string line, string key, string suggestion) =>
        Yaml.IsRefused(Yaml.With(line), $"okänd nyckel \"{key}\"", suggestion);

    [Fact]
    public void A_key_near_none_is_answered_with_all_of_them() =>
        Yaml.IsRefused(Yaml.With("temperature: 3"), "okänd nyckel \"temperature\"; här kan stå id, namn, kortnamn");

    [Fact]
    public void A_key_in_the_wrong_place_is_told_where_it_belongs()
    {
        Yaml.IsRefused(Yaml.With("kommunnamn: Norsjö"), "den hör hemma överst i katalogen");
        Yaml.IsRefused("grön: minst 82\n" + Yaml.Catalogue(Yaml.Sound), "den hör hemma under en indikator");
    }

    [Fact]
    public void A_doubled_key_names_the_line_of_the_first() =>
        Yaml.IsRefused(Yaml.With("grön: 83 eller högre"), "nyckeln \"grön\" står två gånger, först på rad 11");

    [Theory]
    [InlineData("id: helhetssyn", "id: Helhetssyn Boende", "helhetssyn-boende")]
    [InlineData("id: helhetssyn", "id: särskilt_boende!", null)]
    [InlineData("id: helhetssyn", "id: särskilt-boende", "sarskilt-boende")]
    [InlineData("nyckeltal: U23471", "nyckeltal: X1", null)]
    [InlineData("nyckeltal: U23471", "nyckeltal: n00945", "N00945")]
    [InlineData("nyckeltal: U23471", "nyckeltal: U2347", null)]
    [InlineData("kommun: \"2417\"", "kommun: \"0123456\"", null)]
    [InlineData("kommun: \"2417\"", "kommun: 114", "0114")]
    [InlineData("kommun: \"2417\"", "kommun: G176642", null)]
    [InlineData("kommun: \"2417\"", "kommun: Norsjö", "2417")]
    [InlineData("[chef@example.se]", "[chef.example.se]", null)]
    [InlineData("[chef@example.se]", "[chef@example.se <x>]", null)]
    public void A_malformed_value_is_refused_where_it_stands(string sound, string malformed, string? suggestion)
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue(Yaml.Sound).Replace(sound, malformed, StringComparison.Ordinal));

        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.Equal(suggestion, finding.Suggestion);
        Assert.True(finding.Line > 1 && finding.Column > 1);
    }

    [Theory]
    [InlineData("larm: [ledningen]", "finns inte under \"mottagare\"", "ledning")]
    [InlineData("larm: styrelsen", "(där finns standard, ledning, admin)", null)]
    [InlineData("kön: [T, kvinnor]", "\"kön\" är T (totalt), K (kvinnor), M (män)", "K")]
    [InlineData("kön: T, K, M", "\"kön\" är", "[T, K, M]")]
    [InlineData("kön: X", "\"kön\" är", null)]
    [InlineData("kön: K-M", "\"kön\" är", "könsgap: högst 10")]
    [InlineData("läsregel: kontinuelig", "välj kontinuerlig eller avrundad", "kontinuerlig")]
    [InlineData("landet: Ja", "välj ja eller nej", "ja")]
    [InlineData("larma vid: gult", "välj gul, röd eller säkerställd röd", "gul")]
    [InlineData("decimaler: många", "heltal från 0 till 10", null)]
    [InlineData("inaktuellt efter: -1", "heltal från 0 till 50", null)]
    [InlineData("seriebrott: [2023, igår]", "årtal med fyra siffror, inte \"igår\"", null)]
    [InlineData("jämför: [0000, G]", "\"G\" är fel", null)]
    [InlineData("jämför: [176642]", "\"176642\" är fel", "G176642")]
    [InlineData("tystat till: 30 juni\nskäl: Ny enkät", "ett datum som 2026-06-30", null)]
    [InlineData("tystat till: 2026-02-30\nskäl: Ny enkät", "ett datum som 2026-06-30", null)]
    [InlineData("tystat till: 2026-06-30", "kräver ett \"skäl\"", null)]
    [InlineData("kommun: 0114\ndriftenhet: V15E144001301", "går inte ihop", null)]
    [InlineData("driftenhet: \"2417\"", "V15E144001301", null)]
    [InlineData("fotnot: [a, b]", "tar ett enda värde, inte en lista", "fotnot: \"a,b\"")]
    [InlineData("fotnot:\n  a: b", "tar ett enda värde, inte en grupp", null)]
    [InlineData("seriebrott: [[2023]]", "en lista av enkla värden", null)]
    public void A_value_that_cannot_be_taken_is_refused(string lines, string message, string? suggestion) =>
        Yaml.IsRefused(Yaml.With(lines), message, suggestion);

    [Theory]
    [InlineData("namn: Helhetssyn", "\"namn\" saknas")]
    [InlineData("nyckeltal: U23471", "\"nyckeltal\" saknas; det behövs när \"källa\" är kolada")]
    public void What_is_needed_is_missed(string line, string message)
    {
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound.ReplaceLineEndings("\n").Replace(line + "\n", "", StringComparison.Ordinal)), message);
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound.Replace(line, line.Split(' ')[0], StringComparison.Ordinal)), message);
    }

    [Fact]
    public void A_missing_id_is_told_once()
    {
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound).Replace("- id: helhetssyn\n", "- kortnamn: Helhet\n", StringComparison.Ordinal), "\"id\" saknas");
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound).Replace("id: helhetssyn", "id:", StringComparison.Ordinal), "\"id\" saknas");
    }

    [Fact]
    public void A_doubled_id_names_the_line_of_the_first() =>
        Yaml.IsRefused(
            Yaml.Catalogue(Yaml.Sound, Yaml.Sound).Replace("helhetssyn-2", "helhetssyn", StringComparison.Ordinal),
            "id \"helhetssyn\" finns redan på rad 8");

    [Fact]
    public void A_catalogue_without_administrator_is_refused() =>
        Yaml.IsRefused(
            Yaml.Catalogue(Yaml.Sound).Replace("  admin: [drift@example.se]\n", "", StringComparison.Ordinal),
            "ingen administratör",
            "admin: [drift@example.se]");

    [Theory]
    [InlineData("")]
    [InlineData("# bara en kommentar\n")]
    [InlineData("- en lista\n")]
    [InlineData("bara text\n")]
    public void What_is_no_catalogue_is_refused_in_one_line(string text) => Yaml.IsRefused(text, "katalogen är tom");

    [Fact]
    public void A_catalogue_without_indicators_is_refused()
    {
        var text = Yaml.Catalogue();

        Yaml.IsRefused(text, "\"indikatorer\" saknas eller är tom");
        Yaml.IsRefused(text.Replace("indikatorer:", "indikatorer: []", StringComparison.Ordinal), "\"indikatorer\" saknas eller är tom");
        Yaml.IsRefused(text + "  - bara text\n", "en indikator har nycklar");
    }

    [Fact]
    public void A_catalogue_without_municipality_is_refused() =>
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound).Replace("kommun: \"2417\"\n", "", StringComparison.Ordinal), "\"kommun\" saknas", "kommun: \"2417\"");

    [Fact]
    public void Recipients_must_be_groups() =>
        Assert.Contains(
            Yaml.Read("kommun: 2417\nmottagare: [a@example.se]\nindikatorer:\n  - {id: a, namn: A, nyckeltal: U23471, grön: minst 8}\n").Findings,
            finding => finding.Message.Contains("\"mottagare\" är grupper", StringComparison.Ordinal));
}
