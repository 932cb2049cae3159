using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

public class RelationTests
{
    private static readonly AreaId Group = AreaId.Parse("G176642");

    [Theory]
    [InlineData("minst riket", null, 70, Colour.Green)]
    [InlineData("minst riket", null, 69.9, Colour.Red)]
    [InlineData("Minst Riket", "minst riket - 5", 65, Colour.Yellow)]
    [InlineData("minst riket", "riket \u2212 5", 64.9, Colour.Red)]
    [InlineData("riket eller högre", null, 70, Colour.Green)]
    [InlineData("lägre än riket", null, 69.99, Colour.Green)]
    [InlineData("lägre än riket", null, 70, Colour.Red)]
    [InlineData("lägre än riket", "högst riket", 70, Colour.Yellow)]
    [InlineData("högre än riket", null, 70, Colour.Red)]
    [InlineData("högst riket + 2", null, 72, Colour.Green)]
    [InlineData("högst riket + 2 kr", null, 72, Colour.Green)]
    [InlineData("högst riket + 2,5", null, 72.6, Colour.Red)]
    [InlineData("minst genomsnittet för G176642", null, 60, Colour.Green)]
    [InlineData("minst genomsnittet för g176642", null, 59.9, Colour.Red)]
    [InlineData("minst riket", "minst genomsnittet för G176642", 65, Colour.Yellow)]
    [InlineData("minst riket", "60–69", 60, Colour.Yellow)]
    [InlineData("82 eller högre", "minst riket", 82, Colour.Green)]
    [InlineData("82 eller högre", "minst riket", 70, Colour.Yellow)]
    [InlineData("82 eller högre", "minst riket", 69, Colour.Red)]
    [InlineData("lägre än föregående år", null, 49.9, Colour.Green)]
    [InlineData("lägre än föregående år", null, 50, Colour.Red)]
    [InlineData("högst föregående år", null, 50, Colour.Green)]
    [InlineData("minst föregående år", null, 49.9, Colour.Red)]
    [InlineData("ska minska årligen", null, 49.9, Colour.Green)]
    [InlineData("ska minska årligen", null, 50, Colour.Red)]
    [InlineData("ska minska årligen", "oförändrad", 50, Colour.Yellow)]
    [InlineData("ska minska årligen", "oförändrad", 50.1, Colour.Red)]
    [InlineData("ska öka årligen", null, 50.1, Colour.Green)]
    [InlineData("Ska öka årligen", "Oförändrat", 50, Colour.Yellow)]
    [InlineData("10 % högre än 2023", null, 44, Colour.Green)]
    [InlineData("10 % högre än 2023", null, 43.9, Colour.Red)]
    [InlineData("10% lägre än 2023", null, 36, Colour.Green)]
    [InlineData("öka 10 % från 2023", null, 44, Colour.Green)]
    [InlineData("minska 50 % från 2023", null, 20, Colour.Green)]
    [InlineData("minska 50 procent från 2023", null, 20.1, Colour.Red)]
    [InlineData("ska minska med 50 % från 2023", "minska 25 % från 2023", 30, Colour.Yellow)]
    public void A_relation_is_judged_against_the_other_value(string green, string? yellow, double value, Colour colour)
    {
        var verdict = Read(green, yellow).Judge((decimal)value, Period.OfYear(2025), ReadingRule.Continuous, References());

        Assert.Equal(colour, verdict.Colour);
    }

    [Theory]
    [InlineData("minst riket")]
    [InlineData("minst genomsnittet för G176642")]
    [InlineData("ska minska årligen")]
    [InlineData("10 % högre än 2023")]
    public void Without_the_other_value_nothing_is_judged(string green)
    {
        foreach (var rule in Enum.GetValues<ReadingRule>())
        {
            var verdict = Read(green).Judge(50m, Period.OfYear(2025), rule, ReferenceValues.None);

            Assert.Equal(new Verdict(Colour.None, 50m, Colour.None, null, 0m), verdict);
        }
    }

    [Fact]
    public void Without_yellows_other_value_nothing_is_judged_either() =>
        Assert.Equal(Colour.None, Read("82 eller högre", "minst riket").Judge(90m, Period.OfYear(2025), ReadingRule.Continuous, ReferenceValues.None).Colour);

    [Fact]
    public void Relations_are_judged_on_raw_values_under_either_rule()
    {
        var verdict = Read("minst riket").Judge(69.6m, Period.OfYear(2025), ReadingRule.Rounded, References());

        Assert.Equal((Colour.Red, Colour.Red, 69.6m), (verdict.Colour, verdict.OtherRuleColour, verdict.Compared));
    }

