using IndicatorSync.Core.Sources;

namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>One sheet of a workbook, or the whole of a text file.</summary>
/// <param name="Sheet">Null for a text file.</param>
/// <param name="Rows">Top to bottom; wholly empty rows may be missing.</param>
internal sealed record SheetTable(string? Sheet, IReadOnlyList<SourceRow> Rows);

/// <summary>The tables of a file, or the one reason why it cannot be read.</summary>
/// <param name="Tables">In the file's order; empty when <paramref name="Fault"/> is set.</param>
/// <param name="Fault">Swedish, without a full stop; null when the file could be read.</param>
internal sealed record TableFile(IReadOnlyList<SheetTable> Tables, string? Fault = null)
{
    public static TableFile Refused(string fault) => new([], fault);
}

/// <summary>A file that is not what it should be; the message is the Swedish reason, without a full stop.</summary>
internal sealed class UnreadableTableException(string message) : Exception(message);

/// <summary>How much of a file is read at most.</summary>
internal static class TableLimits
{
    public const int Bytes = 20 * 1024 * 1024;
    /// <summary>200 000 rows of values, below the rows in which headers may be.</summary>
    public const int Rows = 200_000 + TableReader.HeaderRows;
    public const int Columns = 500;

    /// <summary>What a workbook may grow to when it is unpacked.</summary>
    public const long UnpackedBytes = 512L * 1024 * 1024;

    /// <summary>Excel allows 31; other programs more.</summary>
    public const int SheetName = 100;

    public static string TooManyRows => "filen har fler än 200 000 rader";

    public static string TooManyColumns => "filen har fler än 500 kolumner";
}
