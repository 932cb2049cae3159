using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Takes up what the tables of one pass say of activities (docs/contract.md 1.10). Two different statements of one activity within a pass are
/// both set aside, as values are; what is stored remains.
/// </summary>
internal sealed class ActivityTurn
{
    private readonly HashSet<string> contested;
    private readonly Dictionary<string, ActivityStatement> stored;

    private ActivityTurn(IEnumerable<SourceReading> readings, IReadOnlyList<ActivityStatement> stored)
    {
        contested = [.. readings.SelectMany(reading => reading.Activities).GroupBy(said => said.Id).Where(same => same.Any(one => !one.SaysTheSameAs(same.First()))).Select(same => same.Key)];
        this.stored = stored.ToDictionary(statement => statement.Id);
    }

    public static async Task<ActivityTurn> BeginAsync(UnitOfWork unit, IReadOnlyList<SourceReading> readings) =>
        new(readings, readings.Any(reading => reading.Activities.Count > 0) ? await ActivitySayingStore.NewestAsync(unit) : []);

    /// <summary>What of a reading is set aside.</summary>
    public IEnumerable<SourceFault> Faults(SourceReading reading) => reading.Activities.Where(said => contested.Contains(said.Id)).Select(said => new SourceFault(
        said.Place.Sheet, said.Place.Reference, said.Name, "aktiviteten står på två ställen med olika innehåll: inget av dem läses in"));

    /// <summary>Stores what of a reading is news.</summary>
    /// <returns>In activities.</returns>
    public async Task<ObservationCounts> StoreAsync(UnitOfWork unit, SourceReading reading, RunMoment moment)
    {
        var taken = reading.Activities.Where(said => !contested.Contains(said.Id)).DistinctBy(said => said.Id).ToList();
        var news = taken.Where(said => !stored.TryGetValue(said.Id, out var before) || !said.SaysTheSameAs(before)).ToList();
        await ActivitySayingStore.AddAsync(unit, news.Select(said => (said, reading.Name)), moment);
        var added = news.Count(said => !stored.ContainsKey(said.Id));
        return ObservationCounts.None with { New = added, Revised = news.Count - added, Unchanged = taken.Count - news.Count };
    }
}
