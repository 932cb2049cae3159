using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

public class BandSetTests
{
    [Theory]
    [InlineData(2020, 2022)]
    [InlineData(2022, 2022)]
    [InlineData(2023, 2022)]
    [InlineData(2024, 2022)]
    [InlineData(2025, 2025)]
    [InlineData(2027, 2025)]
    [InlineData(2031, 2025)]
    public void A_year_outside_the_entries_uses_the_first_the_last_or_the_earlier_one(int year, int expected)
    {
        var set = new BandSet([Entry(2025, 2027), Entry(2022, 2022)]);

        Assert.Equal(expected, set.For(year, Gender.T)?.FromYear);
    }

    [Theory]
    [InlineData(2026, Gender.K, Gender.K)]
    [InlineData(2026, Gender.M, null)]
    [InlineData(2025, Gender.K, null)]
    [InlineData(2024, Gender.K, null)]
    [InlineData(2027, Gender.K, Gender.K)]
    [InlineData(2027, Gender.M, null)]
    public void An_entry_with_the_gender_goes_before_one_without_that_fits_the_year_no_better(int year, Gender gender, Gender? expected)
    {
        var set = new BandSet([Entry(2025, 2026), Entry(2026, 2026, Gender.K)]);

        Assert.Equal(expected, set.For(year, gender)?.Gender);
    }

    [Fact]
    public void Bands_without_years_hold_for_all()
    {
        var set = new BandSet([Entry(null, null), Entry(null, null, Gender.M)]);

        Assert.Null(set.For(1998, Gender.T)?.Gender);
        Assert.Equal(Gender.M, set.For(2040, Gender.M)?.Gender);
    }

    [Fact]
    public void No_entry_for_the_gender_is_no_band()
    {
        Assert.Null(BandSet.Empty.For(2025, Gender.T));
        Assert.Null(new BandSet([Entry(2025, 2025, Gender.K)]).For(2025, Gender.M));
    }

    private static BandEntry Entry(int? from, int? to, Gender? gender = null) =>
        new(from, to, gender, "82 eller högre", null, 1, BandReader.Read("82 eller högre", null));
}
