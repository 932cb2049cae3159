using System.Globalization;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Catalogue;

public class PublicationHintTests
{
    [Theory]
    [InlineData("v 40", "2026-10-04", 0)]
    [InlineData("v 40", "2026-09-28", 0)]
    [InlineData("v 40", "2026-10-05", 1)]
    [InlineData("V 4", "2027-01-19", 6)]
    [InlineData("v. 37", "2026-09-23", 10)]
    [InlineData("vecka 1", "2026-12-29", 6)]
    [InlineData("v 23 respektive v 48", "2026-06-02", 0)]
    [InlineData("v 23 respektive v 48", "2026-11-28", 0)]
    [InlineData("v 23 och v 48", "2026-06-09", 2)]
    [InlineData("oktober", "2026-10-31", 0)]
    [InlineData("okt", "2026-11-02", 2)]
    [InlineData("oktober 2025", "2026-10-01", 335)]
    [InlineData("4 oktober", "2026-10-04", 0)]
    [InlineData("29 februari", "2026-02-28", 0)]
    [InlineData("2026-10-04", "2026-10-01", 3)]
    public void Days_are_counted_to_the_nearest_expected_time(string written, string date, int days)
    {
        Assert.True(PublicationHint.TryParse(written, out var hint));
        Assert.Equal(days, hint!.DaysFrom(DateOnly.Parse(date, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("v 54")]
    [InlineData("v 0")]
    [InlineData("40")]
    [InlineData("hösten")]
    [InlineData("31 april")]
    [InlineData("2026-13-01")]
    [InlineData("v 40 respektive snart")]
    public void What_is_no_time_is_refused(string? written) => Assert.False(PublicationHint.TryParse(written, out _));

    [Fact]
    public void Week_53_is_only_looked_for_in_years_that_have_one()
    {
        Assert.True(PublicationHint.TryParse("v 53", out var hint));

        Assert.Equal(0, hint!.DaysFrom(new DateOnly(2026, 12, 31)));
        Assert.Equal(361, hint.DaysFrom(new DateOnly(2027, 12, 30)));
    }
}
