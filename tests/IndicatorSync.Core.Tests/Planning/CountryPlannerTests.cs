using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Planning;

public class CountryPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 5, 0, 0, TimeSpan.Zero);
    private static readonly KpiId Kpi = KpiId.Parse("N00945");

    [Fact]
    public void What_was_never_read_is_read_whole_a_decade_at_a_time_and_one_year_ahead()
    {
        var due = CountryPlanner.Due(Catalogue(Indicator(Kpi)), Nothing, Now);

        Assert.Equal(
            [
                "data/kpi/N00945/year/1990,1991,1992,1993,1994,1995,1996,1997,1998,1999?region_type=K",
                "data/kpi/N00945/year/2000,2001,2002,2003,2004,2005,2006,2007,2008,2009?region_type=K",
                "data/kpi/N00945/year/2010,2011,2012,2013,2014,2015,2016,2017,2018,2019?region_type=K",
                "data/kpi/N00945/year/2020,2021,2022,2023,2024,2025,2026,2027?region_type=K",
            ],
            due.Select(request => request.Path));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 4)]
    public void It_is_read_again_after_a_week(int days, int requests) =>
        Assert.Equal(requests, CountryPlanner.Due(Catalogue(Indicator(Kpi)), ReadAll(Kpi, Now.AddDays(-days)), Now).Count);

    [Fact]
    public void A_daily_run_that_starts_a_little_earlier_than_a_week_ago_does_not_put_it_off() =>
        Assert.Equal(4, CountryPlanner.Due(Catalogue(Indicator(Kpi)), ReadAll(Kpi, Now.AddDays(-7).AddMinutes(15)), Now).Count);

    [Fact]
    public void A_part_that_failed_is_due_alone()
    {
        var read = ReadAll(Kpi, Now.AddDays(-1)).Where(pair => pair.Key.Year / 10 != 201).ToDictionary();

        Assert.Equal([2010, 2019], CountryPlanner.Due(Catalogue(Indicator(Kpi)), read, Now).Select(request => new[] { request.Years[0], request.Years[^1] }).Single());
    }

    [Fact]
    public void Only_what_asks_for_it_is_read_and_a_kpi_named_twice_once() => Assert.Equal(
        ["N00945"],
        CountryPlanner.Due(
            Catalogue(
                Indicator(Kpi), Indicator(Kpi), Indicator(KpiId.Parse("N00001")) with { WholeCountry = false }, Indicator(KpiId.Parse("N00002")) with { Source = "HR" }),
            Nothing,
            Now).Select(request => request.Kpi.Value).Distinct());

    [Fact]
    public void Every_year_that_is_due_is_asked_for_once_and_no_limit_is_passed() =>
        Gen.Select(Gen.Int[1990, 2060], Gen.Int[0, 14].Array[0, 80]).Sample((thisYear, ages) =>
        {
            var now = new DateTimeOffset(thisYear, 6, 1, 4, 0, 0, TimeSpan.Zero);
            var read = ages.Select((age, n) => (Year: 1990 + n, At: now.AddDays(-age))).ToDictionary(pair => (Kpi, pair.Year), pair => pair.At);

            var due = CountryPlanner.Due(Catalogue(Indicator(Kpi)), read, now);

            var asked = due.SelectMany(request => request.Years).ToList();
            Assert.Equal(asked.Count, asked.Distinct().Count());
            Assert.All(
                Enumerable.Range(1990, thisYear - 1990 + 2).Where(year => !read.TryGetValue((Kpi, year), out var at) || now - at >= TimeSpan.FromDays(7)),
                year => Assert.Contains(year, asked));
            Assert.All(due, request => Assert.InRange(request.Years.Count, 1, PlannedRequest.MaxIds));
        });

    private static readonly Dictionary<(KpiId, int), DateTimeOffset> Nothing = [];

    private static Dictionary<(KpiId Kpi, int Year), DateTimeOffset> ReadAll(KpiId kpi, DateTimeOffset at) =>
        Enumerable.Range(CountryPlanner.FirstYear, 100).ToDictionary(year => (kpi, year), _ => at);

    private static IndicatorCatalogue Catalogue(params Indicator[] indicators) =>
        new() { Plan = "Provplan", Municipality = AreaId.Parse("2417"), Indicators = indicators, Version = "" };

    private static Indicator Indicator(KpiId kpi) => new()
    {
        Ordinal = 1,
        Id = kpi.Value,
        Name = kpi.Value,
        ShortName = kpi.Value,
        Kpi = kpi,
        FetchedFrom = "Kolada",
        Area = AreaId.Parse("2417"),
        Genders = [Gender.T],
        Bands = BandSet.Empty,
        Rule = ReadingRule.Continuous,
        WholeCountry = true,
    };
}
