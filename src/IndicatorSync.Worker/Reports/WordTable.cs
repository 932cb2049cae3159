using DocumentFormat.OpenXml.Wordprocessing;

namespace IndicatorSync.Worker.Reports;

/// <summary>The plan's table of a verksamhetsområde: the header repeats on each page, no row is cut by one.</summary>
internal static class WordTable
{
    private static readonly (string Head, int Width)[] Columns =
        [("Indikator", 3600), ("Grön", 1750), ("Gul", 1450), ("Föregående", 1600), ("Utfall", 1400), ("Färg", 1650), ("Hämtas från", 3050)];

    public static Table Of(PlanSection section, WordStyles styles) => new(
    [
        new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(
                Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0020" }),
        new TableGrid(Columns.Select(column => new GridColumn { Width = FormattableString.Invariant($"{column.Width}") })),
        new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. Columns.Select((column, place) => Cell(styles, place, "E8EEF4", WordStyles.Text(column.Head, bold: true)))]),
        .. section.Lines.Select(line => Row(line, styles)),
    ]);

    private static TableRow Row(PlanLine line, WordStyles styles)
    {
        var badge = line.Colour.Badge;
        Run[] name = line.Note is { } note ? [WordStyles.Text(line.Name), WordStyles.Raised(note)] : [WordStyles.Text(line.Name)];
        return new TableRow(
            new TableRowProperties(new CantSplit()),
            Cell(styles, 0, null, name),
            Cell(styles, 1, null, WordStyles.Text(line.Green)),
            Cell(styles, 2, null, WordStyles.Text(line.Yellow)),
            Cell(styles, 3, null, WordStyles.Text(line.Previous)),
            Cell(styles, 4, null, WordStyles.Text(line.Outcome)),
            Cell(styles, 5, badge.Fill[1..].ToUpperInvariant(), WordStyles.Text(badge.ToString(), bold: true, ink: badge.Ink[1..].ToUpperInvariant())),
            Cell(styles, 6, null, WordStyles.Text(line.Source)));
    }

    private static TableCell Cell(WordStyles styles, int place, string? fill, params IEnumerable<Run> runs)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = FormattableString.Invariant($"{Columns[place].Width}"), Type = TableWidthUnitValues.Dxa });
        if (fill is not null)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        }

        return new TableCell(properties, new Paragraph([styles.Properties(WordStyle.Small), .. runs]));
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "A6A6A6" };
}
