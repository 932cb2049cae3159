using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

public class FixedBandTests
{
    [Theory]
    [InlineData("82 eller högre", "74–81", 82, Colour.Green)]
    [InlineData("82 eller högre", "74–81", 81.5, Colour.Yellow)]
    [InlineData("82 eller högre", "74–81", 74, Colour.Yellow)]
    [InlineData("82 eller högre", "74–81", 73.99, Colour.Red)]
    [InlineData("82 eller högre", "över 74", 74, Colour.Red)]
    [InlineData("82 eller högre", null, 81.99, Colour.Red)]
    [InlineData("över 82", "74–82", 82, Colour.Yellow)]
    [InlineData("11 eller lägre", "11–12", 11, Colour.Green)]
    [InlineData("11 eller lägre", "under 12", 12, Colour.Red)]
    [InlineData("82 eller högre", "70–75", 80, Colour.Yellow)]
    [InlineData("högst 0", null, 0, Colour.Green)]
    [InlineData("högst 0", null, 1, Colour.Red)]
    public void A_value_has_one_colour_on_one_continuous_scale(string green, string? yellow, double value, Colour colour) =>
        Assert.Equal(colour, Judge(green, yellow, (decimal)value).Colour);

    [Theory]
    [InlineData("82 eller högre", 81.5, 82, Colour.Green)]
    [InlineData("82 eller högre", 81.49, 81, Colour.Yellow)]
    [InlineData("1,1 eller lägre", 1.14, 1.1, Colour.Green)]
    [InlineData("1,1 eller lägre", 1.15, 1.2, Colour.Red)]
    [InlineData("-1 eller högre", -1.5, -2, Colour.Red)]
    public void The_rounding_rule_rounds_half_away_from_zero_before_it_compares(string green, double value, double compared, Colour colour)
    {
        var verdict = Judge(green, green.StartsWith("82", StringComparison.Ordinal) ? "74–81" : null, (decimal)value, ReadingRule.Rounded);

        Assert.Equal(((decimal)compared, colour), (verdict.Compared, verdict.Colour));
    }

    [Theory]
    [InlineData("82 eller högre", "74–81", 85, 0, 0)]
    [InlineData("82 eller högre", "74–81", 80, 2, 0)]
    [InlineData("82 eller högre", "74–81", 66, 16, 1)]
    [InlineData("över 82", null, 82, 0, 0)]
    [InlineData("under 10", "10–15", 20, 10, 1)]
    [InlineData("82 eller högre", null, 80, 2, 2)]
    public void Distance_is_what_is_missing_to_green_and_red_is_ranked_in_widths_of_yellow(
        string green, string? yellow, double value, double distance, double beyond)
    {
        var verdict = Judge(green, yellow, (decimal)value);

        Assert.Equal(((decimal)distance, (decimal)beyond), (verdict.DistanceToGreen, verdict.BeyondYellow));
    }

    [Fact]
    public void A_fixed_band_knows_its_limits_and_needs_no_other_value()
    {
        var band = BandReader.Read("7 eller lägre", "7,1–14,5").Band!;

        Assert.Equal([7m, 14.5m], band.Limits(Period.OfYear(2025), ReferenceValues.None));
        Assert.Empty(band.ReferenceAreas);
        Assert.Equal(1, band.PrintedDecimals);
    }

    private static Verdict Judge(string green, string? yellow, decimal value, ReadingRule rule = ReadingRule.Continuous) =>
        BandReader.Read(green, yellow).Band!.Judge(value, Period.OfYear(2025), rule, ReferenceValues.None);
}
