namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Finds indicators that are on cards in running text, as a balanced scorecard prints them: a heading that a table would have as a column,
/// its words below it, and so on. Each card becomes a table of one row.
/// </summary>
internal static class LooseCards
{
    private const int MostLabelLines = 3;
    private const int LongestLabel = 40;

    /// <summary>The same blocks with lines that make a card replaced by its table.</summary>
    public static IReadOnlyList<PlanBlock> Find(IReadOnlyList<PlanBlock> blocks)
    {
        var found = new List<PlanBlock>();
        for (var i = 0; i < blocks.Count;)
        {
            if (CardAt(blocks, i) is var (card, next) && card is not null)
            {
                found.Add(card);
                i = next;
            }
            else
            {
                found.Add(blocks[i++]);
            }
        }

        return found;
    }

    private static (PlanTable? Card, int Next) CardAt(IReadOnlyList<PlanBlock> blocks, int start)
    {
        if (LabelAt(blocks, start) is not { } first)
        {
            return (null, start);
        }

        var columns = new List<PlanColumn>();
        var cells = new List<List<string>>();
        var i = start;
        while (i < blocks.Count && blocks[i] is PlanLine line && !PlanHeadings.Is(line))
        {
            if (LabelAt(blocks, i) is var (column, length) && column is not null)
            {
                if (columns.Exists(known => known.Kind == column.Kind))
                {
                    break;
                }

                columns.Add(column);
                cells.Add([]);
                i += length;
                continue;
            }

            cells[^1].Add(line.Bullet > 0 ? "• " + line.Text : line.Text);
            i++;
        }

        var isCard = columns.Count >= 3 && columns[0].Kind == first.Column.Kind
            && columns.Exists(column => column.Kind == ColumnKind.Indicator)
            && columns.Exists(column => column.Kind is ColumnKind.Target or ColumnKind.Green)
            && cells.TrueForAll(cell => cell.Count > 0);
        return isCard
            ? (new PlanTable([LooseTables.Row(columns.Select(column => column.Heading)), LooseTables.Row(cells.Select(cell => string.Join('\n', cell)))]), i)
            : (null, start);
    }

    private static (PlanColumn Column, int Length)? LabelAt(IReadOnlyList<PlanBlock> blocks, int at)
    {
        for (var length = MostLabelLines; length > 0; length--)
        {
            var lines = blocks.Skip(at).Take(length).OfType<PlanLine>().Where(line => line.Bullet == 0).Select(line => line.Text).ToList();
            if (lines.Count == length && BrokenLines.Join(lines) is { Length: <= LongestLabel } label && char.IsUpper(label[0]) && PlanColumns.Recognise(label) is { Kind: not ColumnKind.Ignored, Year: null } column)
            {
                return (column, length);
            }
        }

        return null;
    }
}
