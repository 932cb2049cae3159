using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Tests.Bands;

public class UnitPhraseTests
{
    [Theory]
    [InlineData("82 % eller högre", "%")]
    [InlineData("minst 82%", "%")]
    [InlineData("82 eller högre %", "%")]
    [InlineData("högst 12 500 kr", "kr")]
    [InlineData("högst 12 500 kr/inv", "kr/inv")]
    [InlineData("högst 12 500 kr / invånare", "kr / invånare")]
    [InlineData("högst 12 500 kr per brukare", "kr per brukare")]
    [InlineData("82 kr per invånare eller högre", "kr per invånare")]
    [InlineData("6,1 antal/1000 inv. eller lägre", "antal/1000 inv.")]
    [InlineData("högst 6,1 per 1000", "per 1000")]
    [InlineData("högst 6,1 per 1 000 invånare", "per 1 000 invånare")]
    [InlineData("högst 6,1/100 000 inv", "/100 000 inv")]
    [InlineData("11 timmar eller lägre", "timmar")]
    [InlineData("högst 30 dagar", "dagar")]
    [InlineData("Högst 5 År", "År")]
    [InlineData("minst 70 poäng", "poäng")]
    [InlineData("minst 70 index", "index")]
    [InlineData("82 eller högre", null)]
    public void A_common_unit_may_follow_the_number(string green, string? unit)
    {
        Assert.NotNull(BandReader.Read(green, null).Band);
        Assert.Equal(unit, BandReader.UnitIn(green));
    }

    [Theory]
    [InlineData("82 andel (%) eller högre", "andel (%)")]
    [InlineData("minst 82 Andel  (%)", "andel (%)")]
    [InlineData("högst 1,2 årsarbetare", "årsarbetare")]
    [InlineData("högst 14 antal/1000 inv 0–20 år", "antal/1000 inv. 0-20 år")]
    public void The_tail_of_the_title_may_follow_the_number(string green, string tail)
    {
        var reading = BandReader.Read(green, null, tail);

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Band);
    }

    [Theory]
    [InlineData("82 årsarbetare eller högre")]
    [InlineData("82 per 7 inv eller högre")]
    [InlineData("82 kr/0/behov eller högre")]
    [InlineData("82 % /84 % eller högre")]
    public void Any_other_rest_is_refused(string green) => Assert.Null(BandReader.Read(green, null, "andel (%)").Band);
}
