using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Charting;

/// <summary>A period's value in a chart.</summary>
/// <param name="At">The year, with its part as a fraction: 2025 is the year, 2025,5 its middle.</param>
/// <param name="Value">In the indicator's unit; null where there is none.</param>
/// <param name="Label">The period as it is written.</param>
/// <param name="Colour">Of our own values; <see cref="Colour.None"/> for others'.</param>
/// <param name="IsPreliminary">It may still change.</param>
public sealed record ChartPoint(decimal At, decimal? Value, string Label, Colour Colour = Colour.None, bool IsPreliminary = false);

/// <summary>A line of a chart.</summary>
/// <param name="Name">As it is labelled.</param>
/// <param name="Points">Oldest first.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>
    /// The stretches that may be drawn as one: a missing value or period, or a break of the series, parts them. A lone point is a
    /// stretch of its own.
    /// </summary>
    /// <param name="step">The distance from a period to the next: 1 for years, less for their parts.</param>
    /// <param name="breaks">Years at which the series breaks; the break is before the year.</param>
    public IReadOnlyList<IReadOnlyList<ChartPoint>> Stretches(decimal step, IReadOnlyCollection<int> breaks)
    {
        List<List<ChartPoint>> stretches = [];
        ChartPoint? last = null;
        foreach (var point in Points)
        {
            if (point.Value is null)
            {
                last = null;
                continue;
            }

            if (last is null || point.At - last.At > step || breaks.Any(year => last.At < year && point.At >= year))
            {
                stretches.Add([]);
            }

            stretches[^1].Add(point);
            last = point;
        }

        return stretches;
    }
}
