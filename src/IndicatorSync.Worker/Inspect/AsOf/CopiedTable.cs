using System.Globalization;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>The rows of a table as they are carried from the database, whichever engine it is, to the SQLite one in memory.</summary>
internal sealed class CopiedTable
{
    private readonly IReadOnlyList<string> columns;
    private readonly IReadOnlyList<object?[]> rows;

    private CopiedTable(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows) => (Table, this.columns, this.rows) = (table, columns, rows);

    public string Table { get; }

    /// <summary>What is in two columns of text, each pair once.</summary>
    public IEnumerable<(string, string)> Pairs(string one, string other)
    {
        var (first, second) = (columns.Index().First(column => column.Item == one).Index, columns.Index().First(column => column.Item == other).Index);
        return rows.Select(row => ((string)row[first]!, (string)row[second]!)).Distinct();
    }

    public static async Task<CopiedTable> ReadAsync(UnitOfWork unit, PastTable table, object arguments)
    {
        await using var reader = await unit.OpenAsync(table.Statement, arguments);
        List<string> columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<bool> dates = [.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetDataTypeName(place).Equals("date", StringComparison.OrdinalIgnoreCase))];
        List<object?[]> rows = [];
        while (await reader.ReadAsync(unit.CancellationToken))
        {
            rows.Add([.. columns.Select((column, place) => Stored(reader.GetValue(place), column, dates[place]))]);
        }

        return new CopiedTable(table.Name, columns, rows);
    }

    /// <summary>Puts the rows in place of those that the table in memory has.</summary>
    public async Task WriteAsync(UnitOfWork memory)
    {
        await using var clear = memory.Command($"DELETE FROM {Table}");
        await clear.ExecuteNonQueryAsync(memory.CancellationToken);
        await using var insert = memory.Command($"INSERT INTO {Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, place) => $"@p{place}"))})");
        foreach (var (place, _) in columns.Index())
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@p{place}";
            insert.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            foreach (var (place, value) in row.Index())
            {
                insert.Parameters[place].Value = value ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(memory.CancellationToken);
        }
    }

    /// <summary>SQLite keeps times as text in the forms of <see cref="StoredTime"/>; columns that end in <c>_local</c> hold Swedish time.</summary>
    private static object? Stored(object value, string column, bool isDate) => value switch
    {
        DBNull => null,
        DateTime date when isDate => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime local when column.EndsWith("_local", StringComparison.Ordinal) => StoredTime.Text(local),
        DateTime utc => StoredTime.Text(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc))),
        decimal number => (double)number,
        bool flag => flag ? 1 : 0,
        _ => value,
    };
}
