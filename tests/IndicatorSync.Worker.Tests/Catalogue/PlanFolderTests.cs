using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary><c>Catalogue:Path</c> as a folder, one plan a file (docs/contract.md 1.14).</summary>
public sealed class PlanFolderTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Plans_are_read_in_the_order_of_their_names_and_each_keeps_its_own_defaults()
    {
        folder.With("b.yml", PlanFolder.Plan("Malå plan", "2418", PlanFolder.Indicator("b1"), PlanFolder.Indicator("b2", kpi: "N00945")).Replace("indikatorer:", "läsregel: avrundad\nkommunnamn: Malå\nindikatorer:", StringComparison.Ordinal))
            .With("a.yaml", PlanFolder.Plan("Norsjö plan", "2417", PlanFolder.Indicator("a1")));

        var catalogue = folder.Read().Catalogue!;

        Assert.Equal(["1 a1 2417 Continuous Norsjö plan a.yaml", "2 b1 2418 Rounded Malå plan b.yml", "3 b2 2418 Rounded Malå plan b.yml"], catalogue.Indicators.Select(
            one => $"{one.Ordinal} {one.Id} {one.Area} {one.Rule} {one.Plan!.Name} {one.Plan.File}"));
        Assert.Equal(["2417@example.se", "2418@example.se", "2418@example.se"], catalogue.Indicators.Select(one => Assert.Single(one.Recipients)));
        Assert.Equal(["drift-2417@example.se", "drift-2418@example.se"], catalogue.AdminAddresses);
        Assert.Equal("Norsjö plan och Malå plan", catalogue.Plan);
        Assert.True(catalogue.HasSeveralPlans);
    }

    [Fact]
    public void What_is_no_plan_is_passed_over_and_told()
    {
        folder.With("a.yaml", PlanFolder.Plan("Norsjö plan", "2417", PlanFolder.Indicator("a1"))).With(".dold.yaml", "gruen: 1").With("anteckningar.txt", "x").With("indikatorer.schema.json", "{}");
        Directory.CreateDirectory(folder.PathOf("gammalt"));

        var reading = folder.Read();

        Assert.Single(reading.Catalogue!.Indicators);
        Assert.False(reading.Catalogue.HasSeveralPlans);
        Assert.Equal(
            [
                $"{folder.PathOf(".dold.yaml")}, det som är dolt läses inte",
                $"{folder.PathOf("anteckningar.txt")}, en plan är en fil vars namn slutar på .yaml eller .yml",
                $"{folder.PathOf("gammalt")}, mappar i mappen läses inte",
            ],
            reading.PassedOver);
    }

    [Fact]
    public void A_folder_without_plans_is_bad_input()
    {
        folder.With("anteckningar.txt", "x");

        var failure = Assert.Throws<ExpectedFailure>(() => folder.Read());

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains("har inga planer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_in_two_files_is_told_with_both_files_and_lines()
    {
        const string Goals = "mål:\n  - id: trygg\n    namn: Trygghet\naktiviteter:\n  - id: kurs\n    namn: Kurs\n    mål: trygg\n";
        folder.With("a.yaml", PlanFolder.Plan("Norsjö plan", "2417", PlanFolder.Indicator("samma")) + Goals)
            .With("b.yaml", "\n" + PlanFolder.Plan("Malå plan", "2418", PlanFolder.Indicator("samma")) + Goals);

        var reading = folder.Read();

        Assert.Null(reading.Catalogue);
        Assert.Equal(
            [
                (8, "id \"samma\" finns redan i a.yaml på rad 7; varje id får bara finnas en gång i katalogens alla filer"),
                (13, "målets id \"trygg\" finns redan i a.yaml på rad 12; varje id får bara finnas en gång i katalogens alla filer"),
                (16, "aktivitetens id \"kurs\" finns redan i a.yaml på rad 15; varje id får bara finnas en gång i katalogens alla filer"),
            ],
            reading.Findings.Where(finding => finding.Kind == FindingKind.Structural).Select(finding => (finding.Line, finding.Message)));
        Assert.All(reading.Findings, finding => Assert.Equal(folder.PathOf("b.yaml"), finding.File));
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_with_its_file()
    {
        folder.With("a.yaml", PlanFolder.Plan("Norsjö plan", "2417", PlanFolder.Indicator("a1", more: "gruen: 1")))
            .With("b.yaml", "plan: [")
            .With("c.yaml", PlanFolder.Plan("Malå plan", "2418", PlanFolder.Indicator("c1", more: "kommmun: \"2417\"")));
        File.WriteAllBytes(folder.PathOf("d.yaml"), [0x70, 0xE5]);

        var reading = folder.Read();

        Assert.Null(reading.Catalogue);
        Assert.Equal(["a.yaml", "b.yaml", "c.yaml", "d.yaml"], reading.Findings.Select(finding => Path.GetFileName(finding.File)).Distinct());
    }

    [Fact]
    public void One_administrator_is_enough_and_none_is_a_fault()
    {
        static string Plan(string name, string municipality, string id) =>
            PlanFolder.Plan(name, municipality, PlanFolder.Indicator(id)).Replace($"  admin: [drift-{municipality}@example.se]\n", "", StringComparison.Ordinal);
        folder.With("a.yaml", Plan("Norsjö plan", "2417", "a1")).With("b.yaml", PlanFolder.Plan("Malå plan", "2418", PlanFolder.Indicator("b1")));

        Assert.Equal(["drift-2418@example.se"], folder.Read().Catalogue!.AdminAddresses);

        folder.With("b.yaml", Plan("Malå plan", "2418", "b1"));
        Assert.Contains(folder.Read().Findings, finding => finding.Message.StartsWith("ingen administratör", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_series_with_other_bands_in_another_file_is_a_warning_that_names_both()
    {
        folder.With("a.yaml", PlanFolder.Plan("Norsjö plan omsorg", "2417", PlanFolder.Indicator("a1"))).With("b.yaml", PlanFolder.Plan("Norsjö plan 2", "2417", PlanFolder.Indicator("b1", "84 eller högre")));

        var finding = Assert.Single(folder.Read().Findings);

        Assert.Equal((FindingKind.Warning, folder.PathOf("b.yaml"), "b1"), (finding.Kind, finding.File, finding.Indicator));
        Assert.Equal("U23471 har olika gränser på två ställen: b1 (b.yaml rad 10: grön \"84 eller högre\") och a1 (a.yaml rad 10: grön \"82 eller högre\"); båda bedöms", finding.Message);
    }

    [Fact]
    public void Two_plans_of_one_name_cannot_be_told_apart()
    {
        folder.With("a.yaml", PlanFolder.Plan("Plan 2026", "2417", PlanFolder.Indicator("a1"))).With("b.yaml", PlanFolder.Plan("Plan 2026", "2418", PlanFolder.Indicator("b1")));

        Assert.Equal("planen heter \"Plan 2026\" som den i a.yaml; mejl, vyer och rapporter kan inte skilja dem åt", Assert.Single(folder.Read().Findings).Message);
    }

    [Fact]
    public void What_is_kept_of_a_folder_is_read_as_the_same_catalogue_whatever_the_line_endings()
    {
        folder.With("a.yaml", PlanFolder.Plan("Norsjö plan", "2417", PlanFolder.Indicator("a1"))).With("b.yaml", PlanFolder.Plan("Malå plan", "2418", PlanFolder.Indicator("b1")));
        var content = CatalogueContent.Open(folder.Path);

        var kept = CatalogueContent.OfStored(content.Stored);
        folder.With("a.yaml", PlanFolder.Plan("Norsjö plan", "2417", PlanFolder.Indicator("a1")).ReplaceLineEndings("\r\n"));

        Assert.Equal(content.Files, kept.Files);
        Assert.Equal([content.Version, content.Version], [kept.Version, CatalogueContent.Open(folder.Path).Version]);
        Assert.Equal(folder.Read().Catalogue!.Version, CatalogueReader.Read(kept, folder.Path, Yaml.Context).Catalogue!.Version);
        folder.With("c.yaml", PlanFolder.Plan("Umeå plan", "2480", PlanFolder.Indicator("c1")));
        Assert.NotEqual(content.Version, CatalogueContent.Open(folder.Path).Version);
    }

    [Fact]
    public void What_several_plans_mirror_is_kept_and_no_more()
    {
        static string Plan(string name, string municipality, string mirror) => PlanFolder.Plan(name, municipality).Replace("indikatorer:\n", $"spegla: {mirror}\n", StringComparison.Ordinal);
        folder.With("a.yaml", Plan("A", "2417", "{ nyckeltal: alla, geografier: [\"2417\"] }"))
            .With("b.yaml", Plan("B", "2418", "{ nyckeltal: alla, geografier: [\"2418\"] }"))
            .With("c.yaml", Plan("C", "2480", "{ nyckeltal: [N00945], geografier: kommuner }"))
            .With("d.yaml", Plan("D", "2481", "{ nyckeltal: [N00946], geografier: kommuner }"));

        Assert.Equal(
            ["alla Listed 2417,2418", "N00945,N00946 Municipalities "],
            folder.Read().Catalogue!.Mirrors.Select(mirror => $"{(mirror.Kpis is { } kpis ? string.Join(',', kpis) : "alla")} {mirror.Reach} {string.Join(',', mirror.Areas)}"));
    }

    /// <summary>Dividing a plan over files changes neither what is judged, nor how, nor the order.</summary>
    [Fact]
    public void A_catalogue_divided_over_files_is_the_same_as_in_one() =>
        Gen.Select(Gen.Int[1, 12].SelectMany(count => Gen.Select(Gen.Int[1, 999], Gen.Int[1, 99], Gen.Int[0, 3]).Array[count]), Gen.Int[1, 5]).Sample((indicators, files) =>
        {
            var lines = indicators.Select((one, index) => PlanFolder.Indicator(
                $"i{index}", one.Item3 % 2 == 0 ? $"{one.Item1} eller högre" : $"{one.Item1} eller lägre", more: $"gul: {(one.Item3 % 2 == 0 ? $"{one.Item1 - one.Item2}–{one.Item1}" : $"{one.Item1}–{one.Item1 + one.Item2}")}")).ToList();
            var whole = CatalogueReader.Read(PlanFolder.Plan("Plan", "2417", [.. lines]), "indikatorer.yaml", Yaml.Context).Catalogue!;
            var parts = lines.Chunk(Math.Max(1, (lines.Count + files - 1) / files)).Select((part, index) => new PlanText($"{index:00}.yaml", PlanFolder.Plan("Plan", "2417", part))).ToList();
            var divided = CatalogueReader.Read(new CatalogueContent(parts, IsFolder: true), "planer", Yaml.Context).Catalogue!;

            Assert.Equal(whole.Indicators.Select(Told), divided.Indicators.Select(Told));
            Assert.Equal(whole.AdminAddresses, divided.AdminAddresses);
        });

    private static string Told(Indicator indicator)
    {
        var band = indicator.Bands.Entries[0].Reading.Band;
        var colours = band is null ? [] : Enumerable.Range(0, 50).Select(step => band.Judge(step * 25m, Period.OfYear(2025), indicator.Rule, ReferenceValues.None).Colour);
        return $"{indicator.Ordinal} {indicator.Id} {indicator.Name} {indicator.Area} {string.Join(',', indicator.Recipients)} {string.Join(',', colours)}";
    }
}
