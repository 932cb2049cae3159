using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class BandsReaderTests
{
    private const string Start = "namn: Helhetssyn\nnyckeltal: U23471\n";

    [Fact]
    public void A_contradiction_stops_its_indicator_only_and_is_quoted_with_both_places()
    {
        var reading = Yaml.Read(Yaml.Catalogue(Start + "grön: 1,4 eller högre\ngul: 1,5–3,5", Yaml.Sound));

        var finding = Assert.Single(reading.Findings, finding => finding.Kind == FindingKind.Band);
        Assert.Contains("1,4 eller högre", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1,5–3,5", finding.Message, StringComparison.Ordinal);
        Assert.Contains("grön: rad 11, kolumn 11; gul: rad 12, kolumn 10", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1,4 eller lägre", finding.Suggestion!, StringComparison.Ordinal);
        Assert.Equal("helhetssyn", finding.Indicator);
        Assert.Null(reading.Catalogue!.Indicators[0].Bands.Entries[0].Reading.Band);
        Assert.NotNull(reading.Catalogue.Indicators[1].Bands.Entries[0].Reading.Band);
    }

    [Fact]
    public void No_green_at_all_is_no_band_and_a_warning()
    {
        var reading = Yaml.Read(Yaml.Catalogue(Start.TrimEnd()));

        Assert.Same(BandSet.Empty, reading.Catalogue!.Indicators[0].Bands);
        Assert.Contains("\"grön\" saknas", Assert.Single(reading.Findings, finding => finding.Kind == FindingKind.Warning).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grön:")]
    [InlineData("grön: \"  \"")]
    [InlineData("grön:\ngul: 74–81")]
    [InlineData("gul: 74–81")]
    [InlineData("grön: 82")]
    [InlineData("grön: 79% resp 84%")]
    [InlineData("band:\n  - gäller: 2025\n    gul: 74–81")]
    public void A_green_that_cannot_be_read_is_an_invalid_band(string lines)
    {
        var reading = Yaml.Read(Yaml.Catalogue(Start + lines));

        Assert.Null(Assert.Single(reading.Catalogue!.Indicators[0].Bands.Entries).Reading.Band);
        Assert.Equal(FindingKind.Band, Assert.Single(reading.Findings).Kind);
    }

    [Fact]
    public void An_empty_yellow_is_none()
    {
        var reading = Yaml.Read(Yaml.Catalogue(Start + "grön: minst 82\ngul:"));

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Catalogue!.Indicators[0].Bands.Entries[0].Reading.Band);
    }

    [Fact]
    public void A_band_per_year_is_used_for_its_years()
    {
        var bands = Yaml.OneOf(Yaml.Catalogue(Start + """
            kön: [T, K]
            band:
              - gäller: 2024–2025
                grön: högst 5,3
              - gäller: 2026 - 2028
                grön: högst 5,0
              - gäller: 2026 till 2028
                kön: K
                grön: högst 6,0
            """)).Bands;

        Assert.Equal("högst 5,3", bands.For(2025, Gender.T)!.Green);
        Assert.Equal("högst 5,0", bands.For(2027, Gender.T)!.Green);
        Assert.Equal("högst 6,0", bands.For(2027, Gender.K)!.Green);
        Assert.Equal(14, bands.Entries[0].Line);
        Assert.False(bands.Faulty);
    }

    [Fact]
    public void Overlapping_years_for_one_gender_are_an_invalid_band()
    {
        var reading = Yaml.Read(Yaml.Catalogue(Start + "band:\n  - gäller: 2024–2026\n    grön: minst 80\n  - gäller: 2026\n    grön: minst 82"));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingKind.Band, 14, 17), (finding.Kind, finding.Line, finding.Column));
        Assert.Contains("2026 överlappar 2024–2026 på rad 12", finding.Message, StringComparison.Ordinal);
        Assert.True(reading.Catalogue!.Indicators[0].Bands.Faulty);
    }

    [Theory]
    [InlineData("2024", "2027", "inget band gäller 2025–2026; där används bandet för 2024")]
    [InlineData("2026", "2027", "utfall till och med 2025 ligger före första bandet")]
    [InlineData("2022", "2023–2024", "utfall från och med 2025 ligger efter sista bandet; där används bandet för 2023–2024")]
    public void Years_without_a_band_of_their_own_are_a_warning(string first, string second, string message)
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue(Start + $"band:\n  - gäller: {first}\n    grön: minst 80\n  - gäller: {second}\n    grön: minst 82"));

        Assert.Equal(FindingKind.Warning, finding.Kind);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gäller: 26", "ett år eller ett spann som 2026–2028", null)]
    [InlineData("gäller: 2028–2026", "slutar före sin början", "2026–2028")]
    [InlineData("galler: 2026", "okänd nyckel \"galler\"", "gäller")]
    [InlineData("id: x", "den hör hemma under en indikator", null)]
    public void A_faulty_entry_of_the_list_is_refused(string line, string message, string? suggestion) =>
        Yaml.IsRefused(Yaml.Catalogue(Start + $"band:\n  - grön: minst 80\n    {line}"), message, suggestion);

    [Fact]
    public void The_list_is_a_list_of_groups()
    {
        Yaml.IsRefused(Yaml.Catalogue(Start + "band:\n  gäller: 2026\n  grön: minst 80"), "\"band\" är en lista", "- gäller: 2026");
        Yaml.IsRefused(Yaml.Catalogue(Start + "band: [minst 80]"), "nycklarna gäller, grön, gul");
    }

    [Fact]
    public void Green_and_a_list_of_bands_contradict_each_other()
    {
        var reading = Yaml.Read(Yaml.With("band:\n  - gäller: 2025\n    grön: minst 80"));

        Assert.Contains(reading.Findings, finding => finding.Kind == FindingKind.Band && finding.Message.Contains("det ena eller det andra", StringComparison.Ordinal));
        Assert.True(reading.Catalogue!.Indicators[0].Bands.Faulty);
    }

    [Fact]
    public void A_band_for_a_gender_that_is_not_judged_is_a_warning() =>
        Assert.Contains(
            "bandet för K används inte",
            Yaml.FindingIn(Yaml.Catalogue(Start + "band:\n  - grön: minst 80\n  - grön: minst 82\n    kön: K")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_unit_of_its_own_may_follow_the_number()
    {
        var text = Yaml.Catalogue(Start + "grön: 1,0 fall eller lägre");

        Assert.Equal(FindingKind.Band, Yaml.FindingIn(text).Kind);
        Assert.Empty(Yaml.Read(Yaml.Catalogue(Start + "måttenhet: fall\ngrön: 1,0 fall eller lägre")).Findings);
        Assert.Empty(CatalogueReader.Read(text, Yaml.File, Yaml.Context with { UnitOf = _ => "fall" }).Findings);
    }
}
