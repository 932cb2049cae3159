using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Mail;

namespace IndicatorSync.Worker.Reports;

/// <summary>The few looks that a cell can have; the numbers are places in the stylesheet.</summary>
internal static class WorkbookStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;

    /// <summary>Where the colours begin, in the order of <see cref="Colours"/>.</summary>
    private const uint FirstColour = 2;

    /// <summary>A stylesheet always begins with two fills of its own: none and a pattern.</summary>
    private const uint FirstFill = 2;

    private static readonly Colour[] Colours = [Colour.Green, Colour.Yellow, Colour.Red, Colour.None];

    /// <summary>A colour's word has its fill in the columns that hold colours, and nowhere else.</summary>
    public static uint Of(string text, string column) =>
        column.Contains("Farg", StringComparison.Ordinal) && Array.FindIndex(Colours, colour => colour.Swedish() == text) is >= 0 and var place
            ? FirstColour + (uint)place
            : Plain;

    public static Stylesheet Sheet()
    {
        var badges = Colours.Select(Badge.Of).ToList();
        return new Stylesheet(
            new Fonts([Font(null), Font(null, bold: true), .. badges.Select(badge => Font(badge.Ink, bold: true))]),
            new Fills([new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Filled("#e8eef4"), .. badges.Select(badge => Filled(badge.Fill))]),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
            [
                new CellFormat { FormatId = 0 },
                new CellFormat { FormatId = 0, FontId = 1, FillId = FirstFill, ApplyFont = true, ApplyFill = true },
                .. Colours.Select((_, place) => new CellFormat { FormatId = 0, FontId = 2 + (uint)place, FillId = FirstFill + 1 + (uint)place, ApplyFont = true, ApplyFill = true }),
            ]),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static Font Font(string? ink, bool bold = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = 11 });
        if (ink is not null)
        {
            font.Append(new Color { Rgb = Argb(ink) });
        }

        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Filled(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = Argb(colour) }) { PatternType = PatternValues.Solid });

    private static string Argb(string colour) => "FF" + colour[1..].ToUpperInvariant();
}
