using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IndicatorSync.Worker.Tests.Sources;

/// <summary>Makes a workbook cell by cell, as Excel would store it.</summary>
internal sealed class WorkbookBuilder : IDisposable
{
    public const uint Plain = 0;
    public const uint Percent = 1;
    public const uint Date = 2;
    public const uint TwoDecimals = 3;
    public const uint PercentInText = 4;

    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart book;
    private SheetData data = null!;
    private Worksheet sheet = null!;

    public WorkbookBuilder()
    {
        document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        book = document.AddWorkbookPart();
        book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
        var styles = book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "0.00" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0\" % av taket\"" }),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(Format(0), Format(9), Format(14), Format(164), Format(165)));
    }

    public WorkbookBuilder Sheet(string name, SheetStateValues? state = null)
    {
        var part = book.AddNewPart<WorksheetPart>();
        data = new SheetData();
        sheet = new Worksheet(data);
        part.Worksheet = sheet;
        var sheets = book.Workbook!.Sheets!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = book.GetIdOfPart(part), State = state });
        return this;
    }

    /// <summary>Texts and numbers; null leaves the cell out.</summary>
    public WorkbookBuilder Row(params object?[] values) => Row(hidden: false, values);

    public WorkbookBuilder Row(bool hidden, object?[] values)
    {
        var index = (uint)data.ChildElements.Count + 1;
        var row = new Row { RowIndex = index, Hidden = hidden ? true : null };
        for (var column = 0; column < values.Length; column++)
        {
            if (values[column] is { } value)
            {
                var cell = value as Cell ?? Make(value);
                cell.CellReference = $"{(char)('A' + column)}{index}";
                row.Append(cell);
            }
        }

        data.Append(row);
        return this;
    }

    public WorkbookBuilder Merge(string reference)
    {
        var merged = sheet.Elements<MergeCells>().FirstOrDefault() ?? sheet.AppendChild(new MergeCells());
        merged.Append(new MergeCell { Reference = reference });
        return this;
    }

    public static Cell Number(string stored, uint style = Plain) => new() { CellValue = new CellValue(stored), StyleIndex = style };

    public static Cell Formula(string? stored, string type = "n") =>
        new() { CellFormula = new CellFormula("A1/B1"), CellValue = stored is null ? null : new CellValue(stored), DataType = type == "e" ? CellValues.Error : null };

    public byte[] Save()
    {
        document.Save();
        document.Dispose();
        return stream.ToArray();
    }

    public void Dispose() => document.Dispose();

    private static Cell Make(object value) => value switch
    {
        string text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) },
        IFormattable number => Number(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"{value} is no cell", nameof(value)),
    };

    private static CellFormat Format(uint number) => new() { NumberFormatId = number, ApplyNumberFormat = true };
}
