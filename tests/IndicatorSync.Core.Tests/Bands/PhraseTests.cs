using System.Globalization;
using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Tests.Bands;

public class PhraseTests
{
    [Theory]
    [InlineData("82 eller högre", "82 eller högre")]
    [InlineData("82 eller mer", "82 eller högre")]
    [InlineData("minst 82", "82 eller högre")]
    [InlineData("Minst 82.", "82 eller högre")]
    [InlineData("MINST  82 %", "82 eller högre")]
    [InlineData(">= 82", "82 eller högre")]
    [InlineData(">=82", "82 eller högre")]
    [InlineData("≥ 82", "82 eller högre")]
    [InlineData("över 82", "över 82")]
    [InlineData("> 82", "över 82")]
    [InlineData(">98%", "över 98")]
    [InlineData("82 eller lägre", "82 eller lägre")]
    [InlineData("82 eller mindre", "82 eller lägre")]
    [InlineData("högst 82", "82 eller lägre")]
    [InlineData("Max 120", "120 eller lägre")]
    [InlineData("<= 82", "82 eller lägre")]
    [InlineData("≤82", "82 eller lägre")]
    [InlineData("under 82", "under 82")]
    [InlineData("< 82", "under 82")]
    [InlineData("Grön nivå 82 eller högre", "82 eller högre")]
    [InlineData("7,0 eller lägre", "7,0 eller lägre")]
    [InlineData("7.0 eller lägre", "7,0 eller lägre")]
    [InlineData("minst -5", "\u22125 eller högre")]
    [InlineData("minst \u22125", "\u22125 eller högre")]
    [InlineData("-2,5 eller lägre", "\u22122,5 eller lägre")]
    [InlineData("högst 12 500", "12\u00A0500 eller lägre")]
    [InlineData("högst 12\u00A0500,5", "12\u00A0500,5 eller lägre")]
    [InlineData("högst 1\u202F212\u202F500 kr", "1\u00A0212\u00A0500 eller lägre")]
    [InlineData("12500 kr/inv eller lägre", "12\u00A0500 eller lägre")]
    [InlineData("82 eller ho\u0308gre", "82 eller högre")]
    [InlineData("  82\u00A0eller\thögre ", "82 eller högre")]
    public void A_green_phrase_is_read_under_any_culture(string green, string canonical) => UnderCultures(() =>
    {
        var reading = BandReader.Read(green, null);

        Assert.Empty(reading.Findings);
        Assert.Equal(canonical, Assert.IsType<FixedBand>(reading.Band).GreenPhrase);
    });

    [Theory]
    [InlineData("74–81", "minst 74")]
    [InlineData("74-81", "minst 74")]
    [InlineData("74 \u2212 81", "minst 74")]
    [InlineData("74 till 81", "minst 74")]
    [InlineData("74 % – 81 %", "minst 74")]
    [InlineData("74–81 procent", "minst 74")]
    [InlineData("74,5–81,9", "minst 74,5")]
    [InlineData("76", "minst 76")]
    [InlineData("Gul nivå 76", "minst 76")]
    [InlineData("minst 76", "minst 76")]
    [InlineData("över 76", "över 76")]
    [InlineData("> 76", "över 76")]
    [InlineData("76 eller högre", "minst 76")]
    public void A_yellow_phrase_gives_its_far_limit_under_any_culture(string yellow, string canonical) =>
        UnderCultures(() =>
        {
            var reading = BandReader.Read("82 eller högre", yellow);

            Assert.Empty(reading.Findings);
            Assert.Equal(canonical, Assert.IsType<FixedBand>(reading.Band).YellowPhrase);
        });

    private static void UnderCultures(Action assert)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "sv-SE", "en-US", "" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                assert();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
