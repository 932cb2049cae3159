using System.Text;
using System.Text.Json;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Tests.Runs;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>Kolada's whole catalogue on two days of March 2026: 19 days in which much went, came and was renamed without notice.</summary>
public sealed class RealCataloguesTests
{
    private const string Absent = "shared/kolada/data/catalogue is not beside the repository, nor where INDICATORSYNC_SHARED points";

    private static readonly DateTimeOffset Before = new(2026, 3, 4, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_changed_in_19_days_is_found_to_the_last_kpi()
    {
        var folder = RealInput.Folder("catalogue");
        Assert.SkipWhen(folder is null, Absent);
        var (before, after) = (Items(folder, "kpi_v3_2026-03-04.json"), Items(folder, "kpi_v3_2026-03-23.json"));
        string[] ids = [.. before.Keys.Union(after.Keys)];
        await using var created = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);

        var first = await StoreAsync(created.Database, ids, before, Before);
        var datesBefore = await DatesAsync(created.Database);
        var changes = await StoreAsync(created.Database, ids, after, After);
        var datesAfter = await DatesAsync(created.Database);

        Assert.Equal((6205, 6099), (before.Count, after.Count));
        Assert.Equal(504, first.Count(change => change.Kind == MetadataChangeKind.Discontinued));
        Assert.Equal(504, first.Count);
        Assert.Equal(119, changes.Count(change => change.Kind == MetadataChangeKind.Gone));
        Assert.Equal(13, datesAfter.Keys.Except(datesBefore.Keys).Count());
        Assert.Equal(42, changes.Count(change => change.Kind is MetadataChangeKind.Retitled or MetadataChangeKind.Discontinued));
        Assert.Equal(40, changes.Count(change => change.Kind == MetadataChangeKind.Discontinued));
        Assert.Equal(312, datesBefore.Count(date => after.ContainsKey(date.Key) && datesAfter[date.Key] != date.Value));
        Assert.Empty(await StoreAsync(created.Database, ids, after, After.AddDays(1)));
    }

    [Fact]
    public void Every_area_and_group_can_be_read_with_all_its_members()
    {
        var folder = RealInput.Folder("catalogue");
        Assert.SkipWhen(folder is null, Absent);

        var areas = Read(MetadataKind.Municipality, Items(folder, "municipality_v3_2026-03-23.json"));
        var groups = Read(MetadataKind.Group, Items(folder, "municipality_groups_v3_2026-03-23.json"));

        Assert.Equal((312, 3630, 26_573), (areas.Areas.Count, groups.Areas.Count, groups.Areas.Sum(group => group.Members.Count)));
    }

    /// <summary>A number is no help: U00535 measures something else than N00535, whose margin is U01673.</summary>
    [Fact]
    public void Every_margin_that_bears_the_title_of_another_kpi_is_found_and_says_what_its_number_means()
    {
        var folder = RealInput.Folder("catalogue");
        Assert.SkipWhen(folder is null, Absent);

        var pairs = Core.Observations.KpiMargins.Of([.. Read(MetadataKind.Kpi, Items(folder, "kpi_v3_2026-03-23.json")).Kpis]);

        Assert.Equal(140, pairs.Count);
        Assert.All(pairs, pair => Assert.True(pair.IsHalfWidth));
        Assert.DoesNotContain(pairs, pair => pair.Kpi.Value[1..] == pair.Margin.Value[1..]);
        Assert.Contains(pairs, pair => (pair.Kpi.Value, pair.Margin.Value) == ("N00535", "U01673"));
    }

    private static Core.Observations.MetadataAnswer Read(MetadataKind kind, Dictionary<string, byte[]> items, string[]? asked = null)
    {
        var builder = new MetadataAnswerBuilder(kind, [.. asked ?? [.. items.Keys]]);
        foreach (var item in items.Values)
        {
            builder.Add(item);
        }

        Assert.Null(builder.Fault);
        return builder.Answer();
    }

    private static Task<IReadOnlyList<MetadataChange>> StoreAsync(Database database, string[] ids, Dictionary<string, byte[]> items, DateTimeOffset now) =>
        database.InTransactionAsync(
            unit => MetadataStore.StoreAsync(unit, [(new MetadataRequest(MetadataKind.Kpi, ids), Read(MetadataKind.Kpi, items, ids))], now),
            TestContext.Current.CancellationToken);

    private static async Task<Dictionary<string, (DateOnly?, DateOnly?, int?)>> DatesAsync(Database database) =>
        (await database.ReadAsync(MetadataStore.KpisAsync, TestContext.Current.CancellationToken))
            .ToDictionary(kpi => kpi.Info.Id.Value, kpi => (kpi.Info.PreliminaryPublicationDate, kpi.Info.PublicationDate, kpi.Info.PublicationPeriod));

    private static Dictionary<string, byte[]> Items(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return document.RootElement.GetProperty("values").EnumerateArray()
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => Encoding.UTF8.GetBytes(item.GetRawText()));
    }
}
