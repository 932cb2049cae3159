using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Catalogue;

public class BandYearsTests
{
    [Fact]
    public void Years_that_meet_neither_overlap_nor_leave_a_gap()
    {
        BandEntry[] bands = [Band(2024, 2025), Band(2026, 2026)];

        Assert.Empty(BandYears.Overlaps(bands));
        Assert.Empty(BandYears.Gaps(bands));
    }

    [Fact]
    public void A_year_in_two_entries_is_an_overlap()
    {
        BandEntry[] bands = [Band(2024, 2026), Band(2026, 2027)];

        var overlap = Assert.Single(BandYears.Overlaps(bands));

        Assert.Same(bands[1], overlap.Later);
        Assert.Same(bands[0], overlap.Earlier);
    }

    [Fact]
    public void An_entry_without_years_overlaps_every_other() =>
        Assert.Single(BandYears.Overlaps([Band(null, null), Band(2026, 2026)]));

    [Fact]
    public void A_gender_of_its_own_overlaps_nothing() =>
        Assert.Empty(BandYears.Overlaps([Band(2026, 2026), Band(2026, 2026, Gender.K), Band(2026, 2026, Gender.M)]));

    [Fact]
    public void Years_between_entries_use_the_earlier_one_whatever_the_order_in_the_file()
    {
        BandEntry[] bands = [Band(2028, 2028), Band(2024, 2025)];

        var (from, to, after, next) = Assert.Single(BandYears.Gaps(bands));

        Assert.Equal((2026, 2027), (from, to));
        Assert.Same(bands[1], after);
        Assert.Same(bands[0], next);
    }

    [Fact]
    public void A_year_outside_all_entries_is_seen_on_either_side()
    {
        BandEntry[] bands = [Band(2024, 2025)];

        Assert.Single(BandYears.BeginningAfter(bands, 2023));
        Assert.Empty(BandYears.BeginningAfter(bands, 2024));
        Assert.Single(BandYears.EndingBefore(bands, 2026));
        Assert.Empty(BandYears.EndingBefore(bands, 2025));
    }

    private static BandEntry Band(int? from, int? to, Gender? gender = null) =>
        new(from, to, gender, "82 eller högre", null, 1, new BandReading(null, []));
}
