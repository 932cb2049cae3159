using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>Rows as text that reads the same from both engines.</summary>
internal static partial class ReportRows
{
    /// <param name="unit">Any connection.</param>
    /// <param name="sql">As on SQL Server; <c>rapport.</c> becomes <c>rapport_</c> on SQLite.</param>
    /// <returns>One text per row, cells parted by <c> | </c>; an empty cell is null.</returns>
    public static async Task<IReadOnlyList<string>> ReadAsync(UnitOfWork unit, string sql)
    {
        await using var reader = await OpenAsync(unit, sql);
        var rows = new List<string>();
        while (await reader.ReadAsync(unit.CancellationToken))
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(index => Cell(reader, index))));
        }

        return rows;
    }

    public static async Task<IReadOnlyList<string>> ColumnsAsync(UnitOfWork unit, string view)
    {
        await using var reader = await OpenAsync(unit, $"SELECT * FROM rapport.{view}");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static async Task<DbDataReader> OpenAsync(UnitOfWork unit, string sql)
    {
        var command = unit.Connection.CreateCommand();
#pragma warning disable CA2100 // Tests' own text.
        command.CommandText = unit.Dialect is SqliteDialect ? Translated(sql) : sql;
#pragma warning restore CA2100
        return await command.ExecuteReaderAsync(unit.CancellationToken);
    }

    private static string Translated(string sql) => NationalPrefix().Replace(sql.Replace("rapport.", "rapport_", StringComparison.Ordinal), "'");

    [GeneratedRegex(@"\bN'")]
    private static partial Regex NationalPrefix();

    private static string Cell(DbDataReader reader, int index) => reader.GetValue(index) switch
    {
        DBNull => "",
        bool flag => flag ? "1" : "0",
        double real => ((decimal)real).ToString("0.##########", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(reader.GetDataTypeName(index) == "date" ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };
}
