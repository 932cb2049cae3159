using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>Reads one sheet, row by row, without holding it as a document.</summary>
internal sealed class SheetReader(WorksheetPart part, IReadOnlyList<string> texts, CellFormats formats, bool from1904)
{
    /// <summary>Days between the two ways in which Excel counts dates.</summary>
    private const int DaysTo1904 = 1462;

    public IReadOnlyList<SourceRow> Read()
    {
        var merged = new MergedCells(part);
        var rows = new List<SourceRow>();
        using var reader = OpenXmlReader.Create(part);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            number = row.RowIndex?.Value is { } index ? checked((int)index) : number + 1;
            if (rows.Count == TableLimits.Rows)
            {
                throw new UnreadableTableException(TableLimits.TooManyRows);
            }

            rows.Add(new SourceRow(number, merged.Fill(number, CellsOf(row)), row.Hidden?.Value ?? false));
        }

        return rows;
    }

    private List<SourceCell> CellsOf(Row row)
    {
        var cells = new List<SourceCell>();
        foreach (var element in row.Elements<Cell>())
        {
            var column = element.CellReference?.Value is { } reference ? MergedCells.ColumnOf(reference) : cells.Count;
            var cell = Read(element);
            if (cell.IsEmpty || column < cells.Count)
            {
                continue;
            }

            if (column >= TableLimits.Columns)
            {
                throw new UnreadableTableException(TableLimits.TooManyColumns);
            }

            while (cells.Count < column)
            {
                cells.Add(SourceCell.None);
            }

            cells.Add(cell);
        }

        return cells;
    }

    private SourceCell Read(Cell cell)
    {
        var value = cell.CellValue?.Text ?? string.Empty;
        var type = cell.DataType?.Value;
        if (cell.CellFormula is not null && value.Length == 0 && type != CellValues.String)
        {
            return new SourceCell(CellKind.Uncalculated, string.Empty);
        }

        if (type == CellValues.SharedString)
        {
            return SourceCell.OfText(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Count ? texts[at] : string.Empty);
        }

        if (type == CellValues.InlineString)
        {
            return SourceCell.OfText(cell.InlineString is { } inline ? WorkbookReader.TextOf(inline) : string.Empty);
        }

        if (type == CellValues.Error)
        {
            return new SourceCell(CellKind.Error, ForeignText.Line(value, TableLimits.SheetName));
        }

        if (type == CellValues.String || type == CellValues.Date)
        {
            return SourceCell.OfText(value);
        }

        return type == CellValues.Boolean ? SourceCell.OfText(value == "1" ? "ja" : "nej") : ReadNumber(value, formats[cell.StyleIndex?.Value]);
    }

    private SourceCell ReadNumber(string value, CellFormats.Shown shown)
    {
        if (value.Length == 0)
        {
            return SourceCell.None;
        }

        // A double has 15 digits that can be trusted; Excel writes 7.0599999999999996 for 7.06, and the conversion rounds to 15.
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var raw) || Math.Abs(raw) > 1e20)
        {
            return SourceCell.OfText(value);
        }

        if (shown.IsDate)
        {
            return DateOf(raw) is { } date
                ? new SourceCell(CellKind.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Date: date)
                : SourceCell.OfText(value);
        }

        var number = (decimal)raw * (shown.IsPercent ? 100 : 1);
        var decimals = shown.Decimals ?? SwedishNumber.DecimalsOf(number);
        return new SourceCell(CellKind.Number, SwedishNumber.Print(number, decimals) + (shown.IsPercent ? " %" : string.Empty), number, decimals, shown.IsPercent);
    }

    private DateOnly? DateOf(double serial)
    {
        var days = serial + (from1904 ? DaysTo1904 : 0);
        return days is >= 1 and < 2_958_466 ? DateOnly.FromDateTime(DateTime.FromOADate(days)) : null;
    }
}
