using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using IndicatorSync.Worker.Storage.Reading;
using A = DocumentFormat.OpenXml.Drawing;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// A line chart of the spreadsheet's own for each indicator and gender, beside the table of years and fed from its cells. It stands
/// where it is: filtering the rows neither moves it nor takes its points.
/// </summary>
internal static class WorkbookCharts
{
    private const string ChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const long PixelSize = 9525;
    private const long Wide = 560 * PixelSize;
    private const long High = 280 * PixelSize;
    private const long PixelsPerCharacter = 7;
    private const int FirstRow = 2;
    private const int FewestValues = 2;

    /// <param name="sheet">The sheet of the table.</param>
    /// <param name="name">The sheet's name.</param>
    /// <param name="history">The years as they are in the sheet, each indicator's together.</param>
    public static void Add(WorksheetPart sheet, string name, ViewTable history)
    {
        var series = history.Rows.Index()
            .GroupBy(row => row.Item.Key)
            .Where(rows => rows.Count(row => row.Item.Number("Utfall") is not null) >= FewestValues)
            .Select(rows => (Row: rows.First().Item, First: rows.First().Index + FirstRow, Last: rows.Last().Index + FirstRow, WithCountry: rows.Any(row => row.Item.Number("Riket") is not null)))
            .ToList();
        if (series.Count == 0)
        {
            return;
        }

        var drawing = sheet.AddNewPart<DrawingsPart>();
        drawing.WorksheetDrawing = new Xdr.WorksheetDrawing();
        var left = (long)history.Columns.Select((_, place) => Workbook.Width(history, place) + 1).Sum() * PixelsPerCharacter * PixelSize;
        foreach (var (index, (row, first, last, withCountry)) in series.Index())
        {
            var chart = drawing.AddNewPart<ChartPart>();
            string Range(string column)
            {
                var letters = Workbook.Letters(history.Columns.Index().First(found => found.Item.Name == column).Index);
                return string.Create(CultureInfo.InvariantCulture, $"'{name}'!${letters}${first}:${letters}${last}");
            }

            var years = Range(history.Columns.Any(column => column.Name == "Period") ? "Period" : "Ar");
            List<LineChartSeries> lines = [Line(0, "Utfall", years, Range("Utfall"), "1F4E79", dashed: false)];
            if (withCountry)
            {
                lines.Add(Line(1, "Riket", years, Range("Riket"), "7A4A00", dashed: true));
            }

            chart.ChartSpace = Space(GenderedName.Of(row), lines);
            drawing.WorksheetDrawing.Append(Anchor(index, left, drawing.GetIdOfPart(chart), row.Text("Indikator")));
        }

        sheet.Worksheet!.Append(new DocumentFormat.OpenXml.Spreadsheet.Drawing { Id = sheet.GetIdOfPart(drawing) });
    }

    private static ChartSpace Space(string title, IEnumerable<LineChartSeries> lines) => new(
        new EditingLanguage { Val = "sv-SE" },
        new RoundedCorners { Val = false },
        new Chart(
            new Title(
                new ChartText(new RichText(new A.BodyProperties(), new A.Paragraph(
                    new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1200 }),
                    new A.Run(new A.RunProperties { Language = "sv-SE", FontSize = 1200 }, new A.Text(OfficeText.Clean(title)))))),
                new Overlay { Val = false }),
            new AutoTitleDeleted { Val = false },
            new PlotArea(
                new Layout(),
                new LineChart([new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false }, .. lines, new ShowMarker { Val = true }, new AxisId { Val = 1 }, new AxisId { Val = 2 }]),
                new CategoryAxis(
                    new AxisId { Val = 1 },
                    new Scaling(new Orientation { Val = OrientationValues.MinMax }),
                    new Delete { Val = false },
                    new AxisPosition { Val = AxisPositionValues.Bottom },
                    new TickLabelPosition { Val = TickLabelPositionValues.Low },
                    new CrossingAxis { Val = 2 }),
                new ValueAxis(
                    new AxisId { Val = 2 },
                    new Scaling(new Orientation { Val = OrientationValues.MinMax }),
                    new Delete { Val = false },
                    new AxisPosition { Val = AxisPositionValues.Left },
                    new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "D9D9D9" })))),
                    new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
                    new CrossingAxis { Val = 1 })),
            new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }),
            new PlotVisibleOnly { Val = false },
            new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));

    private static LineChartSeries Line(uint index, string name, string years, string values, string ink, bool dashed)
    {
        var outline = new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = ink })) { Width = 28575 };
        if (dashed)
        {
            outline.Append(new A.PresetDash { Val = A.PresetLineDashValues.Dash });
        }

        return new LineChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index },
            new Order { Val = index },
            new SeriesText(new NumericValue(name)),
            new ChartShapeProperties(outline),
            new Marker(new Symbol { Val = dashed ? MarkerStyleValues.None : MarkerStyleValues.Circle }),
            new CategoryAxisData(new StringReference(new Formula(years))),
            new Values(new NumberReference(new Formula(values))),
            new Smooth { Val = false });
    }

    private static Xdr.AbsoluteAnchor Anchor(int index, long left, string chart, string title) => new(
        new Xdr.Position { X = left, Y = (30 * PixelSize) + (index * (High + (20 * PixelSize))) },
        new Xdr.Extent { Cx = Wide, Cy = High },
        new Xdr.GraphicFrame(
            new Xdr.NonVisualGraphicFrameProperties(
                new Xdr.NonVisualDrawingProperties { Id = (uint)index + 2, Name = string.Create(CultureInfo.InvariantCulture, $"Diagram {index + 1}"), Description = OfficeText.Clean($"Utfall per år: {title}") },
                new Xdr.NonVisualGraphicFrameDrawingProperties()),
            new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = chart }) { Uri = ChartNamespace }))
        { Macro = "" },
        new Xdr.ClientData());
}
