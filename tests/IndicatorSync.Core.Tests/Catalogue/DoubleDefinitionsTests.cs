using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Catalogue;

public class DoubleDefinitionsTests
{
    [Fact]
    public void One_kpi_with_two_bands_names_both_indicators()
    {
        var found = Assert.Single(DoubleDefinitions.Among([Indicator(1, "74–81"), Indicator(2, "76")]));

        Assert.Equal(("i1", "i2"), (found.Earlier.Id, found.Later.Id));
    }

    [Theory]
    [InlineData("74–81")]
    [InlineData("74-81")]
    [InlineData(" 74 – 81 ")]
    public void The_same_words_in_two_places_are_one_truth(string again) =>
        Assert.Empty(DoubleDefinitions.Among([Indicator(1, "74–81"), Indicator(2, again)]));

    [Fact]
    public void Another_area_gender_or_year_is_another_series()
    {
        var indicator = Indicator(1, "74–81");

        Assert.Empty(DoubleDefinitions.Among([indicator, Indicator(2, "76") with { Area = AreaId.Riket }]));
        Assert.Empty(DoubleDefinitions.Among([indicator, Indicator(2, "76") with { Genders = [Gender.K] }]));
        Assert.Empty(DoubleDefinitions.Among([Years(indicator, 2025), Years(Indicator(2, "76"), 2026)]));
        Assert.Single(DoubleDefinitions.Among([Years(indicator, 2026), Years(Indicator(2, "76"), 2026)]));
    }

    [Fact]
    public void A_source_that_is_not_Kolada_has_no_series_to_share() =>
        Assert.Empty(DoubleDefinitions.Among([Indicator(1, "74–81"), Indicator(2, "76") with { Source = "HR", Kpi = null }]));

    private static Indicator Years(Indicator indicator, int year) =>
        indicator with { Bands = new BandSet([.. indicator.Bands.Entries.Select(entry => entry with { FromYear = year, ToYear = year })]) };

    private static Indicator Indicator(int ordinal, string yellow) => new()
    {
        Ordinal = ordinal,
        Id = $"i{ordinal}",
        Name = "Helhetssyn",
        ShortName = "Helhetssyn",
        Kpi = KpiId.Parse("U23471"),
        FetchedFrom = "Kolada",
        Area = AreaId.Parse("2417"),
        Genders = [Gender.T],
        Bands = new BandSet([new BandEntry(null, null, null, "82 eller högre", yellow, 1, new BandReading(null, []))]),
        Rule = ReadingRule.Continuous,
    };
}
