using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Runs;

namespace IndicatorSync.Worker.Tests.Reports;

/// <summary>A follow-up kept under a name: its bytes never change, and the views tell what has changed since.</summary>
public sealed class FreezeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset August = new(2026, 8, 31, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset September = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator();

    private string DatabaseFile => Path.Combine(municipality.Folder, "indicatorsync.db");

    public async ValueTask InitializeAsync()
    {
        municipality.Kolada.Publishes("N00001", "2417", 2024, 84m).Publishes("N00001", "2417", 2025, 62.5m);
        await municipality.SyncAsync(August);
    }

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task The_frozen_rows_are_those_of_Nulage_column_for_column()
    {
        await RunAsync(August, "freeze", "Delår 2026-08");

        var columns = string.Join(", ", CurrentViews.Nulage.Columns.Select(column => column.Name));
        Assert.Equal(
            DatabaseContents.Query(DatabaseFile, $"SELECT {columns} FROM rapport_Nulage"),
            DatabaseContents.Query(DatabaseFile, $"SELECT {columns} FROM rapport_FrystaLagen"));
        Assert.Equal(["Namn=Delår 2026-08 | Tid=2026-08-31 09:00:00"], DatabaseContents.Query(DatabaseFile, "SELECT Namn, Tid FROM rapport_FrystaLagen"));
        Assert.Empty(DatabaseContents.Query(DatabaseFile, "SELECT * FROM rapport_AndratSedanFrysning"));
    }

    [Fact]
    public async Task Every_file_and_the_site_come_back_byte_for_byte()
    {
        Dictionary<string, byte[]> before = [];
        foreach (var (kind, format) in Files())
        {
            before[$"{kind}.{format}"] = await ExportAsync(August, kind, format);
        }

        await RunAsync(August, "export", "site", "--out", "da");
        await RunAsync(August, "freeze", "Delår 2026-08");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await municipality.SyncAsync(September);

        foreach (var (kind, format) in Files())
        {
            var now = await ExportAsync(September, kind, format);
            Assert.True(kind == "calendar" || !before[$"{kind}.{format}"].AsSpan().SequenceEqual(now));
            Assert.Equal(before[$"{kind}.{format}"], await ExportAsync(September, kind, format, "--frozen", " delår 2026-08 "));
        }

        await RunAsync(September, "export", "site", "--out", "nu", "--frozen", "DELÅR 2026-08");
        Assert.Equal(Pages("da"), Pages("nu"));
    }

    [Fact]
    public async Task A_name_is_frozen_once_also_when_it_is_written_otherwise()
    {
        await RunAsync(August, "freeze", "Delår 2026-08", "--note", "Till nämnden i september");

        Assert.Equal(2, await municipality.CommandAsync(September, "freeze", " DELA\u030AR 2026-08 "));
        Assert.Contains("was frozen 2026-08-31", municipality.Error, StringComparison.Ordinal);
        await RunAsync(September, "freeze");
        Assert.Contains("2026-08-31 09:00  Delår 2026-08 (Till nämnden i september), frozen by", municipality.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_pack_leaves_its_name_and_why()
    {
        await RunAsync(August, "freeze", "Delår 2026-08");
        Assert.Equal(2, await municipality.CommandAsync(August, "freeze", "--remove", "Delår 2026-08"));

        await RunAsync(September, "freeze", "--remove", "delår 2026-08", "--reason", "Fel värden från Kolada");

        Assert.Empty(DatabaseContents.Query(DatabaseFile, "SELECT * FROM rapport_FrystaLagen"));
        Assert.Empty(DatabaseContents.Query(DatabaseFile, "SELECT * FROM rapport_AndratSedanFrysning"));
        Assert.Equal(2, await municipality.CommandAsync(September, "export", "plan", "--out", "p.csv", "--frozen", "Delår 2026-08"));
        Assert.Contains("Fel värden från Kolada", municipality.Error, StringComparison.Ordinal);
        Assert.Equal(2, await municipality.CommandAsync(September, "freeze", "Delår 2026-08"));
        await RunAsync(September, "freeze");
        Assert.Contains("removed 2026-09-15 09:00 by", municipality.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_since_is_named_field_by_field()
    {
        await RunAsync(August, "freeze", "Delår");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 90m);
        await municipality.SyncAsync(September);

        var changed = DatabaseContents.Query(DatabaseFile, "SELECT IndikatorId, Kon, Falt, Da, Nu FROM rapport_AndratSedanFrysning ORDER BY Falt");

        Assert.Contains("IndikatorId=nojdhet | Kon=T | Falt=Utfall | Da=62,5 | Nu=90", changed);
        Assert.Contains("IndikatorId=nojdhet | Kon=T | Falt=Farg | Da=Röd | Nu=Grön", changed);
        Assert.Contains("IndikatorId=nojdhet | Kon=T | Falt=Orsak | Da=null | Nu=Reviderat utfall", changed);
        Assert.Equal(
            ["AvstandTillGron", "BedomtVarde", "Farg", "Forandring", "Orsak", "SedanDatum", "Utfall", "Utveckling"],
            changed.Select(row => row.Split(" | ")[2]["Falt=".Length..]));
    }

    [Fact]
    public async Task An_indicator_that_came_or_left_is_one_row()
    {
        await RunAsync(August, "freeze", "Delår");
        municipality.Catalogue = municipality.Catalogue.Replace("id: nojdhet", "id: annat", StringComparison.Ordinal);
        await municipality.SyncAsync(September);

        Assert.Equal(
            ["IndikatorId=annat | Falt=IndikatorId | Da=null | Nu=annat", "IndikatorId=nojdhet | Falt=IndikatorId | Da=nojdhet | Nu=null"],
            DatabaseContents.Query(DatabaseFile, "SELECT IndikatorId, Falt, Da, Nu FROM rapport_AndratSedanFrysning ORDER BY IndikatorId"));
    }

    [Theory]
    [InlineData("export plan --out p.csv --frozen Okänt", "nothing is frozen under that name")]
    [InlineData("export plan --out p.csv --frozen Okänt --as-of 2026-08-31", "exclude one another")]
    [InlineData("freeze --remove Okänt --reason Fel", "nothing is frozen under that name")]
    [InlineData("freeze --note Utan", "--note wants a name")]
    [InlineData("freeze Namn --reason Fel", "--reason goes with --remove")]
    public async Task What_makes_no_sense_is_refused(string words, string why)
    {
        Assert.Equal(2, await municipality.CommandAsync(August, words.Split(' ')));
        Assert.Contains(why, municipality.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Kind, string Format)> Files() =>
        from kind in Enum.GetValues<ReportKind>()
        from format in ReportFile.Formats(kind)
        select (Enum.GetName(kind)!.ToLowerInvariant(), format);

    private async Task<byte[]> ExportAsync(DateTimeOffset now, string kind, string format, params string[] more)
    {
        await RunAsync(now, ["export", kind, "--out", $"fil.{format}", .. more]);
        return await File.ReadAllBytesAsync(Path.Combine(municipality.Folder, $"fil.{format}"), TestContext.Current.CancellationToken);
    }

    private SortedDictionary<string, string> Pages(string folder)
    {
        var root = Path.Combine(municipality.Folder, folder);
        return new(Directory.GetFiles(root, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(root, file), File.ReadAllText), StringComparer.Ordinal);
    }

    private async Task RunAsync(DateTimeOffset now, params string[] words) => Assert.True(await municipality.CommandAsync(now, words) == 0, municipality.Error);
}
