using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Finds tables in text that keeps its columns apart: by tabs, by bars as in Markdown, or by the spaces that are between them on the page. The header row gives each
/// column its place; a cell belongs to the column that it lies under, and a line whose first column is empty goes on with the row above.
/// </summary>
public static partial class LayoutTables
{
    private const int FewestColumns = 3;

    /// <summary>How far left of its heading a cell may begin.</summary>
    private const int Slack = 2;

    /// <param name="lines">Cleaned, with their spaces and tabs.</param>
    public static IReadOnlyList<PlanBlock> Find(IReadOnlyList<string> lines)
    {
        lines = [.. lines.Where(line => !Rule().IsMatch(line)).Select(line => Piped().Match(line) is { Success: true } piped ? string.Join('\t', piped.Groups["cells"].Value.Split('|').Select(cell => cell.Trim())) : line)];
        var blocks = new List<PlanBlock>();
        var text = new List<string>();
        void End()
        {
            blocks.AddRange(PlanLines.All(text));
            text.Clear();
        }

        for (var i = 0; i < lines.Count;)
        {
            if (HeaderAt(lines, i) is not { } header || Body(lines, header) is not { Rows.Count: > 0 } body)
            {
                text.Add(lines[i++]);
                continue;
            }

            End();
            blocks.Add(new PlanTable([LooseTables.Row(header.Cells), .. body.Rows]));
            i = body.Next;
        }

        End();
        return blocks;
    }

    private static Header? HeaderAt(IReadOnlyList<string> lines, int at)
    {
        var cells = Cells(lines[at]);
        return cells.Count >= FewestColumns && PlanHeaders.Is(cells.Select(cell => cell.Text)) && cells.Count(cell => PlanColumns.Recognise(cell.Text) is not null) * 2 > cells.Count
            ? new Header([.. cells.Select(cell => cell.Text)], [.. cells.Select(cell => cell.At)], lines[at].Contains('\t', StringComparison.Ordinal), at + 1)
            : null;
    }

    private static (List<PlanRow> Rows, int Next) Body(IReadOnlyList<string> lines, Header header)
    {
        var rows = new List<string[]>();
        var i = header.Next;
        var (blanks, whole) = (0, 0);
        for (; i < lines.Count && blanks < 2; i++)
        {
            var cells = Cells(lines[i]);
            if (cells.Count == 0)
            {
                blanks++;
                continue;
            }

            // One cell at the margin behind a gap is text again.
            if ((blanks > 0 && cells.Count == 1) || HeaderAt(lines, i) is not null || cells is [{ Text: ['*', ..] }])
            {
                break;
            }

            blanks = 0;
            var row = new string[header.Cells.Count];
            Array.Fill(row, "");
            foreach (var (cell, column) in Placed(lines[i], cells, header))
            {
                row[column] = row[column].Length == 0 ? cell : row[column] + " " + cell;
            }

            whole += cells.Count > 1 ? 1 : 0;
            if (rows.Count > 0 && !header.ByTabs && GoesOn(rows[^1], row))
            {
                for (var column = 0; column < row.Length; column++)
                {
                    rows[^1][column] = row[column].Length == 0 ? rows[^1][column] : rows[^1][column].Length == 0 ? row[column] : rows[^1][column] + "\n" + row[column];
                }
            }
            else
            {
                rows.Add(row);
            }
        }

        // Rows that do not keep to the columns are text that was taken out cell by cell.
        return whole * 2 >= rows.Count && rows.Exists(row => row.Count(cell => cell.Length > 0) >= FewestColumns)
            ? ([.. rows.Select(row => LooseTables.Row(row))], i)
            : ([], header.Next);
    }

    /// <summary>A line that fills no more than words, and no number or limit of its own, goes on with the row above.</summary>
    private static bool GoesOn(string[] above, string[] row) =>
        row.Count(cell => cell.Length > 0) < above.Count(cell => cell.Length > 0)
        && (row[0].Length == 0 || !row.Skip(1).Any(cell => cell.Any(char.IsDigit)));

    private static IEnumerable<(string Text, int Column)> Placed(string line, List<(string Text, int At)> cells, Header header)
    {
        if (header.ByTabs)
        {
            return line.Split('\t').Take(header.Cells.Count).Select((cell, column) => (cell.Trim(), column)).Where(cell => cell.Item1.Length > 0);
        }

        // As many cells as headings: their order tells, however ragged the spaces are.
        return cells.Count == header.Cells.Count
            ? cells.Select((cell, column) => (cell.Text, column))
            : cells.Select(cell => (cell.Text, Math.Max(0, header.Places.FindLastIndex(place => place - Slack <= cell.At))));
    }

    private static List<(string Text, int At)> Cells(string line) => line.Contains('\t', StringComparison.Ordinal)
        ? [.. line.Split('\t').Select((cell, at) => (Text: cell.Trim(), at)).Where(cell => cell.Text.Length > 0)]
        : [.. Cell().Matches(line).Select(match => (match.Value, match.Index))];

    [GeneratedRegex(@"\S+(?: \S+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    /// <summary>A row of a table in Markdown.</summary>
    [GeneratedRegex(@"^\s*\|(?<cells>.*\|.*)\|\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Piped();

    /// <summary>The line below its header.</summary>
    [GeneratedRegex(@"^\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    private sealed record Header(IReadOnlyList<string> Cells, List<int> Places, bool ByTabs, int Next);
}
