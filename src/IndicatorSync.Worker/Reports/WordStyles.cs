using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace IndicatorSync.Worker.Reports;

internal enum WordStyle
{
    Normal,
    Title,
    Heading1,
    Heading2,
    Heading3,
    Small,
    Activity,
}

/// <summary>
/// The styles that the report is written in. A document keeps its built-in styles under English names whatever Word's language is, so the
/// municipality's own headings are found by name; those that a document lacks are added.
/// </summary>
internal sealed class WordStyles
{
    private const string Language = "sv-SE";

    private readonly Dictionary<WordStyle, string> ids;

    private WordStyles(Dictionary<WordStyle, string> ids) => this.ids = ids;

    /// <param name="main">Of the document.</param>
    /// <param name="deep">Headings of three levels are wanted.</param>
    public static WordStyles In(MainDocumentPart main, bool deep)
    {
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>();
        part.Styles ??= new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "22" },
                new Languages { Val = Language, EastAsia = Language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))));
        return new WordStyles(Enum.GetValues<WordStyle>().Where(style => deep || style != WordStyle.Heading3).ToDictionary(style => style, style => Found(part.Styles, style) ?? Added(part.Styles, style)));
    }

    public Paragraph Paragraph(WordStyle style, string text) => new(Properties(style), Text(text));

    /// <summary>A paragraph that never ends a page: what it introduces follows.</summary>
    public Paragraph Leading(WordStyle style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = ids[style] }, new KeepNext()), Text(text));

    public ParagraphProperties Properties(WordStyle style) => new(new ParagraphStyleId { Val = ids[style] });

    /// <summary>Text in Swedish, so that a spelling checker and a reader aloud take it for that.</summary>
    public static Run Text(string text, bool bold = false, string? ink = null)
    {
        var properties = new RunProperties();
        if (bold)
        {
            properties.Append(new Bold());
        }

        if (ink is not null)
        {
            properties.Append(new Color { Val = ink });
        }

        properties.Append(new Languages { Val = Language });
        return new Run(properties, new Text(OfficeText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>The number of a footnote.</summary>
    public static Run Raised(int number) => new(
        new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
        new Text(number.ToString(CultureInfo.InvariantCulture)));

    private static string? Found(Styles styles, WordStyle style) => styles.Elements<Style>()
        .FirstOrDefault(one => one.Type?.Value == StyleValues.Paragraph && string.Equals(one.StyleName?.Val?.Value, NameOf(style), StringComparison.OrdinalIgnoreCase))?.StyleId?.Value;

    private static string Added(Styles styles, WordStyle style)
    {
        var id = style is WordStyle.Small or WordStyle.Activity ? $"IndicatorSync{style}" : style.ToString();
        var added = new Style(new StyleName { Val = NameOf(style) }) { Type = StyleValues.Paragraph, StyleId = id };
        if (style == WordStyle.Normal)
        {
            added.Default = true;
        }

        added.Append(new PrimaryStyle());
        added.Append(style switch
        {
            WordStyle.Heading1 => new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "360", After = "120" }, new OutlineLevel { Val = 0 }),
            WordStyle.Heading2 => new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "60" }, new OutlineLevel { Val = 1 }),
            WordStyle.Heading3 => new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "200", After = "40" }, new OutlineLevel { Val = 2 }),
            WordStyle.Small => new StyleParagraphProperties(new SpacingBetweenLines { Before = "20", After = "20" }),
            _ => new StyleParagraphProperties(),
        });
        added.Append(style switch
        {
            WordStyle.Title => new StyleRunProperties(new Bold(), new FontSize { Val = "40" }),
            WordStyle.Heading1 => new StyleRunProperties(new Bold(), new FontSize { Val = "30" }),
            WordStyle.Heading2 => new StyleRunProperties(new Bold(), new FontSize { Val = "25" }),
            WordStyle.Heading3 => new StyleRunProperties(new Bold(), new FontSize { Val = "23" }),
            WordStyle.Small => new StyleRunProperties(new FontSize { Val = "19" }),
            WordStyle.Activity => new StyleRunProperties(new Bold()),
            _ => new StyleRunProperties(),
        });
        styles.Append(added);
        return id;
    }

    private static string NameOf(WordStyle style) => style switch
    {
        WordStyle.Normal => "Normal",
        WordStyle.Title => "Title",
        WordStyle.Heading1 => "heading 1",
        WordStyle.Heading2 => "heading 2",
        WordStyle.Heading3 => "heading 3",
        WordStyle.Activity => "IndicatorSync aktivitet",
        _ => "IndicatorSync liten",
    };
}
