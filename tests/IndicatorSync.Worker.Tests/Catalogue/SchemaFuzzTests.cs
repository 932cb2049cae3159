using CsCheck;
using IndicatorSync.Core.Terms;
using NJsonSchema;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>Generated catalogues go to the editors' schema and to the reader: what one refuses, the other refuses.</summary>
public class SchemaFuzzTests
{
    /// <summary>None that only the rest of the catalogue makes wrong (an unknown group or goal): that no schema can say.</summary>
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["namn"] = ["Helhetssyn", "2026", "ja", "\"\"", "[a]"],
        ["kortnamn"] = ["Kort", "", "7"],
        ["nyckeltal"] = ["U23471", "u23471", "N00945", "U 23471", "23471"],
        ["källa"] = ["kolada", "HR", "Kolada"],
        ["hämtas från"] = ["Kolada", "[a]"],
        ["kommun"] = ["\"2417\"", "2417", "\"0114\"", "Norsjö", "\"123\"", "123", "24170"],
        ["driftenhet"] = ["V15E144001301", "V15", ""],
        ["kön"] = ["T", "[K, M]", "kvinnor", "", "[]", "K-M"],
        ["könsgap"] = ["högst 10"],
        ["fotnot"] = ["text", "3.5", "", "{ a: b }"],
        ["måttenhet"] = ["\"%\"", "kr", ""],
        ["decimaler"] = ["1", "\"1\"", "0", "10", "11", "\"11\"", "-1", "många", "", "1.5"],
        ["riktning"] = ["lägre", "högre är bättre", "nedåt", ""],
        ["gul"] = ["74–81", "76", "inom 5 %", "\"-\"", "–", "", "[a]"],
        ["läsregel"] = ["avrundad", "kontinuerlig", "ungefär", ""],
        ["jämför"] = ["[\"0000\", G176642]", "\"0000\"", "1480", "480", "G1", ""],
        ["seriebrott"] = ["2023", "[2019, \"2023\"]", "23", "2150", ""],
        ["inaktuellt efter"] = ["2", "\"2\"", "50", "51", "-1", "x", ""],
        ["publiceras"] = ["v 40", "2026-10-04", ""],
        ["larm"] = ["standard", "[standard, ledning]"],
        ["larma vid"] = ["gul", "röd", "grön", ""],
        ["landet"] = ["ja", "nej", "kanske", ""],
        ["mätfrekvens"] = ["år", "[8 månader, år]", "kvartal", "vartannat år", "ibland", "", "[]"],
        ["startår"] = ["2024", "\"2024\"", "24", "", "x"],
        ["ackumulerat"] = ["ja", "nej", "kanske", ""],
        ["lämnas senast"] = ["v 6", "15 januari", "20 dagar efter periodens slut", "1 dag efter periodens slut", "snart", ""],
        ["uppgiftslämnare"] = ["ledning", "[ledning]", "", "[]"],
        ["rimligt"] = ["0–30", "0-30", "x", "", "30"],
        ["enheter"] = ["[Bäckgården, Solbacka]", "Bäckgården", "[]", "", "[a, a]"],
        ["tystat till"] = ["2027-06-30", "2027-13-01", "snart", ""],
        ["skäl"] = ["Omorganisation", "", "7"],
        ["kontakt"] = ["{ namn: A, adress: a@example.se }", "{ namn: A }", "a@example.se", "", "{ namn: A, adress: x }", "{ adress: a@example.se }"],
        ["eskalera efter"] = ["10 arbetsdagar", "1 arbetsdag", "10 dagar", "", "0 arbetsdagar"],
        ["eskalera till"] = ["[ledning]", "ledning", "", "[]"],
        ["verksamhetsområde"] = ["Äldreomsorgen", "", "[a]"],
        ["övergripande mål"] = ["Välfärd", "7"],
        ["ansvarig"] = ["Områdeschefen", ""],
        ["kvalitativt mål"] = ["Systematisk analys", "", "[a]"],
    };

    private static readonly string[] Bands =
    [
        "grön: 82 eller högre", "grön: \"> 82\"", "målvärde:\n      2025: minst 80\n      2026: minst 82", "målvärde:\n      26: 5", "målvärde: 5",
        "band:\n      - gäller: 2026\n        grön: minst 82", "band:\n      - gäller: 26\n        grön: minst 82", "grön: minst 82\n    målvärde:\n      2026: minst 82",
    ];

    private static readonly Gen<string> Line = Gen.Int[0, Values.Count - 1].SelectMany(key =>
        Gen.Int[0, Values.ElementAt(key).Value.Length - 1].Select(value => $"{Values.ElementAt(key).Key}: {Values.ElementAt(key).Value[value]}"));

    private static readonly Gen<string> Top = Gen.Int[0, 7].Select(place => new[] { "", "", "", "gul: inom 5 %\n", "gul: 74–81\n", "utfallsår: 2025\n", "utfallsår: snart\n", "plann: x\n" }[place]);

    private static readonly Gen<string> Catalogues = Gen.Select(Top, Gen.Int[0, Bands.Length - 1], Line.Array[0, 4], (top, band, lines) =>
    {
        var own = lines.DistinctBy(line => line.Split(':')[0]).ToList();
        string[] needed = [.. new[] { "namn: Helhetssyn", "nyckeltal: U23471" }.Where(line => !own.Exists(other => other.Split(':')[0] == line.Split(':')[0]))];
        return top + Yaml.Catalogue(string.Join('\n', [.. needed, .. own, Bands[band].Replace("\n    ", "\n", StringComparison.Ordinal)]));
    });

    [Fact]
    public async Task The_schema_and_the_reader_agree_on_every_catalogue()
    {
        var schema = await JsonSchema.FromJsonAsync(EditorView.SchemaWithNot(), TestContext.Current.CancellationToken);

        Catalogues.Sample(
            text =>
            {
                var errors = schema.Validate(EditorView.OfYaml(text));
                var faults = Yaml.Read(text).Findings.Where(finding => finding.Kind == FindingKind.Structural).ToList();
                Assert.True(
                    errors.Count == 0 == (faults.Count == 0),
                    $"{text}\nschema: {string.Join("; ", errors.Select(error => error.ToString()))}\nreader: {string.Join("; ", faults.Select(fault => fault.Message))}");
            },
            iter: Fuzz.DamageFuzzTests.Times(600),
            threads: 1);
    }
}
