using IndicatorSync.Worker.Inspect.AsOf;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Runs;

namespace IndicatorSync.Worker.Tests.Reports;

/// <summary>What the program said on a day, asked for afterwards.</summary>
public sealed class AsOfTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 25, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_year_of_changes_reads_back_day_by_day_as_each_day_read()
    {
        await using var norsjo = Municipality.Norsjo();
        norsjo.Catalogue = Only(norsjo.Catalogue, "N33816", "N00654", "N00640", "N00533", "N33817", "N03926", "U23471");
        var diary = new (DateTimeOffset Day, Func<DateTimeOffset, Task> Happens)[]
        {
            (Start, _ => Task.CompletedTask),
            (Start.AddDays(20), Change(() => norsjo.Kolada.Publishes("N33816", "2417", 2024, 7.4m))),
            (Start.AddDays(27), day => CommandAsync(norsjo, day, "acknowledge", "helhetssyn-sarskilt-boende", "--note", "Bemanningen brast", "--action", "Ny schemamodell", "--owner", "Områdeschefen", "--due", "2026-09-01")),
            (Start.AddDays(48), Change(() => norsjo.Kolada.Publishes("N00654", "2417", 2025, 28.5m))),
            (Start.AddDays(60), day => CommandAsync(norsjo, day, "comment", "placerade-pa-hvb", "--text", "Två nya placeringar.\nEn väntas upphöra.", "--by", "Anna Analys")),
            (Start.AddDays(76), Change(() => norsjo.Kolada.Publishes("N00640", "2417", 2025, 86.2m))),
            (Start.AddDays(146), Change(() => norsjo.Kolada.Strikes("N00533", "2417", 2025))),
            (Start.AddDays(167), Change(() => norsjo.Catalogue = norsjo.Catalogue.Replace("gul: 39–69", "gul: 5–69", StringComparison.Ordinal))),
            (Start.AddDays(186), Change(() => norsjo.Kolada.Publishes("N33817", "2417", 2025, 5.9m).Publishes("N03926", "2417", 2025, 4.1m))),
            (Start.AddDays(195), Change(() => norsjo.Kolada.Publishes("U23471", "2417", 2026, 64m))),
        };
        List<(DateTimeOffset Day, string Said)> said = [];
        foreach (var (day, happens) in diary)
        {
            await happens(day);
            await norsjo.SyncAsync(day);
            said.Add((day, await SaidAsync(norsjo, day, null)));
        }

        var end = diary[^1].Day;
        foreach (var (day, then) in said)
        {
            Assert.Equal(then, await SaidAsync(norsjo, end, $"{day:yyyy-MM-dd}"));
        }

        Assert.Equal(said[^1].Said, await SaidAsync(norsjo, end, $"{end:yyyy-MM-dd}"));
        Assert.Equal(said.Count, said.Select(one => one.Said).Distinct().Count());
    }

    [Fact]
    public async Task An_indicator_that_came_back_has_its_colour_since_the_day_it_had_then()
    {
        await using var small = Municipality.WithOneIndicator();
        small.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await small.SyncAsync(Start);
        small.Kolada.Publishes("N00001", "2417", 2025, 62m);
        await small.SyncAsync(Start.AddDays(1));
        var whole = small.Catalogue;
        small.Catalogue = whole.Replace("id: nojdhet", "id: annan", StringComparison.Ordinal);
        await small.SyncAsync(Start.AddDays(2));
        small.Catalogue = whole;
        await small.SyncAsync(Start.AddDays(3));
        var then = await SaidAsync(small, Start.AddDays(3), null);
        small.Kolada.Publishes("N00001", "2417", 2025, 95m);
        await small.SyncAsync(Start.AddDays(10));

        Assert.Contains("\"since\": \"2026-03-26\"", then, StringComparison.Ordinal);
        Assert.Equal(then, await SaidAsync(small, Start.AddDays(10), "2026-03-28"));
    }

    [Fact]
    public async Task A_day_between_two_runs_reads_as_the_run_before_it_and_the_database_is_left_alone()
    {
        await using var small = Municipality.WithOneIndicator();
        small.Kolada.Publishes("N00001", "2417", 2025, 62m);
        await small.SyncAsync(Start);
        var then = await SaidAsync(small, Start, null);
        small.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await small.SyncAsync(Start.AddDays(10));
        var file = Path.Combine(small.Folder, "indicatorsync.db");
        var before = DatabaseContents.Exactly(file);

        Assert.Equal(then, await SaidAsync(small, Start.AddDays(10), "2026-03-30"));
        Assert.Equal(before, DatabaseContents.Exactly(file));
    }

    [Theory]
    [InlineData("2026-03-24", "before the first run, which was on 2026-03-25")]
    [InlineData("2026-03-26", "has not been")]
    [InlineData("31 augusti", "write a day")]
    [InlineData("2026-02-30", "write a day")]
    public async Task A_day_that_cannot_be_told_of_is_refused(string day, string why)
    {
        await using var small = Municipality.WithOneIndicator();
        small.Kolada.Publishes("N00001", "2417", 2025, 62m);
        await small.SyncAsync(Start);

        Assert.Equal(2, await small.CommandAsync(Start, "status", "--as-of", day));
        Assert.Contains(why, small.Error, StringComparison.Ordinal);
        Assert.Equal(2, await small.CommandAsync(Start, "export", "plan", "--out", "plan.csv", "--as-of", day));
        Assert.Equal(2, await small.CommandAsync(Start, "explain", "nojdhet", "--as-of", day));
        Assert.DoesNotContain("plan.csv", Directory.GetFiles(small.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Titles_and_dates_of_publication_are_those_of_the_day()
    {
        await using var small = Municipality.WithOneIndicator();
        small.Kolada.Publishes("N00001", "2417", 2025, 62m).Describes("N00001", "Nöjdhet, andel (%)", "2026-02-01", null, "2026");
        await small.SyncAsync(Start);
        var then = await SaidAsync(small, Start, null);
        small.Kolada.Describes("N00001", "Nöjdhet med stödet, andel (%)", "2026-12-01", null, "2026");
        await small.SyncAsync(Start.AddDays(1));

        Assert.NotEqual(then, await SaidAsync(small, Start.AddDays(1), null));
        Assert.Equal(then, await SaidAsync(small, Start.AddDays(1), "2026-03-25"));
    }

    [Fact]
    public void Every_table_of_the_schema_says_how_it_is_read_as_of_a_day() => Assert.Equal(
        ServiceRole.Tables().Order(StringComparer.Ordinal),
        PastTables.Ground.Concat(PastTables.Records).Select(table => table.Name).Concat(PastTables.Made).Concat(PastTables.LeftOut).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2026-08-31", "2026-08-31T21:59:59.999999Z")]
    [InlineData("2026-12-31", "2026-12-31T22:59:59.999999Z")]
    [InlineData("2026-03-29", "2026-03-29T21:59:59.999999Z")]
    public void A_swedish_day_ends_at_swedish_midnight(string day, string end) =>
        Assert.Equal(end, StoredTime.Text(AsOfDay.Parse(day, new DateOnly(2027, 1, 1)).End));

    /// <summary>The plan with the indicators of these KPIs alone.</summary>
    private static string Only(string catalogue, params string[] kpis)
    {
        const string Item = "  - id: ";
        var pieces = catalogue.Split(Item);
        var kept = pieces.Skip(1).Where(piece => kpis.Any(kpi => piece.Contains(kpi, StringComparison.Ordinal))).ToList();
        Assert.All(kpis, kpi => Assert.Contains(kept, piece => piece.Contains(kpi, StringComparison.Ordinal)));
        return pieces[0] + string.Concat(kept.Select(piece => Item + piece));
    }

    /// <summary>All that is shown: every page of the site, the table of states, the story of an indicator, the workbook's sheets as CSV.</summary>
    private static async Task<string> SaidAsync(Municipality municipality, DateTimeOffset now, string? asOf)
    {
        string[] option = asOf is null ? [] : ["--as-of", asOf];
        var folder = Path.Combine(municipality.Folder, "sagt");
        await CommandAsync(municipality, now, ["export", "site", "--out", Path.Combine(folder, "site"), .. option]);
        await CommandAsync(municipality, now, ["export", "plan", "--out", Path.Combine(folder, "plan.csv"), .. option]);
        await CommandAsync(municipality, now, ["export", "history", "--out", Path.Combine(folder, "history.csv"), .. option]);
        var told = municipality.Out.Length;
        await CommandAsync(municipality, now, ["status", "--json", .. option]);
        var first = municipality.Catalogue.Contains("placerade-pa-hvb", StringComparison.Ordinal) ? "placerade-pa-hvb" : "nojdhet";
        await CommandAsync(municipality, now, ["explain", first, .. option]);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return string.Join('\n', files.Select(file => $"--- {Path.GetRelativePath(folder, file)}\n{File.ReadAllText(file)}")) + municipality.Out[told..];
    }

    private static async Task CommandAsync(Municipality municipality, DateTimeOffset now, params string[] words) =>
        Assert.True(await municipality.CommandAsync(now, words) == 0, municipality.Error);

    private static Func<DateTimeOffset, Task> Change(Action change) => _ =>
    {
        change();
        return Task.CompletedTask;
    };
}
