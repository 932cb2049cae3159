using System.Text;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Drafts;

/// <summary>A line of words, in points from the page's lower edge. Words far apart have as many spaces between them as would fit, at least two.</summary>
internal sealed record PdfLine(string Text, double Bottom, double Top);

/// <summary>Puts words that are at one height together, from the top down.</summary>
internal static class PdfLines
{
    private const int MostSpaces = 200;

    public static IReadOnlyList<PdfLine> Of(IReadOnlyList<PdfWord> words)
    {
        var lines = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(word => word.MiddleY))
        {
            if (lines.Count > 0 && Math.Abs(lines[^1][0].MiddleY - word.MiddleY) < (word.Top - word.Bottom) / 2)
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return [.. lines.Select(Line)];
    }

    private static PdfLine Line(List<PdfWord> words)
    {
        var text = new StringBuilder();
        PdfWord? before = null;
        foreach (var word in words.OrderBy(word => word.Left))
        {
            if (before is { } last)
            {
                var width = Math.Max(1, (last.Right - last.Left) / Math.Max(1, last.Text.Length));
                var spaces = (word.Left - last.Right) / width;
                text.Append(' ', spaces > 3 ? Math.Clamp((int)spaces, 2, MostSpaces) : 1);
            }

            text.Append(word.Text);
            before = word;
        }

        return new PdfLine(ForeignText.Line(text.ToString()), words.Min(word => word.Bottom), words.Max(word => word.Top));
    }
}
