using CsCheck;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class CatalogueReaderTests
{
    [Fact]
    public void What_is_left_out_gets_its_default()
    {
        var indicator = Yaml.OneOf(Yaml.Catalogue(Yaml.Sound));

        Assert.Equal("helhetssyn", indicator.Id);
        Assert.Equal("Helhetssyn", indicator.ShortName);
        Assert.Equal("Kolada", indicator.FetchedFrom);
        Assert.Equal(AreaId.Parse("2417"), indicator.Area);
        Assert.Equal([Gender.T], indicator.JudgedGenders);
        Assert.Equal(ReadingRule.Continuous, indicator.Rule);
        Assert.Equal(3, indicator.StaleAfterYears);
        Assert.Equal(["kvalitet@example.se"], indicator.Recipients);
        Assert.Empty(indicator.Compare);
        Assert.False(indicator.AlertOnYellow);
        Assert.False(indicator.WholeCountry);
        Assert.Equal(8, indicator.Line);
    }

    [Fact]
    public void Every_key_of_an_indicator_is_read()
    {
        var indicator = Yaml.OneOf(Yaml.With("""
            kortnamn: Helhet
            hämtas från: Öppna jämförelser
            driftenhet: V15E144001301
            kön: [T, K, M]
            könsgap: högst 10
            verksamhetsområde: Äldreomsorgen
            övergripande mål: Välfärd
            ansvarig: Omsorgschefen
            fotnot: >
              Andel 65 år och äldre
              som är nöjda.
            måttenhet: andel (%)
            decimaler: 1
            läsregel: avrundad
            jämför: [0114, G176642, "0000"]
            seriebrott: [2023, 2019]
            inaktuellt efter: 2
            publiceras: v 23 respektive v 48
            larm: [ledning, standard]
            larma vid: gul
            tystat till: 2026-06-30
            skäl: Ny enkät
            landet: ja
            """));

        Assert.Equal("Helhet", indicator.ShortName);
        Assert.Equal("Öppna jämförelser", indicator.FetchedFrom);
        Assert.Equal(AreaKind.Unit, indicator.Area.Kind);
        Assert.Equal([Gender.T, Gender.K, Gender.M, Gender.Gap], indicator.JudgedGenders);
        Assert.Equal("högst 10", indicator.GenderGap!.Green);
        Assert.NotNull(indicator.GenderGap.Reading.Band);
        Assert.Equal("Äldreomsorgen", indicator.BusinessArea);
        Assert.Equal("Välfärd", indicator.OverarchingGoal);
        Assert.Equal("Omsorgschefen", indicator.Responsible);
        Assert.Equal("Andel 65 år och äldre som är nöjda.", indicator.Footnote);
        Assert.Equal("andel (%)", indicator.Unit);
        Assert.Equal(1, indicator.Decimals);
        Assert.Equal(ReadingRule.Rounded, indicator.Rule);
        Assert.Equal(["0114", "G176642", "0000"], indicator.Compare.Select(area => area.Value));
        Assert.Equal([2019, 2023], indicator.SeriesBreaks);
        Assert.Equal(2, indicator.StaleAfterYears);
        Assert.Equal("v 23 respektive v 48", indicator.Publishes);
        Assert.Equal(["chef@example.se", "kvalitet@example.se"], indicator.Recipients);
        Assert.True(indicator.AlertOnYellow);
        Assert.Equal(new DateOnly(2026, 6, 30), indicator.MutedUntil);
        Assert.Equal("Ny enkät", indicator.MuteReason);
        Assert.True(indicator.WholeCountry);
    }

    [Fact]
    public void The_top_is_read_and_handed_down()
    {
        var catalogue = Yaml.Read("""
            plan: Verksamhetsplan 2026
            kommun: 0114
            kommunnamn: Upplands Väsby
            utfallsår: 2025
            jämför: "0000"
            läsregel: avrundad
            mottagare:
              admin: drift@example.se
              standard: [a@example.se, A@example.se, b@example.se]
            indikatorer:
              - {id: ett, namn: Ett, nyckeltal: N00533, grön: minst 65}
              - {id: två-2, namn: Två, nyckeltal: N00535, grön: minst 65, läsregel: kontinuerlig, jämför: [G176642]}
            """.Replace("två-2", "tva-2", StringComparison.Ordinal)).Catalogue!;

        Assert.Equal("Verksamhetsplan 2026", catalogue.Plan);
        Assert.Equal("0114", catalogue.Municipality.Value);
        Assert.Equal("Upplands Väsby", catalogue.MunicipalityName);
        Assert.Equal(2025, catalogue.OutcomeYears.OfPlan);
        Assert.Equal(["drift@example.se"], catalogue.AdminAddresses);
        Assert.Equal([1, 2], catalogue.Indicators.Select(indicator => indicator.Ordinal));
        Assert.Equal([ReadingRule.Rounded, ReadingRule.Continuous], catalogue.Indicators.Select(indicator => indicator.Rule));
        Assert.Equal(["0000", "G176642"], catalogue.Indicators.SelectMany(indicator => indicator.Compare).Select(area => area.Value));
        Assert.Equal(["a@example.se", "b@example.se"], catalogue.Indicators[0].Recipients);
    }

    [Fact]
    public void A_source_that_is_not_Kolada_needs_no_kpi_and_its_bands_are_read_all_the_same()
    {
        var reading = Yaml.Read(Yaml.Catalogue("""
            namn: Nattfasta
            källa: Patientsäkerhetsberättelse
            grön: 11 eller lägre
            gul: 11–12
            """));

        var indicator = Assert.Single(reading.Catalogue!.Indicators);
        Assert.False(indicator.IsFromKolada);
        Assert.Null(indicator.Kpi);
        Assert.Equal("Patientsäkerhetsberättelse", indicator.FetchedFrom);
        Assert.Equal(FindingKind.Warning, Assert.Single(reading.Findings).Kind);
    }

    [Fact]
    public void Only_a_gap_means_that_only_the_gap_is_judged()
    {
        var reading = Yaml.Read(Yaml.Catalogue("namn: Skillnad\nnyckeltal: U23471\nkönsgap: högst 10"));

        Assert.Empty(reading.Findings);
        Assert.Equal([Gender.Gap], reading.Catalogue!.Indicators[0].JudgedGenders);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        var reading = Yaml.Read("""
            plan: Verksamhetsplan 2026
            komun: "2417"
            kommun: "0123456"
            mottagare:
              standard: [kvalitet]
              admin: [drift@example.se]
            indikatorer:
              - id: ett
                namn: Ett
                nyckeltal: X1
                gron: 82 eller högre
                larm: [standrad]
              - id: ett
                nyckeltal: u23471
                kön: kvinnor
            """);

        Assert.Null(reading.Catalogue);
        Assert.Equal(
            [
                (2, 1, "kommun"), (3, 9, null), (5, 14, null), (10, 16, null), (11, 5, "grön"), (12, 12, "standard"),
                (13, 5, null), (13, 9, null), (14, 16, "U23471"), (15, 10, "K"),
            ],
            reading.Findings.Where(finding => finding.Kind == FindingKind.Structural)
                .Select(finding => (finding.Line, finding.Column, finding.Suggestion)));
    }

    [Fact]
    public void Line_endings_and_a_byte_order_mark_change_nothing()
    {
        var text = Yaml.Catalogue(Yaml.Sound, "namn: Två\nnyckeltal: U21468\ngrön: 1,4 eller högre\ngul: 1,5–3,5");

        var (lf, crlf, bom) = (Yaml.Read(text), Yaml.Read(text.ReplaceLineEndings("\r\n")), Yaml.Read("\uFEFF" + text));

        Assert.Equal(lf.Findings, crlf.Findings);
        Assert.Equal(lf.Findings, bom.Findings);
        Assert.Equal(lf.Catalogue!.Version, crlf.Catalogue!.Version);
        Assert.Equal(lf.Catalogue.Version, bom.Catalogue!.Version);
        Assert.Equal(64, lf.Catalogue.Version.Length);
    }

    [Fact]
    public void A_decimal_comma_and_a_decimal_point_read_the_same() =>
        Gen.Select(Gen.Int[0, 9999], Gen.Int[1, 9999]).Sample((near, width) =>
        {
            var phrases = FormattableString.Invariant($"grön: {near / 100m} eller lägre\ngul: {near / 100m + 0.01m}–{(near + width) / 100m + 0.01m}");
            var point = Yaml.Read(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\n{phrases}"));
            var comma = Yaml.Read(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\n{phrases.Replace('.', ',')}"));

            Assert.NotNull(point.Catalogue!.Indicators[0].Bands.Entries[0].Reading.Band);
            Assert.Equal(
                point.Catalogue.Indicators[0].Bands.Entries[0].Reading.Band,
                comma.Catalogue!.Indicators[0].Bands.Entries[0].Reading.Band);
        });

    [Fact]
    public void Any_text_gives_a_reading_and_no_exception() =>
        Gen.OneOf("id", "grön", "kommun", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", ",", ">", "|", "\"", "'", "#", "&a", "*a", "82", "!", "%", "\t", "---", "?")
            .Array[0, 40]
            .Select(parts => string.Concat(parts))
            .Sample(text => Assert.NotEmpty(Yaml.Read(text).Findings));

    [Fact]
    public void The_shipped_context_names_an_administrator_where_the_file_does_not()
    {
        var text = Yaml.Catalogue(Yaml.Sound).Replace("  admin: [drift@example.se]\n", "", StringComparison.Ordinal);

        Assert.Null(Yaml.Read(text).Catalogue);
        Assert.NotNull(CatalogueReader.Read(text, Yaml.File, Yaml.Context with { AdminAddress = "it@example.se" }).Catalogue);
    }
}
