using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Reports;

/// <summary>The sample's reports as files: each opens without a warning, and shows the same numbers and colours as the views.</summary>
public sealed class ExportFileTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_plan_as_csv_is_the_view_in_the_plans_order_with_semicolons_and_a_byte_order_mark()
    {
        var lines = Lines(await ExportAsync("plan", "plan.csv"));

        Assert.StartsWith("\uFEFFOrdning;Verksamhetsomrade;Indikator;HamtasFran;Gron;Gul;UtfallForegaende;Utfall;OvergripandeMal;", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1;", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains(";Röd;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_years_as_csv_have_decimal_commas_and_the_text_of_a_name_is_no_formula()
    {
        await SyncAsync();
        await ExecuteAsync("UPDATE indicator SET name = '=HYPERLINK(\"http://example.se\";\"a\")' WHERE indicator_id = 'placerade-pa-hvb'");

        var text = Encoding.UTF8.GetString(await ExportedAsync("history", "år.csv"));

        Assert.Matches(@";\d+,\d+;", text);
        Assert.DoesNotMatch(@";\d+\.\d+;", text);
        Assert.Contains(";\"'=HYPERLINK(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("history")]
    public async Task The_workbook_is_valid_has_its_sheets_and_numbers_are_numbers(string kind)
    {
        await SyncAsync();
        await ExecuteAsync("UPDATE indicator SET name = '=1+1' WHERE indicator_id = 'placerade-pa-hvb'");

        using var stream = new MemoryStream(await ExportedAsync(kind, "bok.xlsx"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(["Läget", "Plantabell", "Historik", "Mål", "Aktiviteter", "Förklaring"], book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        var sheets = book.WorkbookPart.WorksheetParts.ToList();
        Assert.All(sheets, sheet => Assert.Single(sheet.Worksheet!.Descendants<AutoFilter>()));
        Assert.All(sheets, sheet => Assert.Equal(PaneStateValues.Frozen, sheet.Worksheet!.Descendants<Pane>().Single().State!.Value));
        Assert.Empty(sheets.SelectMany(sheet => sheet.Worksheet!.Descendants<CellFormula>()));
        Assert.Contains(sheets.SelectMany(sheet => sheet.Worksheet!.Descendants<Cell>()), cell => cell.InnerText == "=1+1" && cell.DataType!.Value == CellValues.InlineString);
        Assert.Contains(sheets.SelectMany(sheet => sheet.Worksheet!.Descendants<Cell>()), cell => cell.DataType?.Value == CellValues.Number && cell.InnerText.Contains('.', StringComparison.Ordinal));
        Assert.NotEmpty(sheets.SelectMany(sheet => sheet.DrawingsPart?.ChartParts ?? []).SelectMany(chart => chart.ChartSpace!.Descendants<DocumentFormat.OpenXml.Drawing.Charts.LineChart>()));
    }

    [Fact]
    public async Task A_colour_in_the_workbook_is_a_fill_and_a_word()
    {
        using var stream = new MemoryStream(await ExportAsync("plan", "bok.xlsx"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        var styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var formats = styles.CellFormats!.Elements<CellFormat>().ToList();
        var fills = styles.Fills!.Elements<Fill>().ToList();
        var red = book.WorkbookPart.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<Cell>()).First(cell => cell.InnerText == "Röd");
        Assert.Equal("FFB3261E", fills[(int)formats[(int)red.StyleIndex!.Value].FillId!.Value].PatternFill!.ForegroundColor!.Rgb!.Value);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("history")]
    public async Task A_page_keeps_names_as_text_and_fetches_nothing(string kind)
    {
        await SyncAsync();
        await ExecuteAsync("UPDATE indicator SET name = '<script>alert(1)</script>' WHERE indicator_id = 'placerade-pa-hvb'");

        var page = Encoding.UTF8.GetString(await ExportedAsync(kind, "sida.html"));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Contains("■</span> Röd", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plans_page_says_how_many_are_red_of_how_many_judged_and_why_others_are_not()
    {
        var page = Encoding.UTF8.GetString(await ExportAsync("plan", "sida.html"));

        Assert.Matches(@"\d+ röda? av \d+ bedömda, \d+ gula?, \d+ gröna?", page);
        Assert.Contains("Utan färg i tabellen:", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.pdf")]
    [InlineData("plan")]
    [InlineData("")]
    public async Task A_form_that_there_is_none_of_is_bad_usage_and_writes_nothing(string path)
    {
        Assert.Equal(2, await run.RunAsync("export", "plan", "--out", path));
        Assert.Empty(Directory.GetFiles(run.WorkingDirectory));
    }

    [Fact]
    public async Task The_form_may_be_stated_apart_from_the_path() =>
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await ExportAsync("plan", "plan.txt", "--format", "csv"))[..3]);

    private static string[] Lines(byte[] csv) => Encoding.UTF8.GetString(csv).Split("\r\n");

    private async Task<byte[]> ExportAsync(string kind, string file, params string[] more)
    {
        await SyncAsync();
        return await ExportedAsync(kind, file, more);
    }

    private async Task SyncAsync() =>
        Assert.True(await run.RunAsync("sync", "--replay", Path.GetDirectoryName(RepositoryFiles.Sample)!) == 0, run.Error + run.Out);

    private async Task<byte[]> ExportedAsync(string kind, string file, params string[] more)
    {
        var exitCode = await run.RunAsync(["export", kind, "--out", file, "--Database:ConnectionString=Data Source=replay.db;Pooling=false", .. more]);
        Assert.True(exitCode == 0, run.Error);
        return await File.ReadAllBytesAsync(Path.Combine(run.WorkingDirectory, file), TestContext.Current.CancellationToken);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(run.WorkingDirectory, "replay.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
