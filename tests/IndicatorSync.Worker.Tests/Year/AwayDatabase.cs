namespace IndicatorSync.Worker.Tests.Year;

/// <summary>A database file in a folder of its own, which a test takes away as a server that stops, and brings back as it was.</summary>
internal sealed class AwayDatabase(string folder)
{
    private readonly string away = folder + ".away";

    private readonly string file = Path.Combine(folder, "indicatorsync.db");

    public string ConnectionString => SqliteRows.ConnectionString(file);

    public void Create() => Directory.CreateDirectory(folder);

    public void Leaves()
    {
        LetGo();
        Directory.Move(folder, away);
    }

    public void Returns() => Directory.Move(away, folder);

    /// <summary>No handle is left open: a folder that is in use cannot be moved on Windows.</summary>
    public void LetGo() => SqliteRows.LetGo(file);

    /// <summary>Rows, columns joined by a space.</summary>
    public IReadOnlyList<string> Rows(string sql) => SqliteRows.Of(SqliteRows.ConnectionString(file) + ";Pooling=False", sql, ' ');
}
