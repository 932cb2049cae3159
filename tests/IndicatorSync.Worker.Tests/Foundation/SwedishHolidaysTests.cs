using System.Globalization;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Foundation;

public class SwedishHolidaysTests
{
    [Theory]
    [InlineData("2026-06-19", "Midsommarafton")]
    [InlineData("2008-05-01", "Första maj och Kristi himmelfärds dag")]
    [InlineData("2004-05-31", "Annandag pingst")]
    [InlineData("2005-05-16", null)]
    [InlineData("2004-06-06", null)]
    [InlineData("2026-04-02", null)]
    public void A_holiday_is_what_the_law_of_its_year_and_the_custom_of_offices_say(string day, string? name) =>
        Assert.Equal(name, SwedishHolidays.NameOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
}
