using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>The keys about values that the municipality gives itself.</summary>
public class OwnValueKeysTests
{
    [Fact]
    public void Every_key_is_read_into_the_indicator()
    {
        var indicator = Read("mätfrekvens: [8 månader, år]", "ackumulerat: ja", "lämnas senast: v 6", "uppgiftslämnare: standard", "rimligt: 0–30", "enheter: [Bäckgården, Solbacka]");

        Assert.Equal([Measured.EightMonths, Measured.Yearly], indicator.Frequency.Ways);
        Assert.True(indicator.IsAccumulated);
        Assert.Equal(new DateOnly(2026, 2, 8), indicator.Deadline!.DayFor(Period.OfYear(2025)));
        Assert.Equal(indicator.Recipients, indicator.Reporters);
        Assert.Equal(new PlausibleRange(0, 30), indicator.Plausible);
        Assert.Equal(["Bäckgården", "Solbacka"], indicator.Units);
    }

    [Fact]
    public void Without_the_keys_a_value_a_year_is_judged_and_nothing_is_expected()
    {
        var indicator = Read();

        Assert.Equal([Measured.Yearly], indicator.Frequency.Ways);
        Assert.Null(indicator.Deadline);
        Assert.Null(indicator.Plausible);
        Assert.Empty(indicator.Reporters);
        Assert.Empty(indicator.Units);
    }

    [Theory]
    [InlineData("mätfrekvens: kvartalvis", "kvartal")]
    [InlineData("rimligt: 30–0", "0–30")]
    [InlineData("uppgiftslämnare: standar", "standard")]
    public void A_fault_suggests_what_was_meant(string line, string suggestion)
    {
        var fault = Assert.Single(Faults(line));

        Assert.Equal(suggestion, fault.Suggestion);
    }

    [Theory]
    [InlineData("enheter: [Totalt, Solbacka]")]
    [InlineData("enheter: [\"%\"]")]
    [InlineData("enheter: [Solbacka, solbacka]")]
    [InlineData("enheter: [Ett boende med ett namn som är så långt att det inte får plats i den nyckel som raden lagras under i databasen]")]
    [InlineData("lämnas senast: v 99")]
    public void What_would_be_read_wrongly_is_refused(string line) => Assert.Single(Faults(line));

    [Fact]
    public void Every_second_year_without_a_year_to_count_from_is_a_warning() =>
        Assert.Contains(Findings("mätfrekvens: vartannat år"), finding => finding is { Kind: FindingKind.Warning, Suggestion: "startår: 2024" });

    [Fact]
    public void The_keys_do_nothing_for_a_value_from_Kolada_and_a_warning_says_so()
    {
        var reading = Yaml.Read(Yaml.With("mätfrekvens: månad"));

        Assert.Equal([Measured.Yearly], Assert.Single(reading.Catalogue!.Indicators).Frequency.Ways);
        Assert.Contains(reading.Findings, finding => finding.Kind == FindingKind.Warning && finding.Message.Contains("mätfrekvens", StringComparison.Ordinal));
    }

    private static Indicator Read(params string[] lines) => Assert.Single(Reading(lines).Catalogue!.Indicators);

    private static IEnumerable<Finding> Faults(string line) => Findings(line).Where(finding => finding.Kind == FindingKind.Structural);

    private static IReadOnlyList<Finding> Findings(params string[] lines) => Reading(lines).Findings;

    private static CatalogueReading Reading(string[] lines) =>
        Yaml.Read(Yaml.Catalogue(string.Join('\n', ["namn: Sjukfrånvaro", "källa: HR", "grön: 7 eller lägre", .. lines])));
}
