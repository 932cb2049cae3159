using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What only shows when indicators are compared: ids used twice, and one KPI with two decided truths.</summary>
internal static class BetweenIndicators
{
    public static void Check(IReadOnlyList<ReadIndicator> indicators, FindingLog log)
    {
        HashSet<int> doubles = [];
        foreach (var same in indicators.Where(read => read.Indicator.Id.Length > 0).GroupBy(read => read.Indicator.Id))
        {
            var first = same.First();
            foreach (var again in same.Skip(1))
            {
                doubles.Add(again.Indicator.Ordinal);
                log.Structural(again.Id, again.Indicator.Id, $"id \"{same.Key}\" finns redan på rad {first.Id.Line}; varje id får bara finnas en gång");
            }
        }

        // An indicator without an id of its own is no second truth, but the same one pasted twice.
        var places = indicators.Where(read => !doubles.Contains(read.Indicator.Ordinal)).ToDictionary(read => read.Indicator.Ordinal, read => read.Kpi);
        foreach (var found in DoubleDefinitions.Among([.. indicators.Select(read => read.Indicator).Where(indicator => places.ContainsKey(indicator.Ordinal))]))
        {
            log.Warn(places[found.Later.Ordinal], found.Later.Id, Words(found));
        }
    }

    /// <param name="found">One KPI with two decided truths.</param>
    /// <param name="earlierIn">The file of the earlier one, and a space; empty where both are in one.</param>
    /// <param name="laterIn">The same of the later one.</param>
    public static string Words(DoubleDefinition found, string earlierIn = "", string laterIn = "") =>
        $"{found.Later.Kpi} har olika gränser på två ställen: {Words(laterIn, found.Later, found.LaterBand)} och {Words(earlierIn, found.Earlier, found.EarlierBand)}; båda bedöms";

    private static string Words(string file, Indicator indicator, BandEntry band) =>
        $"{indicator.Id} ({file}rad {band.Line}: grön \"{band.Green}\"{(string.IsNullOrEmpty(band.Yellow) ? "" : $", gul \"{band.Yellow}\"")})";
}
