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
    public IReadOnlyList<string> Rows(string sql) => SqliteRows.Of(ConnectionString + ";Pooling=false", sql, ' ');
}
