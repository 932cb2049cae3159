using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Runs;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>
/// Delårsbokslut, from end to end: the follow-up is frozen on 31 August with its analyses; in September a value is revised and a limit
/// changed. What the nämnd was given stays what it was, and what has changed since is named.
/// </summary>
public sealed class HalfYearReportTests
{
    private const string Name = "Delår 2026-08";

    private static readonly DateTimeOffset Spring = new(2026, 3, 25, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset August = new(2026, 8, 31, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset September = new(2026, 9, 14, 6, 0, 0, TimeSpan.Zero);

    private static readonly string Columns = string.Join(", ", CurrentViews.Nulage.Columns.Select(column => column.Name));

    [Fact]
    public async Task What_was_frozen_in_August_stands_and_what_changed_in_September_is_named()
    {
        await using var norsjo = Municipality.Norsjo();
        using var rebuilt = new CommandRun();
        var archive = Path.Combine(rebuilt.WorkingDirectory, "archive");
        norsjo.Settings.Add($"Archive:Directory={archive}");
        await norsjo.SyncAsync(Spring);
        await norsjo.SyncAsync(August);
        await RunAsync(norsjo, August, "comment", "placerade-pa-hvb", "--text", "Två nya placeringar under våren.", "--by", "Socialchefen");
        await RunAsync(norsjo, August, "freeze", Name, "--note", "Till nämnden 15 september");
        var database = Path.Combine(norsjo.Folder, "indicatorsync.db");
        var frozen = DatabaseContents.Query(database, $"SELECT {Columns} FROM rapport_FrystaLagen ORDER BY Ordning, Kon");
        var given = await FileAsync(norsjo, August, "report", "docx");
        Assert.Contains(frozen, row => row.Contains("Analys=Två nya placeringar under våren.", StringComparison.Ordinal));

        Assert.Contains("Två nya placeringar under våren. (Socialchefen, 2026-08-31)", Words(given), StringComparison.Ordinal);

        norsjo.Kolada.Publishes("N00640", "2417", 2025, 86.2m);
        norsjo.Catalogue = norsjo.Catalogue.Replace("gul: 39–69", "gul: 5–69", StringComparison.Ordinal);
        await norsjo.SyncAsync(September);

        Assert.Equal(given, await FileAsync(norsjo, September, "report", "docx", "--frozen", Name));
        Assert.NotEqual(given, await FileAsync(norsjo, September, "report", "docx"));
        Assert.Equal(given, await FileAsync(norsjo, September, "report", "docx", "--as-of", "2026-08-31"));

        var changed = DatabaseContents.Query(database, $"SELECT Falt || ': ' || COALESCE(Da, '') || ' -> ' || COALESCE(Nu, '') FROM rapport_AndratSedanFrysning WHERE Namn = '{Name}'");
        Assert.Contains("Utfall: 80,7 -> 86,2", changed);
        Assert.Contains("Gul: 39–69 -> 5–69", changed);
        Assert.Equal(2, DatabaseContents.Query(database, "SELECT DISTINCT IndikatorId FROM rapport_AndratSedanFrysning").Count);

        // The database is lost, and made anew from the archive: only what people wrote is not in it.
        Assert.True(await rebuilt.RunAsync("sync", "--replay", archive) == 0, rebuilt.Error);
        File.Copy(Path.Combine(rebuilt.WorkingDirectory, "replay.db"), Path.Combine(norsjo.Folder, "rebuilt.db"));
        var plan = await FileAsync(norsjo, September, "plan", "csv", "--as-of", "2026-08-31");
        norsjo.Settings.Add("Database:ConnectionString=Data Source=rebuilt.db");
        Assert.Equal(plan, await FileAsync(norsjo, September, "plan", "csv", "--as-of", "2026-08-31"));
        norsjo.Settings[^1] = "Database:ConnectionString=Data Source=indicatorsync.db";
        Assert.Equal(plan, await FileAsync(norsjo, September, "plan", "csv", "--frozen", Name));
    }

    private static string Words(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return string.Join('\n', word.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));
    }

    private static async Task<byte[]> FileAsync(Municipality municipality, DateTimeOffset now, string kind, string format, params string[] more)
    {
        await RunAsync(municipality, now, ["export", kind, "--out", $"fil.{format}", .. more]);
        return await File.ReadAllBytesAsync(Path.Combine(municipality.Folder, $"fil.{format}"), TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync(Municipality municipality, DateTimeOffset now, params string[] words) =>
        Assert.True(await municipality.CommandAsync(now, words) == 0, municipality.Error);
}
