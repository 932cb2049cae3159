using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>A database file in a folder of its own, which a test takes away as a server that stops, and brings back as it was.</summary>
internal sealed class AwayDatabase(string folder)
{
    private readonly string away = folder + ".away";

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "indicatorsync.db") }.ConnectionString;

    public void Create() => Directory.CreateDirectory(folder);

    public void Leaves()
    {
        LetGo();
        Directory.Move(folder, away);
    }

    public void Returns() => Directory.Move(away, folder);

    /// <summary>No handle is left open: a folder that is in use cannot be moved on Windows.</summary>
    public void LetGo()
    {
        using var connection = (SqliteConnection)new SqliteDialect().Connect(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Rows, columns joined by a space.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader[column], System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
