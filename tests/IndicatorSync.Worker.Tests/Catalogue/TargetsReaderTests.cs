using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary><c>riktning</c>, <c>målvärde</c> and <c>gul: inom 5 %</c> (docs/contract.md 1.10).</summary>
public class TargetsReaderTests
{
    [Theory]
    [InlineData("lägre")]
    [InlineData("lägre är bättre")]
    public void A_bare_number_stands_as_printed_and_is_read_by_the_stated_direction(string direction)
    {
        var entry = Entries($"riktning: {direction}\ngrön: 5,3").Single();

        Assert.Equal(("5,3", "grön 5,3 eller lägre"), (entry.Green, entry.ReadAs));
    }

    [Fact]
    public void Words_against_the_stated_direction_stop_the_indicator()
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue("namn: A\nnyckeltal: U23471\nriktning: lägre\ngrön: 82 eller högre"));

        Assert.Equal(FindingKind.Band, finding.Kind);
        Assert.Contains("\"riktning\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_direction_is_refused() =>
        Yaml.IsRefused(Yaml.With("riktning: nedåt"), "\"riktning\" kan inte vara \"nedåt\"");

    [Fact]
    public void A_target_per_year_is_a_band_per_year()
    {
        var indicator = Yaml.OneOf(Yaml.Catalogue("namn: A\nnyckeltal: U23471\nriktning: lägre\nmålvärde:\n  2025: 5,3\n  2026: 5,2\n  2027: högst 5,0\ngul: inom 10 %"));

        Assert.Equal([(2025, "5,3", 13), (2026, "5,2", 14), (2027, "högst 5,0", 15)], indicator.Bands.Entries.Select(entry => (entry.FromYear!.Value, entry.Green!, entry.Line)));
        var band = Assert.IsType<FixedBand>(indicator.Bands.For(2026, Gender.T)!.Reading.Band);
        Assert.Equal((5.2m, 5.72m), (band.Scale.Green.Value, band.Scale.Yellow!.Value.Value));
        Assert.Equal("5,0", SwedishGreen(indicator.Bands.For(2030, Gender.T)!)[..3]);
    }

    [Theory]
    [InlineData("grön: 5", "\"grön\"")]
    [InlineData("band:\n  - gäller: 2025\n    grön: minst 5", "\"band\"")]
    public void Beside_green_or_band_it_is_refused(string beside, string key) =>
        Yaml.IsRefused(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\nriktning: lägre\nmålvärde:\n  2025: 5,3\n{beside}"), $"\"målvärde\" och {key} går inte ihop");

    [Theory]
    [InlineData("målvärde:\n  nästa år: 5", "ett år per rad")]
    [InlineData("målvärde: 5", "en rad per år")]
    [InlineData("målvärde:\n  2026: [5]", "ett enda värde")]
    [InlineData("målvärde: { 2026: 5,3 }", "skiljer kommatecknet")]
    [InlineData("målvärde:\n  2026: 5\n  2026: 6", "två gånger")]
    public void What_is_no_year_with_words_is_refused(string lines, string message)
    {
        var reading = Yaml.Read(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\nriktning: lägre\n{lines}"));

        Assert.Contains(reading.Findings, finding => finding.Kind == FindingKind.Structural && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_without_words_leaves_that_year_unjudged()
    {
        var reading = Yaml.Read(Yaml.Catalogue("namn: A\nnyckeltal: U23471\nmålvärde:\n  2025: minst 5\n  2026:"));

        Assert.Equal(FindingKind.Band, Assert.Single(reading.Findings).Kind);
        Assert.Null(reading.Catalogue!.Indicators[0].Bands.For(2026, Gender.T)!.Reading.Band);
    }

    [Fact]
    public void The_plans_own_tolerance_holds_where_nothing_is_said_of_yellow_and_is_marked()
    {
        var indicators = Yaml.Read("gul: inom 5 %\n" + Yaml.Catalogue(
            "namn: A\nnyckeltal: U23471\ngrön: minst 80",
            "namn: B\nnyckeltal: U23472\ngrön: minst 80\ngul: 70–79",
            "namn: C\nnyckeltal: U23473\ngrön: minst 80\ngul: –",
            "namn: D\nnyckeltal: U23474\nkönsgap: högst 10")).Catalogue!.Indicators;

        Assert.Equal(["inom 5 % (egen tolerans)", "70–79", null], indicators.Take(3).Select(indicator => indicator.Bands.Entries[0].Yellow));
        Assert.Equal([76m, 70m, null], indicators.Take(3).Select(indicator => ((FixedBand)indicator.Bands.Entries[0].Reading.Band!).Scale.Yellow?.Value));
        Assert.Null(indicators[3].GenderGap!.Yellow);
    }

    [Theory]
    [InlineData("74–81")]
    [InlineData("inom 5")]
    public void At_the_top_yellow_is_a_share_of_green_and_nothing_else(string yellow) =>
        Yaml.IsRefused($"gul: {yellow}\n" + Yaml.Catalogue(Yaml.Sound), "överst i katalogen", "gul: inom 5 %");

    [Theory]
    [InlineData("riktning: lägre\ngrön: 5,3\ngul: inom 10 %")]
    [InlineData("grön: minst riket\ngul: inom 5 %")]
    [InlineData("riktning: högre\ngrön: lägre än 5")]
    public void What_is_kept_of_a_judgement_reads_back_as_the_same_band(string lines)
    {
        var indicator = Yaml.Read(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\n{lines}")).Catalogue!.Indicators[0];
        var definition = JudgedDefinition.Of(indicator, Gender.T, null);

        var again = DefinitionText.Read(DefinitionText.Write(definition), Gender.T, indicator.Id);

        Assert.True(definition.SameBandFor(2025, again));
        Assert.Equal(definition.Bands.Entries[0].ReadAs, again.Bands.Entries[0].ReadAs);
    }

    [Theory]
    [InlineData("820 eller högre", "andel (%)", true)]
    [InlineData("högst 105", "%", false)]
    [InlineData("högst 1050", "%", true)]
    [InlineData("820 eller högre", "kr/inv", false)]
    public void A_limit_that_no_share_can_have_is_a_warning(string green, string unit, bool warned)
    {
        var reading = Yaml.Read(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\nmåttenhet: \"{unit}\"\ngrön: {green}"));

        Assert.Equal(warned, reading.Findings.Any(finding => finding.Kind == FindingKind.Warning && finding.Message.Contains("andel i procent", StringComparison.Ordinal)));
        Assert.NotNull(reading.Catalogue);
    }

    private static IReadOnlyList<BandEntry> Entries(string lines) => Yaml.OneOf(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\n{lines}")).Bands.Entries;

    private static string SwedishGreen(BandEntry entry) => ((FixedBand)entry.Reading.Band!).GreenPhrase;
}
