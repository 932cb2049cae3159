using System.Text.RegularExpressions;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>A row of a plan's table with what its cells are.</summary>
internal sealed record DraftRow(IReadOnlyList<PlanColumn> Columns, PlanRow Row)
{
    /// <summary>The cells of a kind, a line each; a cell over several columns counts once.</summary>
    public string this[ColumnKind kind] => string.Join('\n', Cells(kind).Select(cell => cell.Cell.Text).Where(text => text.Length > 0).Distinct());

    /// <summary>The cell's words on one line; null for none.</summary>
    public string? Line(ColumnKind kind) => BrokenLines.Join(this[kind]) is { Length: > 0 } text ? text : null;

    public IEnumerable<(PlanColumn Column, PlanCell Cell)> Cells(ColumnKind kind) =>
        Columns.Index().Where(column => column.Item.Kind == kind).Select(column => (column.Item, Row[column.Index]));

    /// <summary>The gender that a row is about, below the one it belongs to: its name is one, or it has no name of its own and a column says it.</summary>
    public Gender? Gender => GenderWords.TryRead(BrokenLines.Join(this[ColumnKind.Indicator]), out var gender) ? gender
        : IsNameless(ColumnKind.Indicator) && GenderWords.TryRead(BrokenLines.Join(this[ColumnKind.Gender]), out var named) ? named
        : null;

    /// <summary>The cell that names the row is empty, or merged with the one above.</summary>
    public bool IsNameless(ColumnKind naming) => Cells(naming).All(cell => cell.Cell.Text.Length == 0 || cell.Cell.IsRepeated);
}

/// <summary>Finds the header rows of a table and gives every other row its columns.</summary>
internal static partial class TableDrafter
{
    private const int MostTitleRows = 20;

    /// <param name="table">The table.</param>
    /// <param name="earlier">The columns of the table before, which this one goes on with where it has no header of its own and as many columns.</param>
    public static (IReadOnlyList<PlanColumn>? Columns, IReadOnlyList<DraftRow> Rows) Read(PlanTable table, IReadOnlyList<PlanColumn>? earlier)
    {
        var rows = table.Rows.Where(row => !row.IsEmpty).ToList();
        var (columns, first) = Header(rows);
        var continues = columns is null;
        if (continues)
        {
            var width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count);
            if (earlier is null || earlier.Count != width)
            {
                return (null, []);
            }

            (columns, first) = (earlier, 0);
        }

        var read = new List<DraftRow>();
        for (var i = first; i < rows.Count; i++)
        {
            if (HeaderOf(rows, i) is var (again, length) && again is not null)
            {
                (columns, i) = (again, i + length - 1);
                continue;
            }

            var row = new DraftRow(columns!, rows[i]);
            if (read.Count > 0 && GoesOn(row, isFirstOfContinued: false))
            {
                read[^1] = Append(read[^1], row);
            }
            else
            {
                read.Add(row);
            }
        }

        return (columns, read);
    }

    /// <summary>A row without a name of its own goes on with the row before: a cell that a page or a merged name has cut in two.</summary>
    public static bool GoesOn(DraftRow row, bool isFirstOfContinued)
    {
        var naming = row.Columns.Any(column => column.Kind == ColumnKind.Activity) && !row.Columns.Any(column => column.Kind == ColumnKind.Green) ? ColumnKind.Activity : ColumnKind.Indicator;
        var name = row.Cells(naming).ToList();
        if (name.Count == 0)
        {
            return false;
        }

        if (row.IsNameless(naming))
        {
            return row.Gender is null && (naming == ColumnKind.Activity || name.All(cell => cell.Cell.Text.Length == 0)
                || row.Cells(ColumnKind.Green).Concat(row.Cells(ColumnKind.Target)).All(cell => cell.Cell.Text.Length == 0 || cell.Cell.IsRepeated));
        }

        // The rest of a row that a page has cut: some cells have lines left, its limits do not.
        return isFirstOfContinued && naming == ColumnKind.Indicator && !row.Columns.Any(column => column.Kind == ColumnKind.Target)
            && row.Columns.Any(column => column.Kind == ColumnKind.Green) && (row.Line(ColumnKind.Green) is not { } green || RestOfLimit().IsMatch(green));
    }

    public static DraftRow Append(DraftRow row, DraftRow more) => row with
    {
        Row = new PlanRow(
        [
            .. Enumerable.Range(0, Math.Max(row.Row.Cells.Count, more.Row.Cells.Count)).Select(column => more.Row[column] is { IsRepeated: false, Text.Length: > 0 } next
                ? new PlanCell(row.Row[column].Text.Length == 0 ? next.Text : row.Row[column].Text + "\n" + next.Text)
                : row.Row[column]),
        ]),
    };

    private static (IReadOnlyList<PlanColumn>? Columns, int First) Header(List<PlanRow> rows)
    {
        for (var i = 0; i < Math.Min(rows.Count, MostTitleRows); i++)
        {
            if (HeaderOf(rows, i) is var (columns, length) && columns is not null)
            {
                return (columns, i + length);
            }
        }

        return (null, 0);
    }

    /// <summary>The header that a row is, alone or with the row below it.</summary>
    private static (IReadOnlyList<PlanColumn>? Columns, int Length) HeaderOf(List<PlanRow> rows, int at)
    {
        var one = Columns(rows[at], column => rows[at][column].Text);
        var two = at + 1 < rows.Count
            ? Columns(rows[at].Cells.Count > rows[at + 1].Cells.Count ? rows[at] : rows[at + 1], column => Both(rows[at][column], rows[at + 1][column]))
            : [];
        bool IsBetter() => Known(two) + Years(two) > Known(one) + Years(one) && Known(two) >= Known(one) && rows[at + 1].Cells.Any(cell => PlanColumns.Recognise(cell.Text) is not null)
            && !rows[at + 1].Cells.Any(cell => PlanWords.IsDirected().IsMatch(cell.Joined));
        return PlanColumns.IsTable(two) && IsBetter() ? (two, 2) : PlanColumns.IsTable(one) ? (one, 1) : (null, 0);
    }

    /// <summary>What is left of <c>82 eller högre</c> behind its number.</summary>
    [GeneratedRegex("^(?:eller\\s+)?(?:högre|lägre|mer|mindre|fler|färre)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RestOfLimit();

    private static int Known(IEnumerable<PlanColumn> columns) => columns.Count(column => column.Kind != ColumnKind.Ignored);

    private static int Years(IEnumerable<PlanColumn> columns) => columns.Count(column => column.Year is not null);

    private static string Both(PlanCell upper, PlanCell lower) =>
        upper.Text == lower.Text || lower.Text.Length == 0 ? upper.Text : $"{upper.Text} {lower.Text}".Trim();

    private static List<PlanColumn> Columns(PlanRow row, Func<int, string> text)
    {
        var columns = Enumerable.Range(0, row.Cells.Count)
            .Select(column => PlanColumns.Recognise(text(column)) ?? new PlanColumn(ColumnKind.Ignored, null, text(column)))
            .ToList();

        // A heading over two columns, and a second column for the same: the ids beside the names.
        var names = columns.Index().Where(column => column.Item.Kind == ColumnKind.Indicator).ToList();
        if (names.Count > 1 && names.Any(name => IsPlainIndicator(name.Item)))
        {
            foreach (var (index, column) in names.Where(name => !IsPlainIndicator(name.Item)))
            {
                columns[index] = column with { Kind = ColumnKind.Kpi };
            }
        }

        return columns;
    }

    private static bool IsPlainIndicator(PlanColumn column) => column.Heading.Contains("ndikator", StringComparison.OrdinalIgnoreCase);
}
