using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>One KPI's values in every municipality that is stored (<c>landet: ja</c>).</summary>
public sealed class CountryValues
{
    /// <summary>Fewer municipalities than this are no country: a share of them says nothing.</summary>
    public const int FewestMunicipalities = 20;

    public static readonly CountryValues None = new([]);

    private readonly ILookup<Gender, (AreaId Area, Series Series)> byGender;

    /// <param name="values">Numbers only; areas that are no municipalities are left out.</param>
    public CountryValues(IEnumerable<(AreaId Area, Gender Gender, Period Period, decimal Value)> values)
    {
        var stored = values.Where(value => value.Area.Kind == AreaKind.Municipality)
            .GroupBy(value => (value.Area, value.Gender))
            .ToDictionary(same => same.Key, same => new Series(same.Select(value => new SeriesPoint(value.Period, value.Value, value.Value))));
        var gaps = stored.Keys.Where(key => key.Gender == Gender.K && stored.ContainsKey((key.Area, Gender.M)))
            .Select(key => (key.Area, Gender.Gap, Series: Series.Gap(stored[key], stored[(key.Area, Gender.M)])));
        byGender = stored.Select(pair => (pair.Key.Area, pair.Key.Gender, Series: pair.Value)).Concat(gaps)
            .ToLookup(item => item.Item2, item => (item.Area, item.Series));
    }

    /// <summary>Every municipality with a number for the year, by its whole series: a relation may ask for earlier years.</summary>
    public IReadOnlyList<Series> For(Gender gender, Period period) =>
        [.. byGender[gender].Where(item => item.Series[period] is not null).Select(item => item.Series)];

    /// <summary>The newest year, not later than <paramref name="latest"/>, that enough municipalities have a number for.</summary>
    public Period? NewestPeriod(Gender gender, int latest) => byGender[gender]
        .SelectMany(item => item.Series.Points.Where(point => point.Value is not null && point.Period.Year <= latest).Select(point => point.Period))
        .CountBy(period => period)
        .Where(counted => counted.Value >= FewestMunicipalities)
        .Select(counted => (Period?)counted.Key)
        .Max();
}
