using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>The shipped sample is the plan's 23 indicators, and the plan as decided is the fault it must meet.</summary>
public class NorsjoSampleTests
{
    private static readonly string Sample = File.ReadAllText(RepositoryFiles.Sample);

    private static readonly string AsDecided = Sample.Replace("grön: 1,4 eller lägre", "grön: 1,4 eller högre", StringComparison.Ordinal);

    [Fact]
    public void Nothing_but_the_plans_own_overlap_is_found_in_the_sample_as_shipped()
    {
        var reading = Yaml.Read(Sample);

        // The plan's own yellow of nattfasta begins where its green ends.
        Assert.Equal((FindingKind.Warning, "nattfasta"), Assert.Single(reading.Findings.Select(finding => (finding.Kind, finding.Indicator))));
        Assert.False(new ValidationReport(reading.Findings).HasErrors);
        Assert.All(reading.Catalogue!.Indicators, indicator => Assert.NotNull(Assert.Single(indicator.Bands.Entries).Reading.Band));
    }

    [Fact]
    public void The_indicators_stand_in_the_plans_order()
    {
        var catalogue = Yaml.Read(Sample).Catalogue!;

        Assert.Equal(
            [
                "sjukfranvaro", "U28900", "U31904", "U20900", "U23471", "U21468", "U28538", "U28570", "N33817", "N33816", "nattfasta", "fall-sarskilt-boende",
                "fall-hemsjukvard", "lakemedel-sarskilt-boende", "lakemedel-hemsjukvard", "N00973", "N02282", "N03926", "N00533", "N00535", "N00536", "N00640", "N00654",
            ],
            catalogue.Indicators.Select(indicator => indicator.Kpi?.Value ?? indicator.Id));
        Assert.Equal(2025, catalogue.OutcomeYears.OfPlan);
        Assert.All(catalogue.Indicators, indicator => Assert.Equal(["0000", "G176642"], indicator.Compare.Select(area => area.Value)));
        Assert.Equal(5, catalogue.Indicators.Count(indicator => indicator.FetchedFrom == "Medborgarundersökningen"));
        Assert.All(catalogue.Indicators, indicator => Assert.NotEmpty(indicator.Recipients));
        Assert.All(catalogue.Indicators, indicator => Assert.DoesNotContain('…', indicator.ShortName));
    }

    [Fact]
    public void The_first_line_leads_an_editor_to_the_schema()
    {
        var first = Sample.ReplaceLineEndings("\n").Split('\n')[0];
        var path = first.Split("$schema=")[1];

        Assert.StartsWith("# yaml-language-server:", first, StringComparison.Ordinal);
        Assert.Equal("./indikatorer.schema.json", path);
    }

    [Fact]
    public void The_plan_as_decided_stops_one_indicator_and_says_what_was_probably_meant()
    {
        var reading = Yaml.Read(AsDecided);
        var finding = Assert.Single(reading.Findings, finding => finding.Kind == FindingKind.Band);
        var lines = AsDecided.ReplaceLineEndings("\n").Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains("grön: 1,4", StringComparison.Ordinal)) + 1;

        Assert.Equal((FindingKind.Band, "placerade-pa-hvb"), (finding.Kind, finding.Indicator));
        Assert.Contains("1,4 eller högre", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1,5–3,5", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"grön: rad {line}, kolumn 11; gul: rad {line + 1}, kolumn 10", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1,4 eller lägre", finding.Suggestion!, StringComparison.Ordinal);
        Assert.Equal(22, reading.Catalogue!.Indicators.Count(indicator => indicator.Bands.Entries[0].Reading.Band is not null));
        Assert.True(new ValidationReport(reading.Findings).HasErrors);
    }

    [Fact]
    public void The_rows_that_the_council_decided_again_are_two_truths_for_one_kpi()
    {
        var text = Sample + """

              - id: kf-sarskilt-boende
                namn: Helhetssyn särskilt boende
                nyckeltal: U23471
                grön: 82 eller högre
                gul: Gul nivå 76
              - id: kf-hemtjanst
                namn: Helhetssyn hemtjänst
                nyckeltal: U21468
                grön: 95 eller högre
                gul: Gul nivå 91
            """;

        var reading = Yaml.Read(text);

        Assert.Equal(["nattfasta", "kf-sarskilt-boende", "kf-hemtjanst"], reading.Findings.Select(finding => finding.Indicator));
        Assert.Contains("helhetssyn-sarskilt-boende", reading.Findings[1].Message, StringComparison.Ordinal);
        Assert.Contains("helhetssyn-hemtjanst", reading.Findings[2].Message, StringComparison.Ordinal);
        Assert.False(new ValidationReport(reading.Findings).HasErrors);
    }

    [Fact]
    public void Six_of_the_rows_have_another_source_and_the_plans_own_bands()
    {
        var own = Yaml.Read(Sample).Catalogue!.Indicators.Where(indicator => !indicator.IsFromKolada).ToList();

        Assert.Equal(
            [
                ("HR", "7,0 eller lägre", "7,1–7,5"), ("Patientsäkerhetsberättelse", "11 eller lägre", "11–12"), ("Patientsäkerhetsberättelse", "1,0 eller lägre", "1,1–1,5"),
                ("Patientsäkerhetsberättelse", "0,8 eller lägre", "0,9–1,2"), ("Patientsäkerhetsberättelse", "1,1 eller lägre", "1,2–1,6"),
                ("Patientsäkerhetsberättelse", "1 eller lägre", "1,1–1,6"),
            ],
            own.Select(indicator => (indicator.Source, indicator.Bands.Entries[0].Green!, indicator.Bands.Entries[0].Yellow!)));
    }

    [Fact]
    public void The_sample_reads_the_same_with_the_line_endings_of_Windows() =>
        Assert.Equal(Yaml.Read(Sample.ReplaceLineEndings("\n")).Catalogue!.Version, Yaml.Read(Sample.ReplaceLineEndings("\r\n")).Catalogue!.Version);
}
