using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Judging.Judged;

namespace IndicatorSync.Core.Tests.Judging;

public class PublicationTests
{
    [Theory]
    [InlineData(2025, "2026-03-31", false)]
    [InlineData(2025, "2026-04-01", true)]
    [InlineData(2025, "2026-12-24", true)]
    [InlineData(2024, "2026-04-01", false)]
    [InlineData(null, "2026-04-01", false)]
    public void A_value_is_preliminary_from_the_preliminary_date_on_for_the_year_it_concerns(int? period, string today, bool expected) =>
        Assert.Equal(expected, Publication.IsPreliminary(period is { } year ? Period.OfYear(year) : null, Expected(2025), DateOnly.Parse(today, null)));

    [Theory]
    [InlineData("2026-09-11", false, true, false)]
    [InlineData("2026-09-12", false, true, true)]
    [InlineData("2026-09-12", true, true, false)]
    [InlineData("2026-09-12", false, false, false)]
    public void A_value_is_late_when_the_date_and_two_weeks_are_past_and_nobody_has_it(string today, bool isPublished, bool hasHadValue, bool expected) =>
        Assert.Equal(expected, Publication.IsOverdue(Expected(2025), hasHadValue, isPublished, DateOnly.Parse(today, null)));

    [Fact]
    public void Without_dates_nothing_is_preliminary_or_late()
    {
        var silent = Expected(null) with { PreliminaryPublicationDate = null, PublicationDate = null };

        Assert.False(Publication.IsPreliminary(Period.OfYear(2025), silent, Today));
        Assert.False(Publication.IsOverdue(silent, true, false, Today));
        Assert.False(Publication.IsPreliminary(Period.OfYear(2025), null, Today));
        Assert.False(Publication.IsOverdue(null, true, false, Today));
    }

    private static KpiInfo Expected(int? year) => new()
    {
        Id = Kpi,
        Title = "Helhetssyn, andel (%)",
        MunicipalityType = "K",
        IsDividedByGender = true,
        HasUnitData = false,
        PreliminaryPublicationDate = new DateOnly(2026, 4, 1),
        PublicationDate = new DateOnly(2026, 8, 28),
        PublicationPeriod = year,
    };
}
