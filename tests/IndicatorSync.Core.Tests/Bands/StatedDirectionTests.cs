using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

/// <summary><c>riktning</c> and <c>gul: inom 5 %</c> (docs/contract.md 1.10).</summary>
public class StatedDirectionTests
{
    [Theory]
    [InlineData("5,3", Direction.LowerIsBetter, "5,3 eller lägre")]
    [InlineData("80 %", Direction.HigherIsBetter, "80 eller högre")]
    [InlineData("100 % vid bokslut", Direction.HigherIsBetter, "100 eller högre")]
    [InlineData("0", Direction.LowerIsBetter, "0 eller lägre")]
    [InlineData("minst 82", Direction.HigherIsBetter, "82 eller högre")]
    public void A_bare_number_takes_the_stated_direction(string green, Direction stated, string meaning)
    {
        var reading = BandReader.Read(green, null, null, stated);

        Assert.Empty(reading.Findings);
        Assert.Equal(meaning, Assert.IsType<FixedBand>(reading.Band).GreenPhrase);
    }

    [Fact]
    public void A_bare_relation_takes_it_too() =>
        Assert.Equal("högst riket", Assert.IsType<RelationBand>(BandReader.Read("riket", null, null, Direction.LowerIsBetter).Band).GreenPhrase);

    [Theory]
    [InlineData("82 eller högre", Direction.LowerIsBetter)]
    [InlineData("ska minska årligen", Direction.HigherIsBetter)]
    public void Words_that_go_the_other_way_are_a_contradiction(string green, Direction stated)
    {
        var reading = BandReader.Read(green, null, null, stated);

        Assert.Null(reading.Band);
        Assert.Contains("\"riktning\"", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_green_range_has_no_direction_even_so() =>
        Assert.Null(BandReader.Read("95–105", null, null, Direction.HigherIsBetter).Band);

    [Theory]
    [InlineData("5,3 eller lägre", "inom 10 %", 5.83)]
    [InlineData("80 eller högre", "inom 5 %", 76)]
    [InlineData("80 eller högre", "inom 5 procent", 76)]
    [InlineData("80 eller högre", "inom 5 % (egen tolerans)", 76)]
    [InlineData("minst -10", "inom 10 %", -11)]
    public void Yellow_within_a_share_of_green_ends_at_that_share_beyond_the_limit(string green, string yellow, double far)
    {
        var reading = BandReader.Read(green, yellow);

        Assert.Empty(reading.Findings);
        Assert.Equal(new Limit((decimal)far, Inclusive: true), Assert.IsType<FixedBand>(reading.Band).Scale.Yellow);
    }

    [Theory]
    [InlineData(66.5, Colour.Yellow)]
    [InlineData(66.4, Colour.Red)]
    [InlineData(70, Colour.Green)]
    public void Beside_a_relation_it_is_a_share_of_what_the_limit_comes_to(double value, Colour colour)
    {
        var band = Assert.IsType<RelationBand>(BandReader.Read("minst riket", "inom 5 %").Band);

        Assert.Equal(colour, band.Judge((decimal)value, Period.OfYear(2025), ReadingRule.Continuous, PlanWordsTests.References).Colour);
        Assert.Equal("inom 5 %", band.YellowPhrase);
    }

    [Fact]
    public void A_share_of_nothing_gives_no_yellow_and_says_so()
    {
        var reading = BandReader.Read("över 0", "inom 5 %");

        Assert.Contains("gul kan aldrig inträffa", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(Colour.Red, reading.Band!.Judge(0m, Period.OfYear(2025), ReadingRule.Continuous, ReferenceValues.None).Colour);
    }

    [Theory]
    [InlineData("inom 5 %")]
    [InlineData("inom 0 %")]
    public void It_is_no_green(string green) => Assert.Null(BandReader.Read(green, null).Band);

    [Fact]
    public void The_tolerance_is_no_printed_decimal() =>
        Assert.Equal(0, BandReader.Read("80 eller högre", "inom 2,5 %").Band!.PrintedDecimals);
}
