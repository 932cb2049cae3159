using System.Data.Common;
using System.Globalization;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>A number as each engine keeps it: REAL in SQLite, <c>DECIMAL(28,10)</c> in SQL Server.</summary>
internal static class StoredNumber
{
    /// <param name="value">What the driver gave; not null.</param>
    public static decimal Of(object value) => value switch
    {
        double real => (decimal)real,
        // Without the scale of the column: 82, not 82.0000000000.
        decimal number => number / 1.0000000000000000000000000000m,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The column's number, or null.</summary>
    public static decimal? Of(DbDataReader row, int column) => row.IsDBNull(column) ? null : Of(row.GetValue(column));
}
