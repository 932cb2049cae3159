using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Judging.Judged;

namespace IndicatorSync.Core.Tests.Judging;

public class CauseChainTests
{
    [Theory]
    [InlineData("2025 60", "2025 60, 2026 90", "new_value red→green")]
    [InlineData("2025 60", "2025 60, 2026 65", "new_value red→red")]
    [InlineData("2025 -", "2025 60", "new_value none→red")]
    [InlineData("2025 60", "2025 90", "revised_value red→green")]
    [InlineData("2025 60", "2025 61", "revised_value red→red")]
    [InlineData("2024 90, 2025 60", "2024 90, 2025 ~60", "withdrawn red→none")]
    [InlineData("2025 ~60", "2025 60", "revised_value none→red")]
    [InlineData("2025 60", "2025 60", "")]
    [InlineData("2024 60, 2025 60", "2024 90, 2025 60", "")]
    [InlineData("2025 60", "2024 60, 2025 60", "")]
    [InlineData("2025 60", "2025 60, 2027 90", "")]
    [InlineData("2025 60", "2025 60, 2026 -", "")]
    [InlineData("2025 60", "2025 ~60, 2026 90", "withdrawn red→none, new_value none→green")]
    [InlineData("2025 60", "2025 90, 2026 60", "new_value red→red")]
    public void A_change_of_values_has_its_cause(string before, string after, string expected) =>
        Assert.Equal(expected, Steps(Input(before), Input(after)));

    [Theory]
    [InlineData("2025 50", "2025 70", "reference_revised green→red")]
    [InlineData("", "2025 50", "reference_revised none→green")]
    [InlineData("2025 50", "2025 ~50", "reference_revised green→none")]
    [InlineData("2024 50, 2025 50", "2024 99, 2025 50", "")]
    public void A_revised_reference_has_its_own(string before, string after, string expected) => Assert.Equal(
        expected, Steps(Input("2025 60", Definition("minst riket", null), before), Input("2025 60", Definition("minst riket", null), after)));

    [Theory]
    [InlineData("2025 85", "2025 84", "83 eller högre", "revised_value - -, band_changed - -")]
    [InlineData("2025 85", "2025 83", "84 eller högre", "revised_value green -")]
    [InlineData("2025 85", "2025 80", "90 eller högre", "band_changed - yellow")]
    [InlineData("2025 85", "2025 95", "90 eller högre", "revised_value yellow -, band_changed - yellow")]
    public void A_step_that_left_the_colour_tells_what_it_would_be_without_it_and_by_itself(string before, string after, string green, string expected) => Assert.Equal(
        expected,
        string.Join(", ", CauseChain.Between(Input(before), Input(after, Definition(green))).Where(step => !step.ChangesColour)
            .Select(step => $"{step.Cause.Code()} {step.ColourWithoutIt?.Code() ?? "-"} {step.ColourByItself?.Code() ?? "-"}")));

    [Fact]
    public void What_others_have_for_a_new_year_comes_with_our_value_for_it() => Assert.Equal(
        "new_value green→red",
        Steps(
            Input("2024 60", Definition("minst riket", null), "2024 50"),
            Input("2024 60, 2025 60", Definition("minst riket", null), "2024 50, 2025 70")));

    [Fact]
    public void An_older_year_of_ours_matters_only_as_what_the_judged_one_is_compared_with() => Assert.Equal(
        "reference_revised green→red",
        Steps(Input("2024 50, 2025 40", Definition("ska minska årligen", null)), Input("2024 30, 2025 40", Definition("ska minska årligen", null))));

    [Theory]
    [InlineData("55 eller högre", null, "band_changed red→green")]
    [InlineData("82 eller högre", null, "band_changed red→red")]
    [InlineData("minst 82", "74–81", "")]
    [InlineData("82 % eller högre", "74 - 81", "")]
    [InlineData("≥ 82", "74-81", "")]
    [InlineData(" 82 eller högre ", "74–81", "")]
    [InlineData("oläsligt", null, "band_changed red→none")]
    public void Another_meaning_for_the_judged_year_is_a_changed_band(string green, string? yellow, string expected) =>
        Assert.Equal(expected, Steps(Input("2025 60"), Input("2025 60", Definition(green, yellow))));

    [Fact]
    public void Other_words_for_another_year_are_none() => Assert.Equal(
        "",
        Steps(
            Input("2025 60", Definition() with { Bands = BandsOf((2025, 2025, "82 eller högre", null), (2026, null, "82 eller högre", null)) }),
            Input("2025 60", Definition() with { Bands = BandsOf((2025, 2025, "82 eller högre", null), (2026, null, "50 eller högre", null)) })));

    [Theory]
    [InlineData("2025 81.5", "reading_rule_changed yellow→green")]
    [InlineData("2025 60", "reading_rule_changed red→red")]
    [InlineData("2025 -", "")]
    public void A_changed_reading_rule_is_told_apart_from_a_changed_band(string own, string expected) =>
        Assert.Equal(expected, Steps(Input(own), Input(own, Definition(rule: ReadingRule.Rounded))));

    [Theory]
    [InlineData(2026, 3, "")]
    [InlineData(2027, 3, "aged red→none")]
    [InlineData(2026, 2, "aged red→none")]
    public void A_value_ages(int year, int staleAfter, string expected) => Assert.Equal(
        expected, Steps(Input("2023 60"), Input("2023 60", Definition(staleAfter: staleAfter), today: new DateOnly(year, 1, 1))));

    [Fact]
    public void A_forecast_is_a_new_value_when_its_year_comes() => Assert.Equal(
        "new_value red→green", Steps(Input("2026 60, 2027 90"), Input("2026 60, 2027 90", today: new DateOnly(2027, 1, 1))));

    [Fact]
    public void Another_KPI_or_area_is_a_new_series_whatever_else_changed()
    {
        Assert.Equal("kpi_changed red→green", Steps(Input("2025 60"), Input("2024 90", Definition() with { Measure = KpiId.Parse("N00640") })));
        Assert.Equal("kpi_changed red→red", Steps(Input("2025 60"), Input("2025 60", Definition() with { Area = AreaId.Parse("2482") })));
    }

    [Fact]
    public void Several_changes_of_one_run_are_applied_one_after_another() => Assert.Equal(
        "revised_value red→yellow, reading_rule_changed yellow→green, band_changed green→red",
        Steps(Input("2025 60"), Input("2025 81.5", Definition("90 eller högre", null, ReadingRule.Rounded))));

    [Fact]
    public void A_value_that_comes_back_brings_the_judgement_of_the_struck_one()
    {
        var step = Assert.Single(CauseChain.Between(Input("2024 90, 2025 ~60"), Input("2024 90, 2025 55")));

        Assert.Equal("red value 2025 60", Said(step.Struck!));
        Assert.Equal("red value 2025 55", Said(step.To));
    }

    private static string Steps(JudgeInput before, JudgeInput after) => string.Join(
        ", ", CauseChain.Between(before, after).Select(step => $"{step.Cause.Code()} {step.From.Colour.Code()}→{step.To.Colour.Code()}"));
}
