using Spectre.Console.Rendering;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>
/// A table in a file or a pipe, written line by line: Spectre lays out a table as a whole, for which thousands of rows take more memory than
/// the run that they are of. It looks as Spectre's rounded border does.
/// </summary>
internal sealed class PlainTable
{
    private readonly string[] headings;
    private readonly int[] widths;
    private readonly int rightAligned;

    private PlainTable(string[] headings, int[] widths, int rightAligned) => (this.headings, this.widths, this.rightAligned) = (headings, widths, rightAligned);

    /// <param name="headings">One for each column.</param>
    /// <param name="rows">Enumerated to find the widths; a cell for each column.</param>
    /// <param name="rightAligned">0-based; the column whose cells stand to the right.</param>
    /// <param name="most">Columns of characters that a line may have.</param>
    /// <returns>Null where a line would be longer, or a cell has more than one line: that has to be laid out.</returns>
    public static PlainTable? Fit(string[] headings, IEnumerable<string[]> rows, int rightAligned, int most)
    {
        var widths = headings.Select(Width).ToArray();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                if (row[column].AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
                {
                    return null;
                }

                widths[column] = Math.Max(widths[column], Width(row[column]));
            }
        }

        return widths.Sum() + (3 * widths.Length) + 1 <= most ? new PlainTable(headings, widths, rightAligned) : null;
    }

    /// <param name="output">What is written to.</param>
    /// <param name="rows">The same as the widths were found of.</param>
    public void Write(TextWriter output, IEnumerable<string[]> rows)
    {
        output.WriteLine(Line('╭', '┬', '╮'));
        output.WriteLine(Cells(headings));
        output.WriteLine(Line('├', '┼', '┤'));
        foreach (var row in rows)
        {
            output.WriteLine(Cells(row));
        }

        output.WriteLine(Line('╰', '┴', '╯'));
    }

    private string Line(char left, char between, char right) => $"{left}{string.Join(between, widths.Select(width => new string('─', width + 2)))}{right}";

    private string Cells(string[] row) => $"│ {string.Join(" │ ", row.Select(Padded))} │";

    private string Padded(string cell, int column)
    {
        var padding = new string(' ', widths[column] - Width(cell));
        return column == rightAligned ? padding + cell : cell + padding;
    }

    /// <summary>As wide as a terminal shows it.</summary>
    private static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();
}
