using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>The main job on real input, end to end: served in v3's shape, fetched, stored, and read back value by value.</summary>
public sealed class RealInputTests : IDisposable
{
    private const string Group = "G176642";

    /// <summary>Norsjö, Riket, Skellefteå and Robertsfors.</summary>
    private static readonly string[] Areas = ["2417", "0000", "2482", "2409"];

    /// <summary>Those of the sample that have a file: N02282 has none.</summary>
    private static readonly string[] Kpis =
    [
        "U28900", "U31904", "U20900", "U23471", "U21468", "U28538", "U28570", "N33817", "N33816", "N00973", "N03926", "N00533", "N00535",
        "N00536", "N00640", "N00654",
    ];

    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task Every_real_value_is_stored_as_it_was_published()
    {
        var folder = RealInput.Folder();
        Assert.SkipWhen(folder is null, "shared/kolada/data/values_2024-08 is not beside the repository, nor where INDICATORSYNC_SHARED points");
        var real = Kpis.SelectMany(kpi => RealInput.Read(folder, kpi, Areas)).ToList();
        Assert.All(Kpis, kpi => Assert.Contains(real, value => value.Key.Kpi == kpi && value.Key.Area == "2417"));
        Assert.Equal((1002, 705), (real.Count, real.Count(value => value.Value is not null)));
        real.ForEach(value => norsjo.Kolada.Publishes(value.Key.Kpi, value.Key.Area, value.Key.Year, value.Value, value.Key.Gender));
        norsjo.Kolada.Averages(Group, "2417", "2482", "2409").PagesOf(100);
        norsjo.Writes(await File.ReadAllTextAsync(RepositoryFiles.Sample, TestContext.Current.CancellationToken))
            .Removes("arbetsloshet-utrikes-fodda")
            .Edits("jämför: [\"0000\", G176642]", "jämför: [\"0000\", \"2482\", \"2409\", G176642]");

        var run = (await norsjo.Sync("2024-08-30")).Ended(0);
        var again = (await norsjo.Sync("2024-08-31")).Ended(0);

        var stored = await StoredAsync();
        Assert.Equal(real.ToDictionary(value => value.Key, value => value.Value), stored.Where(value => value.Key.Area != Group).ToDictionary(value => value.Key, value => value.Value.Value));
        Assert.Equal(norsjo.Kolada.Published.ToDictionary(value => value.Key, value => (value.Value, (int?)value.Count)), stored);
        Assert.Contains(stored, value => value is { Key.Area: Group, Value.Count: 2 });
        Assert.Equal(stored.Count, (int)run.Json["new"]!);
        Assert.Equal((stored.Count, 0, 0), ((int)again.Json["unchanged"]!, (int)again.Json["new"]!, (int)again.Json["mails"]!));
        Assert.Equal(22, run.Json["colours"]!.AsObject().Sum(colour => (int)colour.Value!));
    }

    private async Task<Dictionary<KoladaServerData.Key, (decimal? Value, int? Count)>> StoredAsync()
    {
        var database = new Database(norsjo.DatabaseOptions, TimeProvider.System);
        var series = await database.ReadAsync(
            unit => StoredHistory.SeriesAsync(unit, Kpis.Select(KpiId.Parse), Areas.Append(Group).Select(AreaId.Parse)), TestContext.Current.CancellationToken);
        return series.Select(value => value.Observation).ToDictionary(
            value => new KoladaServerData.Key(value.Key.Measure.Value, value.Key.Area.Value, value.Key.Period.Year, value.Key.Gender.Code()),
            value => (value.Value, value.Count));
    }
}
