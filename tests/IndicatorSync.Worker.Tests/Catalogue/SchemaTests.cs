using System.Text.Json;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using NJsonSchema;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>The schema is for editors, the reader for the program: what one refuses, the other refuses.</summary>
public class SchemaTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Schema)).RootElement;

    public static TheoryData<string, string> Groups => new()
    {
        { "", nameof(CatalogueKeys.Top) },
        { "indikator", nameof(CatalogueKeys.Indicator) },
        { "band", nameof(CatalogueKeys.Band) },
        { "mål", nameof(CatalogueKeys.Goal) },
        { "aktivitet", nameof(CatalogueKeys.Activity) },
        { "beslut", nameof(CatalogueKeys.Decision) },
    };

    public static TheoryData<string> Faulty => [.. new[]
    {
        "gron: 82 eller högre",
        "kön: kvinnor",
        "kön: [T, X]",
        "läsregel: ungefär",
        "landet: kanske",
        "landet: Ja",
        "larma vid: grön",
        "decimaler: 11",
        "decimaler: många",
        "inaktuellt efter: -1",
        "seriebrott: [23]",
        "seriebrott: igår",
        "jämför: [G1]",
        "driftenhet: V15",
        "kommun: \"123\"",
        "kommun: 2417\ndriftenhet: V15E144001301",
        "tystat till: imorgon\nskäl: x",
        "mätfrekvens: ibland",
        "mätfrekvens: [år, ibland]",
        "startår: snart",
        "ackumulerat: kanske",
        "lämnas senast: snart",
        "rimligt: 30",
        "rimligt: lågt",
        "enheter:\n  a: b",
        "fotnot: [a]",
        "fotnot:\n  a: b",
        "band: 2026",
        "band:\n  - galler: 2026\n    grön: minst 82",
        "band:\n  - gäller: 26\n    grön: minst 82",
        "band:\n  - gäller: 2026\n    kön: X\n    grön: minst 82",
    }.Select(lines => Yaml.Catalogue($"namn: A\nnyckeltal: U23471\n{lines}")).Concat(
    [
        Yaml.Catalogue(),
        Yaml.Catalogue("namn: A\ngrön: minst 82"),
        Yaml.Catalogue("namn: A\nkälla: Kolada\ngrön: minst 82"),
        Yaml.Catalogue("nyckeltal: U23471\ngrön: minst 82"),
        Yaml.Catalogue("namn: A\nnyckeltal: X1\ngrön: minst 82"),
        Yaml.Catalogue("namn: A\nnyckeltal: U23471\ngrön:"),
        Yaml.Catalogue(Yaml.Sound).Replace("id: helhetssyn", "id: Helhets syn", StringComparison.Ordinal),
        Yaml.Catalogue(Yaml.Sound).Replace("\"2417\"", "\"0123456\"", StringComparison.Ordinal),
        Yaml.Catalogue(Yaml.Sound).Replace("\"2417\"", "Norsjö", StringComparison.Ordinal),
        Yaml.Catalogue(Yaml.Sound).Replace("chef@example.se", "chef", StringComparison.Ordinal),
        Yaml.Catalogue(Yaml.Sound).Replace("plan:", "plann:", StringComparison.Ordinal),
        Yaml.Catalogue(Yaml.Sound).Replace("kommun: \"2417\"\n", "", StringComparison.Ordinal),
        "spegla: alla\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: alla }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: alla, geografier: [] }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: [], geografier: alla }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: [alla], geografier: alla }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: kommuner, geografier: alla }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: alla, geografier: [V15E144001301] }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: alla, geografier: alla, år: 2025 }\n" + Yaml.Catalogue(Yaml.Sound),
        "utfallsår: snart\n" + Yaml.Catalogue(Yaml.Sound),
        "utfallsår: { Äldreomsorgen: snart }\n" + Yaml.Catalogue(Yaml.Sound),
        "beslut: Omsorgsnämnden\n" + Yaml.Catalogue(Yaml.Sound),
        "beslut: { datum: igår }\n" + Yaml.Catalogue(Yaml.Sound),
        "mål: trygghet\n" + Yaml.Catalogue(Yaml.Sound),
        "mål:\n  - namn: Trygghet\n" + Yaml.Catalogue(Yaml.Sound),
        "mål:\n  - id: Trygghet!\n    namn: Trygghet\n" + Yaml.Catalogue(Yaml.Sound),
        "mål:\n  - id: trygghet\n    namn: Trygghet\n    mål: [{ namn: Nära }]\n" + Yaml.Catalogue(Yaml.Sound),
        "aktiviteter:\n  - id: utbildning\n    namn: Utbildning\n    status: på gång\n" + Yaml.Catalogue(Yaml.Sound),
        "aktiviteter:\n  - id: utbildning\n    slut: kvartal 4\n" + Yaml.Catalogue(Yaml.Sound),
    ])];

    public static TheoryData<string> Sound => [.. new[]
    {
        "kön: K",
        "kön: [T, K, M]",
        "könsgap: högst 10",
        "läsregel: avrundad",
        "landet: nej",
        "larma vid: gul",
        "decimaler: 0",
        "inaktuellt efter: 2",
        "seriebrott: 2023",
        "seriebrott: [2019, \"2023\"]",
        "jämför: \"0000\"",
        "jämför: [\"0000\", \"0114\", G176642]",
        "driftenhet: V15E144001301",
        "kommun: \"0114\"",
        "tystat till: 2026-06-30\nskäl: Ny enkät",
        "fotnot: 2026",
        "fotnot:",
        "larm: standard",
        "larm: [standard, ledning]",
        "publiceras: 2026-10-04",
        "måttenhet: \"%\"",
        "ansvarig: Chefen",
    }.Select(Yaml.With).Concat(
    [
        Yaml.Catalogue("namn: A\nkälla: HR\ngrön: 7,0 eller lägre\ngul: 7.5"),
        .. new[]
        {
            "mätfrekvens: månadsvis\nackumulerat: ja",
            "mätfrekvens: [8 månader, år]",
            "mätfrekvens: vartannat år\nstartår: 2024",
            "lämnas senast: v 6",
            "lämnas senast: 15 januari",
            "lämnas senast: 20 dagar efter periodens slut",
            "rimligt: 0–30",
            "rimligt: -5 till 5,5",
            "enheter: [Bäckgården, Solbacka]",
            "enheter: Bäckgården",
            "uppgiftslämnare: standard",
        }.Select(lines => Yaml.Catalogue($"namn: A\nkälla: HR\ngrön: 7,0 eller lägre\n{lines}")),
        Yaml.Catalogue("namn: A\nnyckeltal: U23471\nband:\n  - gäller: 2024\n    grön: minst 80\n  - gäller: 2025–2028\n    grön: minst 82\n    gul: 74"),
        Yaml.Catalogue(Yaml.Sound).Replace("\"2417\"", "2417", StringComparison.Ordinal),
        Yaml.Catalogue(Yaml.Sound).Replace("[chef@example.se]", "chef@example.se", StringComparison.Ordinal),
        File.ReadAllText(RepositoryFiles.Sample),
        PlanAroundTests.Whole,
        "spegla: { nyckeltal: alla, geografier: kommuner }\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla:\n  nyckeltal: [N00945, U23471]\n  geografier: [\"0000\", 2417, G176642, \"0001\"]\n" + Yaml.Catalogue(Yaml.Sound),
        "spegla: { nyckeltal: N00945, geografier: \"0000\" }\n" + Yaml.Catalogue(Yaml.Sound),
        "kommun: \"2417\"\nmottagare: { admin: [drift@example.se] }\nspegla: { nyckeltal: alla, geografier: alla }\n",
    ])];

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_schema_has_the_keys_of_the_reader_and_no_others(string definition, string group)
    {
        var properties = (definition.Length == 0 ? Document : Definition(definition)).GetProperty("properties");
        var known = (IEnumerable<string>)typeof(CatalogueKeys).GetField(group)!.GetValue(null)!;

        Assert.Equal(known.Order(), properties.EnumerateObject().Select(property => property.Name).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("indikator")]
    [InlineData("band")]
    [InlineData("mål")]
    [InlineData("aktivitet")]
    [InlineData("beslut")]
    public void Every_key_says_what_it_means(string definition)
    {
        var properties = (definition.Length == 0 ? Document : Definition(definition)).GetProperty("properties");

        Assert.All(properties.EnumerateObject(), property => Assert.NotEmpty(property.Value.GetProperty("description").GetString()!));
    }

    [Theory]
    [InlineData("adress", CatalogueForms.AddressPattern)]
    [InlineData("årtal", CatalogueForms.YearPattern)]
    [InlineData("ett årtal", CatalogueForms.YearPattern)]
    public void A_form_has_one_pattern(string definition, string pattern) =>
        Assert.Equal(pattern, Definition(definition).GetProperty("pattern").GetString());

    [Theory]
    [InlineData("indikator", "id", CatalogueForms.SlugPattern)]
    [InlineData("indikator", "tystat till", CatalogueForms.DatePattern)]
    [InlineData("band", "gäller", CatalogueForms.YearsPattern)]
    public void A_key_has_one_pattern(string definition, string key, string pattern) =>
        Assert.Equal(pattern, Definition(definition).GetProperty("properties").GetProperty(key).GetProperty("pattern").GetString());

    [Theory]
    [InlineData("2417")]
    [InlineData("0000")]
    [InlineData("G176642")]
    [InlineData("G37482")]
    [InlineData("V15E144001301")]
    [InlineData("123")]
    [InlineData("G1")]
    [InlineData("V1E1")]
    [InlineData("norsjö")]
    public void An_area_is_the_same_to_both(string area) =>
        Assert.Equal(AreaId.TryParse(area, out _), Regex.IsMatch(area, Definition("område").GetProperty("pattern").GetString()!));

    /// <summary>To an editor 0114 without quotation marks is the number 114, which the reader refuses: quoted, it is the same to both.</summary>
    [Fact]
    public async Task A_municipality_that_begins_with_a_nought_is_quoted_or_an_editor_says_so()
    {
        string Of(string written) => Yaml.Catalogue(Yaml.Sound).Replace("\"2417\"", written, StringComparison.Ordinal);

        Assert.NotEmpty(await SchemaErrors(Of("123")));
        Assert.NotEmpty(await SchemaErrors(Of("0114")));
        Assert.Empty(await SchemaErrors(Of("\"0114\"")));
        Assert.Null(Yaml.Read(Of("123")).Catalogue);
        Assert.Equal("0114", Yaml.Read(Of("0114")).Catalogue!.Municipality.Value);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task What_the_reader_takes_the_schema_takes(string text)
    {
        Assert.NotNull(Yaml.Read(text).Catalogue);
        Assert.DoesNotContain(Yaml.Read(text).Findings, finding => finding.Kind == FindingKind.Band);

        Assert.Empty(await SchemaErrors(text));
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_the_schema_refuses_the_reader_refuses(string text)
    {
        Assert.NotEmpty(await SchemaErrors(text));

        Assert.Contains(Yaml.Read(text).Findings, finding => finding.Kind is FindingKind.Structural or FindingKind.Band);
    }

    private static async Task<IEnumerable<string>> SchemaErrors(string text)
    {
        var schema = await JsonSchema.FromJsonAsync(EditorView.SchemaWithNot(), TestContext.Current.CancellationToken);
        return schema.Validate(EditorView.OfYaml(text)).Select(error => error.ToString());
    }

    private static JsonElement Definition(string name) => Document.GetProperty("definitions").GetProperty(name);
}
