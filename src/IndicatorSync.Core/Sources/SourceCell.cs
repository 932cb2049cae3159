using System.Globalization;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Sources;

/// <summary>What a cell of somebody's table holds.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,

    /// <summary>An error value such as <c>#DIV/0!</c>.</summary>
    Error,

    /// <summary>A formula whose value was never calculated and stored.</summary>
    Uncalculated,
}

/// <summary>
/// One cell, cleaned but not interpreted. A cell formatted as per cent holds its value in per cent (82 where 0,82 is stored and 82 % shown).
/// </summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As it is shown or written; empty for none.</param>
/// <param name="Number">Set for <see cref="CellKind.Number"/>.</param>
/// <param name="Decimals">How many decimals the number is shown with, 0–10.</param>
/// <param name="IsPercent">The cell's format, not its text, says per cent.</param>
/// <param name="Date">Set for <see cref="CellKind.Date"/>.</param>
/// <param name="IsRepeated">The text is in a neighbouring cell that this one is merged with: a heading for it, never a value of its own.</param>
public readonly record struct SourceCell(
    CellKind Kind, string Text, decimal? Number = null, int Decimals = 0, bool IsPercent = false, DateOnly? Date = null, bool IsRepeated = false)
{
    public static readonly SourceCell None = new(CellKind.Empty, string.Empty);

    /// <summary>As a heading or a period: a workbook keeps the year 2025 as a number, and shows numbers with blanks between the thousands.</summary>
    public string Heading => Number is { } whole && Decimals == 0 && !IsPercent ? whole.ToString("0", CultureInfo.InvariantCulture) : Text;

    public bool IsEmpty => Kind == CellKind.Empty || (Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text));

    /// <param name="text">As the source has it; it is cleaned here, so that nothing behind has to.</param>
    public static SourceCell OfText(string text) => ForeignText.Line(text, LongestText) is { Length: > 0 } clean ? new(CellKind.Text, clean) : None;

    /// <summary>What a cell of a workbook can hold, in UTF-16 units.</summary>
    private const int LongestText = 32_767;
}

/// <summary>One row of a table.</summary>
/// <param name="Number">1-based, as the program that made the file counts it.</param>
/// <param name="Cells">From the first column on; trailing empty cells may be missing.</param>
/// <param name="IsHidden">Hidden rows count, and are mentioned.</param>
public sealed record SourceRow(int Number, IReadOnlyList<SourceCell> Cells, bool IsHidden = false)
{
    /// <summary>The cell of a 0-based column; empty beyond the last.</summary>
    public SourceCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : SourceCell.None;
}

/// <summary>Where a cell is.</summary>
/// <param name="Sheet">Null for a file without sheets.</param>
/// <param name="Row">1-based.</param>
/// <param name="Column">0-based.</param>
public readonly record struct CellPlace(string? Sheet, int Row, int Column)
{
    /// <summary>As a spreadsheet names it: <c>C12</c>.</summary>
    public string Reference => ColumnName(Column) + Row.ToString(CultureInfo.InvariantCulture);

    private static string ColumnName(int column)
    {
        var name = string.Empty;
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            name = (char)('A' + (rest % 26)) + name;
        }

        return name;
    }
}
