using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What only shows when the plans of a folder are compared: an id in two files, and one KPI with two decided truths.</summary>
internal static class BetweenPlans
{
    /// <param name="plans">In the order of their files. What is found is reported where it is in the later one.</param>
    public static void Check(IReadOnlyList<(string File, PlanReading Reading)> plans)
    {
        CheckIds(plans, "id", plan => [.. plan.Indicators.Select(read => (read.Indicator.Id, read.Id))], ofIndicators: true);
        CheckIds(plans, "målets id", plan => plan.Goals, ofIndicators: false);
        CheckIds(plans, "aktivitetens id", plan => plan.Activities, ofIndicators: false);
        CheckNames(plans);
        CheckBands(plans);
    }

    /// <summary>A reader knows plans by their names alone.</summary>
    private static void CheckNames(IReadOnlyList<(string File, PlanReading Reading)> plans)
    {
        foreach (var same in plans.Where(one => one.Reading.Plan is not null).GroupBy(one => one.Reading.Plan!.Plan))
        {
            foreach (var (_, reading) in same.Skip(1))
            {
                reading.Log.Warn(reading.Name, null, $"planen heter \"{same.Key}\" som den i {same.First().File}; mejl, vyer och rapporter kan inte skilja dem åt");
            }
        }
    }

    private static void CheckIds(
        IReadOnlyList<(string File, PlanReading Reading)> plans, string what, Func<PlanReading, IReadOnlyList<(string Id, Place Place)>> idsOf, bool ofIndicators)
    {
        var known = new Dictionary<string, (string File, Place Place)>();
        foreach (var (file, reading) in plans)
        {
            foreach (var (id, place) in idsOf(reading).Where(one => one.Id.Length > 0).DistinctBy(one => one.Id))
            {
                if (!known.TryAdd(id, (file, place)))
                {
                    var first = known[id];
                    reading.Log.Structural(
                        place, ofIndicators ? id : null, $"{what} \"{id}\" finns redan i {first.File} på rad {first.Place.Line}; varje id får bara finnas en gång i katalogens alla filer");
                }
            }
        }
    }

    private static void CheckBands(IReadOnlyList<(string File, PlanReading Reading)> plans)
    {
        var places = new List<(string File, FindingLog Log, Place Kpi)>();
        var indicators = new List<Indicator>();
        foreach (var (file, reading) in plans)
        {
            foreach (var read in reading.Indicators)
            {
                places.Add((file, reading.Log, read.Kpi));
                indicators.Add(read.Indicator with { Ordinal = places.Count });
            }
        }

        foreach (var found in DoubleDefinitions.Among(indicators))
        {
            var (earlier, later) = (places[found.Earlier.Ordinal - 1], places[found.Later.Ordinal - 1]);
            if (earlier.File != later.File)
            {
                later.Log.Warn(later.Kpi, found.Later.Id, BetweenIndicators.Words(found, $"{earlier.File} ", $"{later.File} "));
            }
        }
    }
}
