using IndicatorSync.Core.Drafting;

namespace IndicatorSync.Worker.Drafts;

/// <summary>A word on a page, in points from its lower left corner.</summary>
internal readonly record struct PdfWord(string Text, double Left, double Right, double Bottom, double Top)
{
    public double MiddleX => (Left + Right) / 2;

    public double MiddleY => (Bottom + Top) / 2;
}

/// <summary>A ruled line of a page. <see cref="At"/> is its height or its distance from the left edge.</summary>
internal readonly record struct PdfRule(bool IsLevel, double At, double From, double To);

/// <summary>
/// A ruled table of a page: its cells are what its lines enclose, and a cell over several columns or rows is one that no line divides. Lines that
/// end at no crossing line (strokes through or under words) make no cell.
/// </summary>
internal sealed class PdfGrid
{
    private const double Near = 3;
    private const int MostLines = 400;

    private readonly List<PdfRule> level;
    private readonly List<PdfRule> upright;
    private readonly List<double> xs;
    private readonly List<double> ys;

    private PdfGrid(IReadOnlyList<PdfRule> rules)
    {
        upright = [.. rules.Where(rule => !rule.IsLevel)];
        level = [.. rules.Where(rule => rule.IsLevel && EndsAtUpright(rule.From) && EndsAtUpright(rule.To))];
        xs = Places(upright.Select(rule => rule.At));
        ys = Places(level.Select(rule => rule.At));
        ys.Reverse();
    }

    public double Top => ys[0];

    public double Bottom => ys[^1];

    /// <summary>The tables that a page's lines make: lines that touch one another belong to one.</summary>
    public static IReadOnlyList<PdfGrid> Of(IReadOnlyList<PdfRule> rules)
    {
        var grids = new List<PdfGrid>();
        var rest = rules.Take(MostLines * 10).ToList();
        while (rest.Count > 0)
        {
            var (group, open) = (new List<PdfRule>(), new Queue<PdfRule>([rest[0]]));
            rest.RemoveAt(0);
            while (open.TryDequeue(out var rule))
            {
                group.Add(rule);
                foreach (var touching in rest.Where(other => Touch(rule, other)).ToList())
                {
                    rest.Remove(touching);
                    open.Enqueue(touching);
                }
            }

            var grid = new PdfGrid(group);
            if (grid.xs.Count is >= 3 and < MostLines && grid.ys.Count is >= 2 and < MostLines)
            {
                grids.Add(grid);
            }
        }

        return grids;
    }

    public bool Holds(PdfWord word) => word.MiddleY < Top && word.MiddleY > Bottom && word.MiddleX > xs[0] && word.MiddleX < xs[^1];

    public PlanTable Table(IEnumerable<PdfWord> words)
    {
        var (rows, columns) = (ys.Count - 1, xs.Count - 1);
        var cells = new List<PdfWord>?[rows, columns];
        foreach (var word in words)
        {
            var (row, column) = Root(ys.FindLastIndex(y => y > word.MiddleY), xs.FindLastIndex(x => x < word.MiddleX));
            (cells[row, column] ??= []).Add(word);
        }

        return new PlanTable(
        [
            .. Enumerable.Range(0, rows).Select(row => new PlanRow(
            [
                .. Enumerable.Range(0, columns).Select(column =>
                {
                    var root = Root(row, column);
                    return new PlanCell(string.Join('\n', PdfLines.Of(cells[root.Row, root.Column] ?? []).Select(line => line.Text)), root != (row, column));
                }),
            ])),
        ]);
    }

    /// <summary>The upper left cell of the merged cells that a cell is one of.</summary>
    private (int Row, int Column) Root(int row, int column)
    {
        while (column > 0 && !Divides(upright, xs[column], (ys[row] + ys[row + 1]) / 2))
        {
            column--;
        }

        while (row > 0 && !Divides(level, ys[row], (xs[column] + xs[column + 1]) / 2))
        {
            row--;
        }

        return (row, column);
    }

    private static bool Divides(List<PdfRule> rules, double at, double middle) =>
        rules.Exists(rule => Math.Abs(rule.At - at) <= Near && rule.From <= middle && rule.To >= middle);

    private bool EndsAtUpright(double x) => upright.Exists(rule => Math.Abs(rule.At - x) <= Near);

    private static bool Touch(PdfRule one, PdfRule other) => one.IsLevel == other.IsLevel
        ? Math.Abs(one.At - other.At) <= Near && one.From <= other.To + Near && other.From <= one.To + Near
        : Within(one.At, other) && Within(other.At, one);

    private static bool Within(double at, PdfRule rule) => at >= rule.From - Near && at <= rule.To + Near;

    private static List<double> Places(IEnumerable<double> places)
    {
        var found = new List<double>();
        foreach (var place in places.Order())
        {
            if (found.Count == 0 || place - found[^1] > Near)
            {
                found.Add(place);
            }
        }

        return found;
    }
}
