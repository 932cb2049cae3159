using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>Reads every visible sheet of an Excel workbook. Formulas are never evaluated: what Excel stored is what counts.</summary>
internal static class WorkbookReader
{
    /// <exception cref="UnreadableTableException">The file is broken, or larger inside than it may be.</exception>
    public static IReadOnlyList<SheetTable> Read(byte[] content)
    {
        try
        {
            RefuseBombs(content);
            using var document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            var book = document.WorkbookPart ?? throw new UnreadableTableException("filen är ingen Excelfil");
            var texts = SharedTexts(book.SharedStringTablePart);
            var formats = new CellFormats(book.WorkbookStylesPart);
            var from1904 = book.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
            var sheets = book.Workbook?.Sheets?.Elements<Sheet>().Where(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible) ?? [];
            return
            [
                .. sheets.Where(sheet => sheet.Id?.Value is not null)
                    .Select(sheet => (sheet.Name?.Value, Part: book.GetPartById(sheet.Id!.Value!) as WorksheetPart))
                    .Where(sheet => sheet.Part is not null)
                    .Select(sheet => new SheetTable(ForeignText.Line(sheet.Value ?? string.Empty, TableLimits.SheetName), new SheetReader(sheet.Part!, texts, formats, from1904).Read())),
            ];
        }
        catch (Exception exception) when (exception is InvalidDataException or OpenXmlPackageException or XmlException or FormatException
            or IOException or ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException or NotSupportedException)
        {
            // The package and its parser each have their own way of saying that a file is broken; which one does not matter to the reader.
            throw new UnreadableTableException("filen är trasig eller ingen Excelfil");
        }
    }

    /// <summary>Unpacks everything once without keeping it: what an archive says of its own size cannot be trusted.</summary>
    internal static void RefuseBombs(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var buffer = new byte[81_920];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if ((total += read) > TableLimits.UnpackedBytes)
                {
                    throw new UnreadableTableException("filen är orimligt stor när den packas upp");
                }
            }
        }
    }

    private static List<string> SharedTexts(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                texts.Add(TextOf(reader.LoadCurrentElement()!));
            }
        }

        return texts;
    }

    /// <summary>The text of an item, its runs joined; what is written for how to pronounce it is left out.</summary>
    internal static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Elements<Text>().Concat(item.Elements<Run>().SelectMany(run => run.Elements<Text>())).Select(text => text.Text));
}