    [Theory]
    [InlineData(new[] { 2024 }, true)]
    [InlineData(new[] { 2023 }, true)]
    [InlineData(new[] { 2022 }, false)]
    [InlineData(new[] { 2026 }, false)]
    public void The_year_before_is_the_nearest_with_a_value_at_most_two_back(int[] years, bool judged)
    {
        var references = new ReferenceValues((_, _) => null, period => years.Contains(period.Year) ? 50m : null, []);

        Assert.Equal(judged, Read("ska minska årligen").Judge(49m, Period.OfYear(2025), ReadingRule.Continuous, references).Colour == Colour.Green);
    }

    [Theory]
    [InlineData("2025-T2", "2025-T1", true)]
    [InlineData("2025-T1", "2024-T3", true)]
    [InlineData("2025-T1", "2023-T1", true)]
    [InlineData("2025-T1", "2022-T3", false)]
    public void The_period_before_is_the_nearest_that_is_judged_at_most_two_years_back(string judged, string before, bool found)
    {
        var earlier = Parse(before);
        var references = new ReferenceValues((_, _) => null, period => period == earlier ? 50m : null, []) { Nearest = _ => earlier };
        var verdict = Read("lägre än föregående period", "oförändrad").Judge(50m, Parse(judged), ReadingRule.Continuous, references);

        Assert.Equal(found ? Colour.Yellow : Colour.None, verdict.Colour);

        static Period Parse(string text) => PeriodReader.TryRead(text, false, out var period) ? period : throw new FormatException(text);
    }

    [Theory]
    [InlineData("ska minska årligen", 2025, false)]
    [InlineData("ska minska årligen", 2024, true)]
    [InlineData("ska minska årligen", 2026, true)]
    [InlineData("minska 50 % från 2023", 2024, false)]
    [InlineData("minska 50 % från 2023", 2025, false)]
    [InlineData("minska 50 % från 2023", 2023, true)]
    [InlineData("minst riket", 2025, true)]
    public void No_comparison_goes_across_a_series_break(string green, int seriesBreak, bool judged)
    {
        var references = References() with { SeriesBreaks = [seriesBreak] };

        Assert.Equal(judged, Read(green).Judge(20m, Period.OfYear(2025), ReadingRule.Continuous, references).Colour != Colour.None);
    }

    [Fact]
    public void A_change_from_a_negative_base_year_goes_the_way_the_words_say()
    {
        var references = new ReferenceValues((_, _) => null, year => year == Period.OfYear(2023) ? -100m : null, []);

        Assert.Equal([-90m], Read("10 % högre än 2023").Limits(Period.OfYear(2025), references));
        Assert.Equal([-110m], Read("10 % lägre än 2023").Limits(Period.OfYear(2025), references));
    }

    [Fact]
    public void A_relation_names_the_areas_it_needs_and_its_limits_as_numbers()
    {
        var band = Read("minst riket + 2,5", "minst genomsnittet för G176642");

        Assert.Equal([AreaId.Riket, Group], band.ReferenceAreas);
        Assert.Equal([72.5m, 60m], band.Limits(Period.OfYear(2025), References()));
        Assert.Empty(band.Limits(Period.OfYear(2025), ReferenceValues.None));
        Assert.Equal(1, band.PrintedDecimals);
    }

    [Fact]
    public void The_distance_goes_to_the_reference_limit_and_what_is_red_is_ranked_in_widths_of_yellow()
    {
        var verdict = Read("minst riket", "riket - 5").Judge(55m, Period.OfYear(2025), ReadingRule.Continuous, References());

        Assert.Equal((15m, 2m), (verdict.DistanceToGreen, verdict.BeyondYellow));
    }

    private static RelationBand Read(string green, string? yellow = null)
    {
        var reading = BandReader.Read(green, yellow);
        Assert.Empty(reading.Findings);
        return Assert.IsType<RelationBand>(reading.Band);
    }

    /// <summary>Riket 70, the group 60; our own series 40 in 2023 and 50 in 2024.</summary>
    private static ReferenceValues References() => new(
        (area, period) => (area.Value, period.Year) switch
        {
            ("0000", 2025) => 70m,
            ("G176642", 2025) => 60m,
            _ => null,
        },
        period => period.Year switch
        {
            2023 => 40m,
            2024 => 50m,
            _ => null,
        },
        []);
}
