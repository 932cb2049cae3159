using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Drafts;

/// <summary>
/// Reads a Word document as it would be with every tracked change accepted: what was deleted is not read, what was inserted is. Text is taken
/// element by element; the library's own <c>InnerText</c> joins deleted and inserted text and drops line breaks.
/// </summary>
internal static class WordPlanReader
{
    private const int LongestCell = 32_767;
    private const int DeepestTable = 20;

    /// <exception cref="UnreadableTableException">The file is broken, or larger inside than it may be.</exception>
    public static PlanDocument Read(byte[] content)
    {
        try
        {
            WorkbookReader.RefuseBombs(content);
            using var document = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body ?? throw new UnreadableTableException("filen är inget Worddokument");
            var headings = Headings(document.MainDocumentPart.StyleDefinitionsPart);
            var blocks = new List<PlanBlock>();
            Add(blocks, body, headings, depth: 0);
            return new PlanDocument(blocks, IsTracked(body) ? ["dokumentet har spårade ändringar: det infogade är läst, det borttagna inte; godkänn eller avvisa ändringarna om något annat gäller"] : []);
        }
        catch (Exception exception) when (exception is InvalidDataException or OpenXmlPackageException or XmlException or FormatException
            or IOException or ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException or NotSupportedException)
        {
            throw new UnreadableTableException("filen är trasig eller inget Worddokument");
        }
    }

    private static void Add(List<PlanBlock> blocks, OpenXmlElement parent, HashSet<string> headings, int depth)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    blocks.AddRange(LinesOf(paragraph, headings));
                    break;
                case Table table:
                    blocks.Add(TableOf(table));
                    foreach (var nested in table.Descendants<Table>().Where(_ => depth == 0))
                    {
                        blocks.Add(TableOf(nested));
                    }

                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun when depth < DeepestTable:
                    Add(blocks, element, headings, depth + 1);
                    break;
            }
        }
    }

    private static IEnumerable<PlanLine> LinesOf(Paragraph paragraph, HashSet<string> headings)
    {
        var properties = paragraph.ParagraphProperties;
        var isHeading = properties?.OutlineLevel is not null || (properties?.ParagraphStyleId?.Val?.Value is { } style && headings.Contains(style));
        var level = properties?.NumberingProperties is { } numbering ? (numbering.NumberingLevelReference?.Val?.Value ?? 0) + 1 : 0;
        var first = true;
        foreach (var text in TextOf(paragraph).Split('\n'))
        {
            if (PlanLines.Of(text, afterBlank: first) is { } line)
            {
                yield return line with { IsHeading = isHeading, Bullet = isHeading ? 0 : Math.Max(line.Bullet, level), Mark = isHeading || level > 0 ? null : line.Mark };
                first = false;
            }
        }
    }

    private static PlanTable TableOf(Table table)
    {
        var rows = new List<PlanRow>();
        var above = new Dictionary<int, string>();
        foreach (var row in table.Elements<TableRow>().Concat(table.Elements<SdtRow>().SelectMany(sdt => sdt.Descendants<TableRow>())))
        {
            if (row.TableRowProperties?.GetFirstChild<Deleted>() is null && rows.Count < TableLimits.Rows)
            {
                rows.Add(RowOf(row, above));
            }
        }

        return new PlanTable(rows);
    }

    /// <param name="row">The row.</param>
    /// <param name="above">By column the text of a cell that goes on downwards.</param>
    private static PlanRow RowOf(TableRow row, Dictionary<int, string> above)
    {
        var cells = new List<PlanCell>();
        var before = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        cells.AddRange(Enumerable.Repeat(PlanCell.None, Math.Clamp(before, 0, TableLimits.Columns)));
        foreach (var cell in row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row))
        {
            var column = cells.Count;
            var merge = cell.TableCellProperties?.VerticalMerge;
            var isContinued = merge is not null && merge.Val?.Value != MergedCellValues.Restart;
            var own = CellText(cell);
            var text = isContinued ? above.GetValueOrDefault(column, "") : own;
            if (merge is null)
            {
                above.Remove(column);
            }
            else if (!isContinued)
            {
                above[column] = own;
            }

            cells.Add(new PlanCell(text, isContinued));
            var span = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, TableLimits.Columns);
            cells.AddRange(Enumerable.Repeat(new PlanCell(text, IsRepeated: true), span - 1));
            if (cells.Count > TableLimits.Columns)
            {
                throw new UnreadableTableException(TableLimits.TooManyColumns);
            }
        }

        return new PlanRow(cells);
    }

    private static string CellText(TableCell cell)
    {
        var paragraphs = cell.Descendants<Paragraph>().Where(paragraph => paragraph.Ancestors<TableCell>().First() == cell);
        return ForeignText.Cut(
            string.Join('\n', paragraphs.Select(paragraph => paragraph.ParagraphProperties?.NumberingProperties is null ? TextOf(paragraph) : "• " + TextOf(paragraph))
                .SelectMany(text => text.Split('\n')).Select(text => text.Trim()).Where(text => text.Length > 0)),
            LongestCell);
    }

    private static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Collect(text, paragraph);
        return ForeignText.Lines(text.ToString(), LongestCell);
    }

    private static void Collect(StringBuilder text, OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar:
                    text.Append(' ');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;

                // Deleted and moved away; a drawing's text boxes and the second way of showing them are no part of the running text.
                case DeletedRun or MoveFromRun or DeletedText or Drawing or Picture or AlternateContent or ParagraphProperties:
                case Run { RunProperties.Vanish: not null }:
                    break;
                default:
                    Collect(text, element);
                    break;
            }
        }
    }

    private static bool IsTracked(Body body) =>
        body.Descendants().Any(element => element is InsertedRun or DeletedRun or MoveFromRun or MoveToRun or Inserted or Deleted);

    /// <summary>The ids of the styles that are headings, by their name in English or Swedish or by their level in the outline.</summary>
    private static HashSet<string> Headings(StyleDefinitionsPart? part) =>
    [
        .. (part?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.Type?.Value == StyleValues.Paragraph && IsHeading(style))
            .Select(style => style.StyleId?.Value)
            .OfType<string>(),
    ];

    private static bool IsHeading(Style style) =>
        style.StyleParagraphProperties?.OutlineLevel is not null
        || (style.StyleName?.Val?.Value is { } name && (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) || name.StartsWith("rubrik", StringComparison.OrdinalIgnoreCase)));
}
