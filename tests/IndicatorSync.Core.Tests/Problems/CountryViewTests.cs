using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Problems;

public class CountryViewTests
{
    private static readonly AreaId Own = AreaId.Parse("2417");

    [Fact]
    public void The_shares_of_the_country_and_the_places_of_limits_and_our_value()
    {
        var view = View("minst 91", "minst 71", Country(100))!;

        Assert.Equal((10, 20, 70), (view.Green, view.Yellow, view.Red));
        Assert.Equal((10m, 20m, 70m, 0m), (view.Share(Colour.Green), view.Share(Colour.Yellow), view.Share(Colour.Red), view.Share(Colour.None)));
        Assert.Equal([new Placed(91m, 90m), new Placed(71m, 70m)], view.Limits);
        Assert.Equal(new Placed(62m, 61m), view.Own);
    }

    [Fact]
    public void Too_few_municipalities_are_no_country() => Assert.Null(View("minst 91", null, Country(CountryValues.FewestMunicipalities - 1)));

    [Fact]
    public void Regions_groups_and_the_country_itself_are_no_municipalities()
    {
        var others = Enumerable.Range(1, 50).Select(n => (AreaId.Parse(n.ToString("0000", CultureInfo.InvariantCulture)), Gender.T, Period.OfYear(2025), 1m)).Append((AreaId.Riket, Gender.T, Period.OfYear(2025), 1m));

        Assert.Equal(100, View("minst 91", null, new CountryValues(Values(100, 2025).Concat(others)))!.Judged);
    }

    [Fact]
    public void A_newer_year_with_few_values_waits_until_it_has_enough()
    {
        var country = new CountryValues(Values(100, 2024).Concat(Values(5, 2025)));

        Assert.Equal(Period.OfYear(2024), country.NewestPeriod(Gender.T, 2026));
        Assert.Null(country.NewestPeriod(Gender.T, 2023));
        Assert.Null(country.NewestPeriod(Gender.K, 2026));
    }

    [Fact]
    public void A_relation_to_earlier_years_is_held_against_each_municipalitys_own()
    {
        // Every second municipality has come down since the year before.
        var country = new CountryValues(Values(100, 2025).SelectMany((value, n) => new[] { value, value with { Item3 = Period.OfYear(2024), Item4 = n % 2 == 0 ? 1_000m : 0m } }));

        var view = View("ska minska årligen", null, country)!;

        Assert.Equal((50, 50), (view.Green, view.Red));
        Assert.Empty(view.Limits);
    }

    [Fact]
    public void The_difference_between_the_genders_is_a_series_too()
    {
        var country = new CountryValues(Values(30, 2025, Gender.K).Concat(Values(30, 2025, Gender.M, 2m)));

        Assert.Equal(30, country.For(Gender.Gap, Period.OfYear(2025)).Count);
        Assert.All(country.For(Gender.Gap, Period.OfYear(2025)), series => Assert.Equal(2m, series[Period.OfYear(2025)]));
    }

    private static CountryView? View(string green, string? yellow, CountryValues country)
    {
        var bands = new BandSet([new BandEntry(null, null, null, green, yellow, 1, BandReader.Read(green, yellow))]);
        var definition = new JudgedDefinition(KpiId.Parse("U23471"), Own, Gender.T, ReadingRule.Continuous, bands, [], 3, null);
        var own = new Series([new SeriesPoint(Period.OfYear(2025), 62m, 62m)]);
        return CountryView.Of(new JudgeInput(definition, own, new Dictionary<AreaId, Series>(), SourceState.Fetched, new DateOnly(2026, 3, 25)), country);
    }

    private static CountryValues Country(int municipalities) => new(Values(municipalities, 2025));

    private static IEnumerable<(AreaId, Gender, Period, decimal)> Values(int municipalities, int year, Gender gender = Gender.T, decimal more = 0m) =>
        Enumerable.Range(1, municipalities).Select(n => (AreaId.Parse((1000 + n).ToString(CultureInfo.InvariantCulture)), gender, Period.OfYear(year), n + more));
}
