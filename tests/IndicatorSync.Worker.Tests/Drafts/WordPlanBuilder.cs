using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>Makes a Word document piece by piece, as Word would store it.</summary>
internal sealed class WordPlanBuilder : IDisposable
{
    private static readonly DateTime Edited = new(2026, 1, 15, 8, 0, 0, DateTimeKind.Utc);

    private readonly MemoryStream stream = new();
    private readonly WordprocessingDocument document;
    private readonly Body body = new();

    public WordPlanBuilder()
    {
        document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.Document = new Document(body);
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new Style(new StyleName { Val = "heading 1" }) { Type = StyleValues.Paragraph, StyleId = "Rubrik1" });
    }

    public WordPlanBuilder Heading(string text) => Add(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Rubrik1" }), Words(text)));

    public WordPlanBuilder Text(string text) => Add(new Paragraph(Words(text)));

    public WordPlanBuilder Bullet(string text) => Add(new Paragraph(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), Words(text)));

    /// <param name="widths">Of the columns, in twentieths of a point.</param>
    /// <param name="rows">Their cells have the widths of their columns.</param>
    public WordPlanBuilder Table(IReadOnlyList<int> widths, params TableRow[] rows)
    {
        var grid = new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) }));
        foreach (var row in rows)
        {
            var column = 0;
            foreach (var cell in row.Elements<TableCell>())
            {
                var span = cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1;
                cell.TableCellProperties.PrependChild(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = widths.Skip(column).Take(span).Sum().ToString(CultureInfo.InvariantCulture) });
                column += span;
            }
        }

        var borders = new TableProperties(new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 },
            new LeftBorder { Val = BorderValues.Single, Size = 4 },
            new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
            new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }));
        return Add(new Table([borders, grid, .. rows]));
    }

    public static TableRow Row(params TableCell[] cells) => new(cells);

    public static TableRow Row(params string[] texts) => new(texts.Select(text => Cell(text)));

    /// <param name="text">A line break starts a new paragraph.</param>
    /// <param name="span">Columns that the cell is over.</param>
    /// <param name="merge">How it is merged downwards; null for not at all.</param>
    public static TableCell Cell(string text, int span = 1, MergedCellValues? merge = null)
    {
        var properties = new TableCellProperties();
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (merge is { } how)
        {
            properties.Append(new VerticalMerge { Val = how });
        }

        return new TableCell([properties, .. text.Split('\n').Select(line => new Paragraph(Words(line)))]);
    }

    /// <summary>A cell in which a tracked change replaced a text.</summary>
    public static TableCell Changed(string deleted, string inserted, string rest) => new(new TableCellProperties(), new Paragraph(
        new DeletedRun(new Run(new DeletedText(deleted) { Space = SpaceProcessingModeValues.Preserve })) { Author = "N", Date = Edited, Id = "1" },
        new InsertedRun(Words(inserted)) { Author = "N", Date = Edited, Id = "2" },
        Words(rest)));

    public byte[] Save()
    {
        document.Save();
        document.Dispose();
        return stream.ToArray();
    }

    public void Dispose() => document.Dispose();

    private WordPlanBuilder Add(OpenXmlElement element)
    {
        body.Append(element);
        return this;
    }

    private static Run Words(string text) => new(new RunProperties(new FontSize { Val = "16" }), new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
