using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Testing;

/// <summary>What is in a database file, for a test that looks past the program.</summary>
public static class SqliteRows
{
    /// <summary>Rows, columns as invariant text with a sign between them.</summary>
    public static IReadOnlyList<string> Of(string connectionString, string sql, char between)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        return Of(connection, sql, between);
    }

    /// <summary>Every row of every table, after the table's name. Over one connection: each one more reads the whole schema.</summary>
    public static IReadOnlyList<string> Every(string connectionString, char between)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var tables = Of(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", between);
        return [.. tables.SelectMany(table => Of(connection, $"SELECT '{table}', * FROM {table}", between))];
    }

    private static List<string> Of(SqliteConnection connection, string sql, char between)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(between, Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
