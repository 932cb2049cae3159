namespace IndicatorSync.Core.Drafting;

/// <summary>A plan as its file holds it, top to bottom, cleaned but not interpreted.</summary>
/// <param name="Blocks">Lines and tables in the file's order.</param>
/// <param name="Remarks">Swedish, one line each: what a person has to know of how the file was read.</param>
public sealed record PlanDocument(IReadOnlyList<PlanBlock> Blocks, IReadOnlyList<string> Remarks);

/// <summary>A line or a table of a plan.</summary>
public abstract record PlanBlock;

/// <summary>One line of running text.</summary>
/// <param name="Text">Trimmed, never empty, without its bullet.</param>
/// <param name="IsHeading">The file's own mark of a heading; a numbered line of plain text is recognised later.</param>
/// <param name="Bullet">0 for none, 1 for a bullet, 2 for one below it, and so on.</param>
/// <param name="AfterBlank">An empty line, or a paragraph's end, is before it.</param>
public sealed record PlanLine(string Text, bool IsHeading = false, int Bullet = 0, bool AfterBlank = false) : PlanBlock
{
    /// <summary>The bullet's sign, where the level follows from it; null where the file itself says the level.</summary>
    public char? Mark { get; init; }

    /// <summary>Characters before the line's first one, where the file keeps them.</summary>
    public int Indent { get; init; }
}

/// <summary>A table whose cells are known.</summary>
/// <param name="Rows">Top to bottom.</param>
/// <param name="Caption">What stands directly above it in the file besides running text: the name of a sheet; null for none.</param>
public sealed record PlanTable(IReadOnlyList<PlanRow> Rows, string? Caption = null) : PlanBlock
{
    /// <summary>Lines of running text that stand in the table and are in no row of it.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>A row of a table, its cells by column; cells at its end may be missing.</summary>
public sealed record PlanRow(IReadOnlyList<PlanCell> Cells)
{
    /// <summary>The cell of a 0-based column; empty beyond the last.</summary>
    public PlanCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : PlanCell.None;

    public bool IsEmpty => Cells.All(cell => cell.Text.Length == 0);
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its lines with <c>\n</c> between them, as the plan breaks them; empty for none.</param>
/// <param name="IsRepeated">The text is in a neighbouring cell that this one is merged with.</param>
public readonly record struct PlanCell(string Text, bool IsRepeated = false)
{
    public static readonly PlanCell None = new(string.Empty);

    /// <summary>The lines joined as they were before the cell's width broke them.</summary>
    public string Joined => BrokenLines.Join(Text);
}
