using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Drafts;

/// <summary>Reads plain text: what a program leaves that took the words out of a plan.</summary>
internal static class TextPlanReader
{
    /// <summary>No plan is longer; what is, is no plan.</summary>
    private const int MostLines = 50_000;

    private const int LongestLine = 20_000;

    /// <exception cref="UnreadableTableException">The file is no text, or far too long.</exception>
    public static PlanDocument Read(byte[] content)
    {
        var text = TextTableReader.Decode(content);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new UnreadableTableException("filen är ingen textfil");
        }

        var lines = text.ReplaceLineEndings("\n").Replace("\f", "\n\n", StringComparison.Ordinal).Split('\n');
        if (lines.Length > MostLines)
        {
            throw new UnreadableTableException($"filen har fler än {MostLines} rader");
        }

        return new PlanDocument(LayoutTables.Find([.. lines.Select(line => ForeignText.Lines(line, LongestLine))]), []);
    }
}
