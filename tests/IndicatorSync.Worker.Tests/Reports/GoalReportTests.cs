using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace IndicatorSync.Worker.Tests.Reports;

/// <summary>The plan around the indicators in what is handed out: goals with their counts, activities with status and comments.</summary>
public sealed class GoalReportTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 8, 31, 6, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
            mål: trygga-aldre
        mål:
          - id: valfard
            namn: =Välfärd & <b>välbefinnande</b>
            nivå: perspektiv
            mål:
              - id: trygga-aldre
                namn: Trygga äldre
                nivå: nämndmål
        aktiviteter:
          - id: utbildning
            namn: Utbildning i bemötande
            mål: valfard
            start: 2026-01-15
            slut: 2026-06-30
            status: pågående med avvikelse
            ansvarig: Enhetschef
            kommentar: |
              - Våren: klart i hemtjänsten
              - Hösten: Solgården
          - id: rond
            namn: Rond på avdelningen
            indikator: nojdhet
            status: avslutad enligt plan
        """);

    public async ValueTask InitializeAsync()
    {
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62.5m);
        await municipality.SyncAsync(Now);
    }

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task The_workbook_has_a_sheet_of_goals_and_one_of_activities()
    {
        using var stream = new MemoryStream(await FileAsync("plan", "plan.xlsx"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Equal(["Läget", "Plantabell", "Historik", "Mål", "Aktiviteter", "Förklaring"], book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Contains("=Välfärd & <b>välbefinnande</b>", Text(book, "Mål"), StringComparison.Ordinal);
        Assert.Contains("Utbildning i bemötande", Text(book, "Aktiviteter"), StringComparison.Ordinal);
        Assert.Empty(book.WorkbookPart.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<CellFormula>()));
    }

    [Fact]
    public async Task The_word_document_tells_goals_and_activities_with_what_is_late()
    {
        using var stream = new MemoryStream(await FileAsync("report", "uppfoljning.docx"));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var paragraphs = document.MainDocumentPart!.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText).ToList();

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Contains("=Välfärd & <b>välbefinnande</b> (perspektiv)", paragraphs);
        Assert.Contains("1 röd av 1 bedömd, 0 gula, 0 gröna. 2 aktiviteter, varav 1 försenad.", paragraphs);
        Assert.Contains("Utbildning i bemötande: pågående med avvikelse, 2026-01-15–2026-06-30, försenad, Enhetschef", paragraphs);
        Assert.Contains("- Hösten: Solgården", paragraphs);
        Assert.Contains("Rond på avdelningen: avslutad enligt plan", paragraphs);
    }

    [Fact]
    public async Task The_start_page_has_the_goals_and_the_activities_and_their_names_stay_text()
    {
        Assert.Equal(0, await municipality.CommandAsync(Now, "export", "site", "--out", "site"));
        var page = await File.ReadAllTextAsync(Path.Combine(municipality.Folder, "site", "index.html"), TestContext.Current.CancellationToken);

        Assert.Contains("=Välfärd &amp; &lt;b&gt;välbefinnande&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("pågående med avvikelse (försenad)", page, StringComparison.Ordinal);
        Assert.Contains("- Hösten: Solgården", page, StringComparison.Ordinal);
    }

    private static string Text(SpreadsheetDocument book, string name)
    {
        var sheet = book.WorkbookPart!.Workbook!.Descendants<Sheet>().First(sheet => sheet.Name!.Value == name);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!.InnerText;
    }

    private async Task<byte[]> FileAsync(string kind, string file)
    {
        Assert.True(await municipality.CommandAsync(Now, "export", kind, "--out", file) == 0, municipality.Error);
        return await File.ReadAllBytesAsync(Path.Combine(municipality.Folder, file), TestContext.Current.CancellationToken);
    }
}
