using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// One period of a series. <see cref="LastNumber"/> is the newest number that ever was there; with <see cref="Value"/> null it tells a
/// struck value from one that never had a number.
/// </summary>
public readonly record struct SeriesPoint(Period Period, decimal? Value, decimal? LastNumber)
{
    /// <summary>As a source other than Kolada gave it; null for Kolada's values.</summary>
    public GivenAs? Given { get; init; }

    /// <summary>How many decimals the number was given with (<see cref="LastNumber"/>, where the value is struck); null for Kolada's values.</summary>
    public int? Decimals { get; init; }

    public bool IsStruck => Value is null && LastNumber is not null;
}

/// <summary>The periods of one measure, area, unit and gender, each once, oldest first.</summary>
public sealed class Series
{
    public static readonly Series Empty = new(new SortedList<Period, SeriesPoint>());

    private readonly SortedList<Period, SeriesPoint> points;

    public Series(IEnumerable<SeriesPoint> points) =>
        this.points = new SortedList<Period, SeriesPoint>(points.ToDictionary(point => point.Period));

    /// <param name="points">Handed over: nobody else changes it.</param>
    internal Series(SortedList<Period, SeriesPoint> points) => this.points = points;

    /// <summary>Oldest first.</summary>
    public IList<SeriesPoint> Points => points.Values;

    public decimal? this[Period period] => points.TryGetValue(period, out var point) ? point.Value : null;

    public SeriesPoint? Find(Period period) => points.TryGetValue(period, out var point) ? point : null;

    /// <summary>The same part of the nearest earlier year that has a value for it.</summary>
    public SeriesPoint? Before(Period period)
    {
        // From the period itself backwards: a long series is asked once for each of its periods.
        var (place, values) = (points.IndexOfKey(period), points.Values);
        for (var i = (place < 0 ? values.Count : place) - 1; i >= 0; i--)
        {
            if (values[i] is { Value: not null } point && point.Period < period && point.Period.SamePartAs(period))
            {
                return point;
            }
        }

        return null;
    }

    /// <summary>The nearest earlier period with a value, of those that <paramref name="which"/> picks.</summary>
    public Period? Nearest(Period period, Func<Period, bool> which)
    {
        var values = points.Values;
        for (var i = values.Count - 1; i >= 0; i--)
        {
            if (values[i] is { Value: not null } point && point.Period < period && which(point.Period))
            {
                return point.Period;
            }
        }

        return null;
    }

    /// <summary>This series with every period that <paramref name="which"/> picks taken from <paramref name="other"/> (or gone, when absent there).</summary>
    public Series With(Series other, Func<Period, bool> which)
    {
        // Most series are as they were in most runs: nothing is built for them.
        var taken = other.points.Values.Where(point => which(point.Period));
        return points.Values.Where(point => which(point.Period)).SequenceEqual(taken)
            ? this
            : new(points.Values.Where(point => !which(point.Period)).Concat(taken));
    }

    /// <summary>The absolute difference, for the periods where both have (or had) a number.</summary>
    public static Series Gap(Series women, Series men) => new(
        from k in women.points.Values
        join m in men.points.Values on k.Period equals m.Period
        select new SeriesPoint(k.Period, Difference(k.Value, m.Value), Difference(k.LastNumber, m.LastNumber)) { Decimals = Most(k.Decimals, m.Decimals) });

    private static int? Most(int? a, int? b) => a is { } x && b is { } y ? Math.Max(x, y) : null;

    private static decimal? Difference(decimal? a, decimal? b) => a is { } x && b is { } y ? Math.Abs(x - y) : null;
}
