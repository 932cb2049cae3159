using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Judging.Judged;

namespace IndicatorSync.Core.Tests.Judging;

public class JudgeTests
{
    [Theory]
    [InlineData("2024 60, 2025 85", "green value 2025 85")]
    [InlineData("2024 85, 2025 76", "yellow value 2025 76")]
    [InlineData("2025 0", "red value 2025 0")]
    [InlineData("2024 85, 2025 -", "green value 2024 85")]
    [InlineData("2025 85, 2026 60", "red value 2026 60")]
    [InlineData("2025 85, 2027 60", "green value 2025 85")]
    public void The_judged_year_is_the_newest_with_a_value_not_later_than_this_one(string own, string expected) =>
        Assert.Equal(expected, Said(Judge.Of(Input(own))));

    [Theory]
    [InlineData("2024 85, 2025 ~60", "none withdrawn 2025")]
    [InlineData("2024 ~85, 2025 ~60", "none withdrawn 2025")]
    [InlineData("2024 ~85, 2025 60", "red value 2025 60")]
    [InlineData("2024 85, 2025 ~60, 2026 -", "none withdrawn 2025")]
    [InlineData("2024 85, 2025 ~60, 2026 90", "green value 2026 90")]
    public void No_older_year_takes_a_struck_ones_place(string own, string expected) => Assert.Equal(expected, Said(Judge.Of(Input(own))));

    [Theory]
    [InlineData(SourceState.Fetched, "2024 -, 2025 -", "none missing")]
    [InlineData(SourceState.NeverAnswered, "2024 -", "none missing")]
    [InlineData(SourceState.Fetched, "", "none absent")]
    [InlineData(SourceState.NeverAnswered, "", "none source_failed")]
    [InlineData(SourceState.NeverAsked, "", "none not_fetched")]
    public void Without_a_number_the_basis_says_why(SourceState source, string own, string expected) =>
        Assert.Equal(expected, Said(Judge.Of(Input(own, source: source))));

    [Theory]
    [InlineData("2023 60", 3, "red value 2023 60")]
    [InlineData("2022 60", 3, "none stale 2022 60")]
    [InlineData("2022 60", 4, "red value 2022 60")]
    [InlineData("2025 60", 0, "none stale 2025 60")]
    public void A_value_is_stale_when_it_is_more_than_so_many_calendar_years_old(string own, int staleAfter, string expected) =>
        Assert.Equal(expected, Said(Judge.Of(Input(own, Definition(staleAfter: staleAfter)))));

    [Theory]
    [InlineData(null, null, "none invalid_band 2025 60")]
    [InlineData("1,4 eller högre", "1,5–3,5", "none invalid_band 2025 60")]
    [InlineData("79% resp 84%", null, "none invalid_band 2025 60")]
    [InlineData("minst riket", null, "none no_reference 2025 60")]
    [InlineData("82 eller högre", null, "red value 2025 60")]
    public void A_band_that_cannot_be_used_judges_nothing_but_shows_the_value(string? green, string? yellow, string expected) =>
        Assert.Equal(expected, Said(Judge.Of(Input("2025 60", Definition(green, yellow)))));

    [Fact]
    public void Without_a_band_or_with_bands_that_contradict_each_other_there_is_no_colour()
    {
        Assert.Equal("none no_band 2025 60", Said(Judge.Of(Input("2025 60", Definition() with { Bands = BandSet.Empty }))));
        Assert.Equal("none invalid_band 2025 60", Said(Judge.Of(Input("2025 60", Definition() with { Bands = Definition().Bands with { Faulty = true } }))));
    }

    [Fact]
    public void A_source_that_is_not_Kolada_is_not_read_where_it_has_no_way_in_and_awaited_where_it_has() => Assert.Equal(
        ["none no_source", "none awaited"],
        new[] { SourceState.NeverAsked, SourceState.NeverAnswered }.Select(source =>
            Said(Judge.Of(Input("", Definition() with { Measure = MeasureId.OfIndicator("sjukfranvaro") }) with { Source = source }))));

    [Theory]
    [InlineData("60", "59", "green value 2025 60")]
    [InlineData("60", "60", "green value 2025 60")]
    [InlineData("60", "61", "red value 2025 60")]
    [InlineData("60", "-", "none no_reference 2025 60")]
    public void A_relation_is_judged_against_the_same_year(string own, string riket, string expected) =>
        Assert.Equal(expected, Said(Judge.Of(Input($"2025 {own}", Definition("minst riket", null), $"2024 10, 2025 {riket}"))));

    [Theory]
    [InlineData("2023 50, 2025 40", "green value 2025 40")]
    [InlineData("2022 50, 2025 40", "none no_reference 2025 40")]
    [InlineData("2024 40, 2025 40", "red value 2025 40")]
    [InlineData("2024 50, 2025 ~40", "none withdrawn 2025")]
    public void A_yearly_change_looks_two_years_back_at_most(string own, string expected) =>
        Assert.Equal(expected, Said(Judge.Of(Input(own, Definition("ska minska årligen", null)))));

    [Fact]
    public void Raw_and_compared_value_are_both_kept_and_a_disagreement_of_the_rules_is_marked()
    {
        var raw = Judge.Of(Input("2025 81.5"));
        var rounded = Judge.Of(Input("2025 81.5", Definition(rule: ReadingRule.Rounded)));

        Assert.Equal((Colour.Yellow, 81.5m, Colour.Green, true, 0.5m), (raw.Colour, raw.Compared, raw.OtherRuleColour, raw.RuleSensitive, raw.DistanceToGreen));
        Assert.Equal((Colour.Green, 82m, Colour.Yellow, true, 0m), (rounded.Colour, rounded.Compared, rounded.OtherRuleColour, rounded.RuleSensitive, rounded.DistanceToGreen));
        Assert.Equal(81.5m, rounded.Value);
    }

    [Fact]
    public void The_band_of_the_values_year_judges_it()
    {
        var definition = Definition() with { Bands = BandsOf((null, 2024, "50 eller högre", null), (2025, null, "82 eller högre", null)) };

        Assert.Equal("green value 2024 60", Said(Judge.Of(Input("2024 60", definition))));
        Assert.Equal("red value 2025 60", Said(Judge.Of(Input("2024 60, 2025 60", definition))));
    }

    [Theory]
    [InlineData(2010, "red value 2010 60")]
    [InlineData(2011, "none missing 2011")]
    [InlineData(2012, "none withdrawn 2012")]
    [InlineData(2013, "none absent 2013")]
    public void History_judges_every_stored_year_and_nothing_in_it_is_stale(int year, string expected) =>
        Assert.Equal(expected, Said(Judge.OfPeriod(Input("2010 60, 2011 -, 2012 ~60, 2025 90"), Period.OfYear(year))));
}
