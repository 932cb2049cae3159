using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace IndicatorSync.Worker.Tests.Reports;

/// <summary>The sample's follow-up as a Word document.</summary>
public sealed class WordReportTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_document_is_valid_and_in_Swedish_with_headings_and_rows_that_are_not_cut()
    {
        using var document = await ExportAsync();

        Assert.Empty(Errors(document));
        Assert.Equal("sv-SE", document.PackageProperties.Language);
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Contains(body.Elements<Paragraph>(), paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1");
        Assert.All(body.Descendants<Table>(), table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.All(body.Descendants<TableRow>(), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public async Task Every_indicator_of_the_plan_stands_once_and_red_is_a_fill_and_a_word()
    {
        using var document = await ExportAsync();

        var rows = document.MainDocumentPart!.Document!.Body!.Descendants<Table>().SelectMany(table => table.Elements<TableRow>().Skip(1)).ToList();
        var red = rows.Single(row => row.InnerText.Contains("placerade på HVB", StringComparison.Ordinal)).Elements<TableCell>().ElementAt(5);
        Assert.Equal(23, rows.Count);
        Assert.Equal("■ Röd", red.InnerText);
        Assert.Equal("B3261E", red.TableCellProperties!.Shading!.Fill!.Value);
    }

    [Fact]
    public async Task A_template_keeps_its_own_first_page_and_its_headings()
    {
        var path = Path.Combine(run.WorkingDirectory, "mall.docx");
        using (var template = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document))
        {
            var main = template.AddMainDocumentPart();
            main.Document = new Document(new Body(new Paragraph(new Run(new Text("Norsjö kommun"))), new SectionProperties()));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(new StyleName { Val = "heading 1" }) { Type = StyleValues.Paragraph, StyleId = "Rubrik1" });
        }

        using var document = await ExportAsync("--Report:Template=mall.docx");

        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Empty(Errors(document));
        Assert.Equal("Norsjö kommun", body.Elements<Paragraph>().First().InnerText);
        Assert.Contains(body.Elements<Paragraph>(), paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Rubrik1");
        Assert.IsType<SectionProperties>(body.LastChild);
    }

    [Theory]
    [InlineData("README.md", "inte en mall")]
    [InlineData("saknas.docx", null)]
    public async Task A_template_that_is_none_is_bad_usage(string name, string? text)
    {
        await SyncAsync();
        if (text is not null)
        {
            run.Write(name, text);
        }

        Assert.Equal(2, await run.RunAsync("export", "report", "--out", "r.docx", $"--Report:Template={name}", "--Database:ConnectionString=Data Source=replay.db;Pooling=false"));
        Assert.Contains("Report:Template", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.WorkingDirectory, "r.docx")));
    }

    private static IEnumerable<string> Errors(WordprocessingDocument document) =>
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

    private async Task<WordprocessingDocument> ExportAsync(params string[] more)
    {
        await SyncAsync();
        var exitCode = await run.RunAsync(["export", "report", "--out", "r.docx", "--Database:ConnectionString=Data Source=replay.db;Pooling=false", .. more]);
        Assert.True(exitCode == 0, run.Error);
        return WordprocessingDocument.Open(Path.Combine(run.WorkingDirectory, "r.docx"), isEditable: false);
    }

    private async Task SyncAsync() =>
        Assert.True(await run.RunAsync("sync", "--replay", Path.GetDirectoryName(RepositoryFiles.Sample)!) == 0, run.Error + run.Out);
}
