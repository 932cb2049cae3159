using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Charting;

/// <summary>The limits that held for some years.</summary>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Scale">As numbers.</param>
/// <param name="Green">In the plan's words.</param>
/// <param name="Yellow">In the plan's words; null where there is none.</param>
public sealed record ChartLimits(int From, int To, Scale Scale, string Green, string? Yellow);

/// <summary>What a chart of an indicator shows; how it is drawn is another's business.</summary>
public sealed record Chart
{
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100];

    public required string Title { get; init; }

    public string? Unit { get; init; }

    public required ChartLine Own { get; init; }

    /// <summary>The country first, then groups and others.</summary>
    public IReadOnlyList<ChartLine> Others { get; init; } = [];

    /// <summary>Oldest first, without overlap; empty where the limits are no numbers of the plan's own.</summary>
    public IReadOnlyList<ChartLimits> Limits { get; init; } = [];

    public IReadOnlyList<int> Breaks { get; init; } = [];

    private IEnumerable<ChartPoint> Drawn => Others.Append(Own).SelectMany(line => line.Points).Where(point => point.Value is not null);

    /// <summary>There is something to draw.</summary>
    public bool HasValues => Own.Points.Any(point => point.Value is not null);

    public decimal First => Drawn.Min(point => point.At);

    public decimal Last => Drawn.Max(point => point.At);

    /// <summary>From a period to the next: that of the finest parts which values have, as fractions of a year.</summary>
    public decimal Step => Own.Points.Select(point => point.At).Distinct().Order().ToList() is { Count: > 1 } at
        ? Math.Min(1m, at.Zip(at.Skip(1), (one, next) => next - one).Min())
        : 1m;

    /// <summary>Holds every value drawn and every limit.</summary>
    public NumberAxis Axis => NumberAxis.Over(
    [
        .. Drawn.Select(point => point.Value!.Value),
        .. Limits.SelectMany(limits => new[] { limits.Scale.Green.Value, limits.Scale.Yellow?.Value ?? limits.Scale.Green.Value }),
    ]);

    /// <summary>
    /// The years that are written under the chart: all of them when there is room, else every second, fifth, tenth …, and always the last.
    /// </summary>
    /// <param name="most">How many there is room for, at least 1.</param>
    public IReadOnlyList<int> Years(int most)
    {
        var (first, last) = ((int)Math.Floor(First), (int)Math.Floor(Last));
        var every = YearSteps.First(step => (last - first) / step < most);
        return [.. Enumerable.Range(first, last - first + 1).Where(year => (last - year) % every == 0)];
    }
}
