using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Divides a catalogue into parts that are judged one after the other, so that a run holds the history of one part and not of all. No part
/// divides a measure: own units, genders and what is hidden of one hang on each other.
/// </summary>
internal static class JudgingParts
{
    /// <summary>Measures times areas: a run of 17 indicators with 25 areas to compare with is one part, and reads what it read before there were parts.</summary>
    public const int MostSeries = 2_000;

    /// <summary>A value for each month, where Kolada has one for the year.</summary>
    private const int OwnWeighs = 12;

    /// <param name="indicators">Those of a catalogue.</param>
    /// <param name="mostSeries">See <see cref="MostSeries"/>.</param>
    public static IEnumerable<IReadOnlyList<Indicator>> Of(IEnumerable<Indicator> indicators, int mostSeries)
    {
        var (part, areas, measures) = (new List<Indicator>(), new HashSet<AreaId>(), 0);
        foreach (var same in indicators.GroupBy(indicator => indicator.Measure))
        {
            part.AddRange(same);
            areas.UnionWith(same.SelectMany(indicator => indicator.Compare.Append(indicator.Area)));
            measures += same.Key.IsOwn ? OwnWeighs : 1;
            if (measures * areas.Count >= mostSeries)
            {
                yield return part;
                (part, areas, measures) = ([], [], 0);
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
