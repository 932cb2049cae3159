using System.Data.Common;
using System.Globalization;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Sources.Tables;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>
/// Asks another system's database (<c>Sources:Sql:NAME</c>). The connection says that it only reads, and what a query may have written all
/// the same is taken back. A database that fails is a fault of this source alone.
/// </summary>
internal static class SqlSource
{
    public static async Task<SourceContent> ReadAsync(SqlSourceOptions options, CancellationToken cancellationToken)
    {
        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeLimit.CancelAfter(options.Timeout);
        try
        {
            await using var connection = Connect(options);
            await connection.OpenAsync(timeLimit.Token);
            await using var transaction = await BeginAsync(connection, timeLimit.Token);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // The query is the operator's own setting; nothing is put into it.
            command.CommandText = options.Query;
#pragma warning restore CA2100
            command.CommandTimeout = (int)options.Timeout.TotalSeconds;
            await using var reader = await command.ExecuteReaderAsync(timeLimit.Token);
            return await ReadAsync(options, reader, timeLimit.Token) is { } rows
                ? SourceContent.OfRows(options.Name, new SheetTable(null, rows))
                : SourceContent.NotNow(options.Name, string.Create(CultureInfo.InvariantCulture, $"frågan gav fler än {options.MaxRows} rader (MaxRows)"), isFile: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SourceContent.NotNow(options.Name, TooSlow(options), isFile: false);
        }
        catch (SqlException failure) when (failure.Number == -2 && !cancellationToken.IsCancellationRequested)
        {
            return SourceContent.NotNow(options.Name, TooSlow(options), isFile: false);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or ArgumentException or OverflowException)
        {
            // The driver's own words may quote the connection string; its number is enough to look them up.
            var number = failure is SqlException server ? $"SQL Server-fel {server.Number}" : failure is SqliteException lite ? $"SQLite-fel {lite.SqliteErrorCode}" : failure.GetType().Name;
            return SourceContent.NotNow(options.Name, $"frågan kunde inte köras ({number}): pröva anslutningssträngen, kontots rätt att läsa och frågans text", isFile: false);
        }
    }

    private static DbConnection Connect(SqlSourceOptions options) => options.Provider == DatabaseProvider.SqlServer
        ? new SqlConnection(options.ConnectionString)
        : new SqliteConnection(options.ConnectionString);

    /// <summary>Never committed. SQLite would otherwise ask for the right to write when it begins.</summary>
    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection lite ? lite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(cancellationToken);

    private static string TooSlow(SqlSourceOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"frågan gav inget svar inom {options.Timeout.TotalSeconds:0} s (Timeout)");

    /// <summary>The names of the columns as the header row, then the rows; null when there are too many.</summary>
    private static async Task<IReadOnlyList<SourceRow>?> ReadAsync(SqlSourceOptions options, DbDataReader reader, CancellationToken cancellationToken)
    {
        var columns = Math.Min(reader.FieldCount, TableLimits.Columns);
        var rows = new List<SourceRow> { new(1, [.. Enumerable.Range(0, columns).Select(at => SourceCell.OfText(reader.GetName(at)))]) };
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count > options.MaxRows)
            {
                return null;
            }

            var cells = new SourceCell[columns];
            for (var at = 0; at < columns; at++)
            {
                cells[at] = CellOf(reader.GetValue(at));
            }

            rows.Add(new SourceRow(rows.Count + 1, cells));
        }

        return rows;
    }

    private static SourceCell CellOf(object value) => value switch
    {
        DBNull => SourceCell.None,
        string text => SourceCell.OfText(text),
        bool flag => SourceCell.OfText(flag ? "ja" : "nej"),
        DateTime moment => OfDate(DateOnly.FromDateTime(moment)),
        DateOnly date => OfDate(date),
        DateTimeOffset moment => OfDate(DateOnly.FromDateTime(moment.DateTime)),
        decimal number => OfNumber(number),
        double or float when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var real && Math.Abs(real) < 1e20 => OfNumber((decimal)real),
        byte or short or int or long => OfNumber(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => SourceCell.OfText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    private static SourceCell OfDate(DateOnly date) => new(CellKind.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Date: date);

    private static SourceCell OfNumber(decimal number)
    {
        var decimals = SwedishNumber.DecimalsOf(number);
        return new SourceCell(CellKind.Number, SwedishNumber.Print(number, decimals), number, decimals);
    }
}
