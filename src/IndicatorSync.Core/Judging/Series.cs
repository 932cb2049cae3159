using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// One year of a series. <see cref="LastNumber"/> is the newest number that ever stood; with <see cref="Value"/> null it tells a
/// struck year from one that never had a number.
/// </summary>
public readonly record struct SeriesPoint(int Period, decimal? Value, decimal? LastNumber)
{
    public bool IsStruck => Value is null && LastNumber is not null;
}

/// <summary>The years of one KPI, area and gender, each once.</summary>
public sealed class Series
{
    public static readonly Series Empty = new([]);

    private readonly SortedList<int, SeriesPoint> points;

    public Series(IEnumerable<SeriesPoint> points) =>
        this.points = new SortedList<int, SeriesPoint>(points.ToDictionary(point => point.Period));

    /// <summary>Oldest first.</summary>
    public IList<SeriesPoint> Points => points.Values;

    public decimal? this[int period] => points.TryGetValue(period, out var point) ? point.Value : null;

    public SeriesPoint? Find(int period) => points.TryGetValue(period, out var point) ? point : null;

    /// <summary>The nearest earlier year with a value.</summary>
    public SeriesPoint? Before(int period) => points.Values.LastOrDefault(point => point.Period < period && point.Value is not null) is { Value: not null } found ? found : null;

    /// <summary>This series with every year that <paramref name="which"/> picks taken from <paramref name="other"/> (or gone, when absent there).</summary>
    public Series With(Series other, Func<int, bool> which) =>
        new(points.Values.Where(point => !which(point.Period)).Concat(other.points.Values.Where(point => which(point.Period))));

    /// <summary>The absolute difference, for the years where both have (or had) a number.</summary>
    public static Series Gap(Series women, Series men) => new(
        from k in women.points.Values
        join m in men.points.Values on k.Period equals m.Period
        select new SeriesPoint(k.Period, Difference(k.Value, m.Value), Difference(k.LastNumber, m.LastNumber)));

    private static decimal? Difference(decimal? a, decimal? b) => a is { } x && b is { } y ? Math.Abs(x - y) : null;
}

/// <summary>One stored revision, as the fold needs it; <see cref="Id"/> grows with time.</summary>
public readonly record struct RevisionPoint(long Id, ObservationKey Key, decimal? NewValue);

/// <summary>Stored revisions, folded into series as they stood after any one of them.</summary>
public sealed class SeriesHistory
{
    private readonly ILookup<(KpiId, AreaId, Gender), RevisionPoint> revisions;

    public SeriesHistory(IEnumerable<RevisionPoint> revisions) =>
        this.revisions = revisions.OrderBy(point => point.Id).ToLookup(point => (point.Key.Kpi, point.Key.Area, point.Key.Gender));

    /// <summary>The series as it stood after revision <paramref name="mark"/>; <see cref="long.MaxValue"/> for now.</summary>
    public Series AsOf(KpiId kpi, AreaId area, Gender gender, long mark = long.MaxValue)
    {
        if (gender == Gender.Gap)
        {
            return Series.Gap(AsOf(kpi, area, Gender.K, mark), AsOf(kpi, area, Gender.M, mark));
        }

        var points = new Dictionary<int, SeriesPoint>();
        foreach (var revision in revisions[(kpi, area, gender)].TakeWhile(revision => revision.Id <= mark))
        {
            var period = revision.Key.Period;
            var last = revision.NewValue ?? (points.TryGetValue(period, out var known) ? known.LastNumber : null);
            points[period] = new SeriesPoint(period, revision.NewValue, last);
        }

        return new Series(points.Values);
    }
}
