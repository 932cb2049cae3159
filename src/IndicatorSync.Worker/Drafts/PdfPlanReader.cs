using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Tables;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace IndicatorSync.Worker.Drafts;

/// <summary>
/// Reads a PDF: ruled tables by their lines, the rest as lines of text. A stroke through words is only a line to a PDF, so text that was struck
/// out is read as text, and that is reported.
/// </summary>
internal static class PdfPlanReader
{
    private const int MostPages = 500;
    private const double Thin = 2;
    private const double Short = 6;

    /// <exception cref="UnreadableTableException">The file is broken, encrypted, too long or without text.</exception>
    public static PlanDocument Read(byte[] content)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true });
            if (document.NumberOfPages > MostPages)
            {
                throw new UnreadableTableException($"filen har fler än {MostPages} sidor");
            }

            var pages = document.GetPages().Select(page => new PdfPage(Words(page), Rules(page))).ToList();
            return pages.Exists(page => page.Words.Count > 0)
                ? new PlanDocument(Blocks(pages), ["PDF är den osäkraste källan: överstruken text läses som text, och rader kan ha delats fel; har ni planen i Word, ta den"])
                : throw new UnreadableTableException("filen har ingen text, den är kanske inskannad; använd planens Wordfil");
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableTableException("filen är lösenordsskyddad");
        }
        catch (Exception fault) when (fault is not (UnreadableTableException or OutOfMemoryException))
        {
            // The parser says in many ways that a file is broken, and a broken file is all that is known then.
            throw new UnreadableTableException("filen är trasig eller ingen PDF");
        }
    }

    private static List<PlanBlock> Blocks(List<PdfPage> pages)
    {
        var furniture = Furniture(pages);
        var blocks = new List<PlanBlock>();
        foreach (var page in pages)
        {
            var grids = PdfGrid.Of(page.Rules).OrderByDescending(grid => grid.Top).ToList();
            var loose = page.Words.Where(word => !grids.Exists(grid => grid.Holds(word))).ToList();
            var lines = PdfLines.Of(loose).Where(line => !furniture.Contains(Shape(line.Text))).ToList();
            foreach (var grid in grids)
            {
                AddText(blocks, [.. lines.Where(line => line.Bottom >= grid.Top)]);
                lines.RemoveAll(line => line.Bottom >= grid.Top);
                blocks.Add(grid.Table(page.Words.Where(grid.Holds)));
            }

            AddText(blocks, lines);
        }

        return blocks;
    }

    private static void AddText(List<PlanBlock> blocks, List<PdfLine> lines)
    {
        var text = new List<string>();
        PdfLine? before = null;
        foreach (var line in lines)
        {
            if (before is null || before.Bottom - line.Top > (line.Top - line.Bottom) * 0.6)
            {
                text.Add("");
            }

            text.Add(line.Text);
            before = line;
        }

        blocks.AddRange(LayoutTables.Find(text));
    }

    /// <summary>What is first or last on several pages: their heads and feet, the number of the page aside.</summary>
    private static HashSet<string> Furniture(List<PdfPage> pages) => pages.Count < 2 ? [] :
    [
        .. pages.SelectMany(page => PdfLines.Of(page.Words) is { Count: > 0 } lines
                ? new[] { lines[0], lines[^1] }.Concat(lines.Skip(1).Take(1)).Select(line => Shape(line.Text)).Distinct()
                : [])
            .GroupBy(shape => shape, StringComparer.Ordinal)
            .Where(shape => shape.Count() > Math.Max(1, pages.Count / 3) && !PlanHeaders.Is(shape.Key.Split("  ", StringSplitOptions.RemoveEmptyEntries)))
            .Select(shape => shape.Key),
    ];

    private static string Shape(string line) => string.Concat(line.Select(letter => char.IsDigit(letter) ? '#' : letter));

    private static List<PdfWord> Words(Page page) =>
    [
        .. page.GetWords()
            .Select(word => new PdfWord(ForeignText.Line(word.Text), word.BoundingBox.Left, word.BoundingBox.Right, word.BoundingBox.Bottom, word.BoundingBox.Top))
            .Where(word => word.Text.Trim().Length > 0),
    ];

    /// <summary>Thin rectangles and lines, and the sides of drawn rectangles.</summary>
    private static List<PdfRule> Rules(Page page)
    {
        var rules = new List<PdfRule>();
        foreach (var box in page.Paths.SelectMany(path => path).Select(part => part.GetBoundingRectangle()).Where(box => box is not null).Select(box => box!.Value))
        {
            if (box.Height <= Thin && box.Width >= Short)
            {
                rules.Add(new PdfRule(true, (box.Bottom + box.Top) / 2, box.Left, box.Right));
            }
            else if (box.Width <= Thin && box.Height >= Short)
            {
                rules.Add(new PdfRule(false, (box.Left + box.Right) / 2, box.Bottom, box.Top));
            }
            else if (box.Width >= Short && box.Height >= Short && (box.Width < page.Width * 0.95 || box.Height < page.Height * 0.5))
            {
                rules.AddRange([new(true, box.Bottom, box.Left, box.Right), new(true, box.Top, box.Left, box.Right), new(false, box.Left, box.Bottom, box.Top), new(false, box.Right, box.Bottom, box.Top)]);
            }
        }

        return rules;
    }

    private sealed record PdfPage(IReadOnlyList<PdfWord> Words, IReadOnlyList<PdfRule> Rules);
}
