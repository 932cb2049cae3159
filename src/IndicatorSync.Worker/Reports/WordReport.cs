using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// What the nämnd gets (docs/contract.md 1.11): by verksamhetsområde in the plan's order, goals, the plan's table with colour as fill and
/// word, footnotes under it, analyses, activities, what is late, and what was not judged and why.
/// </summary>
internal static class WordReport
{
    private const string Language = "sv-SE";

    /// <param name="data">What is reported.</param>
    /// <param name="template">A <c>.docx</c> whose styles, header, footer and first pages are kept; null: a plain document on A4, landscape.</param>
    /// <exception cref="ExpectedFailure">The template cannot be read as a Word document.</exception>
    public static byte[] Write(ReportData data, byte[]? template = null)
    {
        using var stream = new MemoryStream();
        using (var document = template is null ? New(stream) : FromTemplate(stream, template))
        {
            var main = document.MainDocumentPart!;
            var styles = WordStyles.In(main, deep: data.HasSeveralPlans);
            var body = main.Document!.Body!;
            var last = body.Elements<SectionProperties>().LastOrDefault();
            foreach (var element in Content(data, styles))
            {
                if (last is null)
                {
                    body.Append(element);
                }
                else
                {
                    body.InsertBefore(element, last);
                }
            }

            (document.PackageProperties.Title, document.PackageProperties.Language) = (OfficeText.Clean(data.Plan), Language);
        }

        return OfficePackage.Settled(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Content(ReportData data, WordStyles styles)
    {
        yield return styles.Paragraph(WordStyle.Title, data.Plan);
        yield return styles.Paragraph(WordStyle.Normal, Tally.Of(data.Now.Rows).Swedish + ".");
        if (Tally.Of(data.Now.Rows).LateSwedish is { } late)
        {
            yield return styles.Paragraph(WordStyle.Normal, late);
        }

        if (data.Catalogue?.Decision is { } decision)
        {
            yield return styles.Paragraph(WordStyle.Normal, $"Planen är beslutad: {decision.Swedish}.");
        }

        yield return styles.Paragraph(WordStyle.Normal, $"Färgerna är egen bedömning mot planens gränser. {data.Fetched} iu är ingen uppgift.");
        foreach (var element in data.Plans.SelectMany(plan => Plan(plan, styles)))
        {
            yield return element;
        }

        foreach (var (style, text) in data.Loose.SelectMany(GoalSheet.Lines))
        {
            yield return styles.Paragraph(style, text);
        }
    }

    /// <summary>A plan by verksamhetsområde, then its goals; one of several under a heading of its own, its headings a level down.</summary>
    private static IEnumerable<OpenXmlElement> Plan(ReportData data, WordStyles styles)
    {
        if (data.IsOneOfSeveral)
        {
            yield return styles.Paragraph(WordStyle.Heading1, data.Plan);
            yield return styles.Paragraph(WordStyle.Normal, Tally.Of(data.Now.Rows).Swedish + ".");
        }

        foreach (var element in PlanSheet.Of(data).SelectMany(section => Section(data, section, styles)))
        {
            yield return element;
        }

        foreach (var (style, text) in GoalSheet.Lines(data))
        {
            yield return styles.Paragraph(Below(data, style), text);
        }
    }

    private static WordStyle Below(ReportData data, WordStyle style) => !data.IsOneOfSeveral ? style : style switch
    {
        WordStyle.Heading1 => WordStyle.Heading2,
        WordStyle.Heading2 => WordStyle.Heading3,
        _ => style,
    };

    private static IEnumerable<OpenXmlElement> Section(ReportData data, PlanSection section, WordStyles styles)
    {
        yield return styles.Paragraph(Below(data, WordStyle.Heading1), section.Name);
        yield return styles.Leading(WordStyle.Normal, section.Count + ".");
        foreach (var goal in section.Goals)
        {
            yield return styles.Leading(WordStyle.Normal, "Övergripande mål: " + goal);
        }

        yield return WordTable.Of(section, styles);
        foreach (var note in section.Notes)
        {
            yield return new Paragraph(styles.Properties(WordStyle.Small), WordStyles.Raised(note.Number), WordStyles.Text(" " + note.Text));
        }

        if (section.Notes.Count == 0)
        {
            // Two tables, or a table and a heading, do not touch each other.
            yield return styles.Paragraph(WordStyle.Small, "");
        }

        var ids = section.Lines.Select(line => line.Id).ToHashSet();
        var states = data.Now.Rows.Where(row => ids.Contains(row.Text("IndikatorId"))).ToList();
        (string Heading, IReadOnlyList<(WordStyle Style, string Text)> Lines)[] lists =
        [
            ("Analyser", [.. states.Where(row => row.Text("Analys").Length > 0).Select(row => (WordStyle.Normal, $"{GenderedName.Of(row)}: {row.Text("Analys")}"))]),
            ("Aktiviteter", [.. data.Activities.Rows.Where(row => ids.Contains(row.Text("IndikatorId"))).SelectMany(GoalSheet.Lines)]),
            ("Försenat", [.. states.Where(row => row.Is("Forsenad")).Select(row => (WordStyle.Normal, $"{GenderedName.Of(row)}: Koladas publiceringsdag är passerad"))]),
            ("Utan färg i tabellen", [.. section.NotJudged.Select(line => (WordStyle.Normal, line))]),
        ];
        foreach (var (heading, lines) in lists.Where(list => list.Lines.Count > 0))
        {
            yield return styles.Paragraph(Below(data, WordStyle.Heading2), heading);
            foreach (var (style, text) in lines)
            {
                yield return styles.Paragraph(style, text);
            }
        }
    }

    private static WordprocessingDocument New(MemoryStream stream)
    {
        var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.Document = new Document(new Body(new SectionProperties(
            new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134, Header = 567, Footer = 567, Gutter = 0 })));
        return document;
    }

    private static WordprocessingDocument FromTemplate(MemoryStream stream, byte[] template)
    {
        stream.Write(template);
        try
        {
            var document = WordprocessingDocument.Open(stream, isEditable: true);
            if (document.MainDocumentPart?.Document?.Body is not null)
            {
                return document;
            }
        }
        catch (Exception broken) when (broken is FileFormatException or OpenXmlPackageException or InvalidDataException or System.Xml.XmlException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"Report:Template is no Word document (.docx): {broken.Message}", broken);
        }

        throw new ExpectedFailure(FailureKind.BadInput, "Report:Template is no Word document (.docx): it has no text part.");
    }
}
