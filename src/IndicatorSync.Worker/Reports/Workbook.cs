using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// The workbook (docs/contract.md 1.11): the state of every indicator, the plan's table, the years with charts, goals, activities, and what the columns mean.
/// Numbers are numbers, text is text: a name that begins with <c>=</c> is no formula.
/// </summary>
internal static class Workbook
{
    private const double Narrowest = 8;
    private const double Widest = 55;

    public static byte[] Write(ReportData data)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            var names = new DefinedNames();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets, names);
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Sheet();
            Add(data.Now, "Läget");
            Add(data.PlanTable, "Plantabell");
            var history = Add(data.History, "Historik");
            Add(data.Goals, "Mål");
            Add(data.Activities, "Aktiviteter");
            Add(Explained(data), "Förklaring");
            WorkbookCharts.Add(history, "Historik", data.History);

            WorksheetPart Add(ViewTable table, string name)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Sheet(table);
                var id = (uint)sheets.Count() + 1;
                sheets.Append(new Sheet { Name = name, SheetId = id, Id = book.GetIdOfPart(part) });

                // Spreadsheets keep the range of a filter under this name too; without it some of them do not show the filter.
                names.Append(new DefinedName($"'{name}'!{Area(table, absolute: true)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = id - 1, Hidden = true });
                return part;
            }
        }

        return OfficePackage.Settled(stream.ToArray());
    }

    /// <summary>The letters of a column, from 0: A, Z, AA.</summary>
    public static string Letters(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : Letters((column / 26) - 1) + Letters(column % 26);

    private static ViewTable Explained(ReportData data)
    {
        string[] shown = [data.Now.Name, data.PlanTable.Name, data.History.Name, data.Goals.Name, data.Activities.Name];
        return data.Dictionary.With(shown.SelectMany(view => data.Dictionary.Rows.Where(row => row.Text("Vy") == view)));
    }

    private static Worksheet Sheet(ViewTable table)
    {
        var rows = new SheetData(new Row(table.Columns.Select(column => TextCell(column.Name, WorkbookStyles.Header))) { RowIndex = 1 });
        foreach (var (index, row) in table.Rows.Index())
        {
            rows.Append(new Row(row.Cells.Select((cell, place) => Cell(cell, table.Columns[place].Name))) { RowIndex = (uint)index + 2 });
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft })
            { WorkbookViewId = 0 }),
            new Columns(table.Columns.Select((column, place) => new Column
            {
                Min = (uint)place + 1,
                Max = (uint)place + 1,
                Width = Width(table, place),
                CustomWidth = true,
            })),
            rows,
            new AutoFilter { Reference = Area(table, absolute: false) },
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
    }

    private static string Area(ViewTable table, bool absolute)
    {
        var (last, rows) = (Letters(table.Columns.Count - 1), table.Rows.Count + 1);
        return absolute ? FormattableString.Invariant($"$A$1:${last}${rows}") : FormattableString.Invariant($"A1:{last}{rows}");
    }

    /// <summary>In characters.</summary>
    public static double Width(ViewTable table, int place)
    {
        var longest = table.Rows.Select(row => Convert.ToString(row.Cells[place], CultureInfo.InvariantCulture)!.Length).Append(table.Columns[place].Name.Length + 3).Max();
        return Math.Clamp(longest + 1, Narrowest, Widest);
    }

    private static Cell Cell(object? cell, string column) => cell switch
    {
        null => new Cell(),
        string text => TextCell(text, WorkbookStyles.Of(text, column)),
        _ => new Cell { CellValue = new CellValue(Convert.ToString(cell, CultureInfo.InvariantCulture)!), DataType = CellValues.Number },
    };

    private static Cell TextCell(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(OfficeText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };
}
