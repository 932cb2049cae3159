using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Core.Sources;

namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>
/// The merged cells of a sheet: the text of the first cell is repeated in the others, marked as such, so that a heading over two columns
/// and a name beside three rows are found. A number is never repeated.
/// </summary>
internal sealed class MergedCells
{
    private readonly List<Area> areas = [];

    public MergedCells(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SheetData))
            {
                reader.Skip();
            }

            if (reader.ElementType == typeof(MergeCell) && reader.IsStartElement && ((MergeCell)reader.LoadCurrentElement()!).Reference?.Value is { } reference
                && reference.Split(':') is [var from, var to])
            {
                areas.Add(new Area(RowOf(from), ColumnOf(from), RowOf(to), Math.Min(ColumnOf(to), TableLimits.Columns - 1)));
            }
        }
    }

    /// <summary>The row with the repeated texts filled in. Rows are given top to bottom.</summary>
    public IReadOnlyList<SourceCell> Fill(int row, List<SourceCell> cells)
    {
        foreach (var area in areas.Where(area => row >= area.FirstRow && row <= area.LastRow))
        {
            if (row == area.FirstRow)
            {
                area.Text = area.FirstColumn < cells.Count && cells[area.FirstColumn] is { Kind: CellKind.Text } first ? first.Text : string.Empty;
            }

            if (area.Text.Length == 0)
            {
                continue;
            }

            for (var column = area.FirstColumn; column <= area.LastColumn; column++)
            {
                if (row == area.FirstRow && column == area.FirstColumn)
                {
                    continue;
                }

                while (cells.Count <= column)
                {
                    cells.Add(SourceCell.None);
                }

                cells[column] = new SourceCell(CellKind.Text, area.Text, IsRepeated: true);
            }
        }

        return cells;
    }

    /// <summary>0-based; <see cref="int.MaxValue"/> for a reference that names no column.</summary>
    public static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = column > 20_000 ? column : (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column == 0 ? int.MaxValue : column - 1;
    }

    private static int RowOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    private sealed class Area(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        public int FirstRow => firstRow;

        public int FirstColumn => firstColumn;

        public int LastRow => lastRow;

        public int LastColumn => lastColumn;

        public string Text { get; set; } = string.Empty;
    }
}
