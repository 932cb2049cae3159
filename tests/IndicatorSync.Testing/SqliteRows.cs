using System.Globalization;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Testing;

/// <summary>What is in a database file, for a test that looks past the program.</summary>
public static class SqliteRows
{
    /// <summary>One of the program's own pooled connections to a file: a new one reads the whole schema, which costs more than most questions.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = (SqliteConnection)new SqliteDialect().Connect(ConnectionString(file));
        connection.Open();
        return connection;
    }

    /// <summary>What the program is told of its file.</summary>
    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

    /// <summary>No handle on a file is left open, as after the end of a process.</summary>
    public static void LetGo(string file)
    {
        using var connection = (SqliteConnection)new SqliteDialect().Connect(ConnectionString(file));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Rows, columns as invariant text with a sign between them.</summary>
    public static IReadOnlyList<string> Of(string connectionString, string sql, char between)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        return Of(connection, sql, between);
    }

    /// <summary>Every row of every table, after the table's name.</summary>
    public static IReadOnlyList<string> Every(SqliteConnection connection, char between)
    {
        var tables = Of(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", between);
        return [.. tables.SelectMany(table => Of(connection, $"SELECT '{table}', * FROM {table}", between))];
    }

    /// <inheritdoc cref="Of(string, string, char)"/>
    public static IReadOnlyList<string> Of(SqliteConnection connection, string sql, char between)
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
