using System.Collections.Concurrent;
using IndicatorSync.Worker.Foundation;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>
/// Looks at a database file without changing it: opening one for writing is enough to take it over (its journal mode), and SQLite
/// takes an empty file for a new database, also where a history has been lost.
/// </summary>
internal static class SqliteFile
{
    private const string OtherTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name LIMIT 3";

    private const string JournalColumns =
        "SELECT COUNT(*) FROM pragma_table_info('schema_migration') WHERE name IN ('number', 'name', 'hash', 'applied_at')";

    /// <summary>A file is empty for an instant while another process makes it; the file system's clock is the machine's own.</summary>
    private static readonly TimeSpan BeingMade = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Files that were ours when they were last looked at, and what SQLite counts up in one at every change of its schema. A connection of its own
    /// reads the whole schema, and the service asks every few minutes; a file in which only rows have changed is asked for that number alone.
    /// The file itself is never opened for it: closing it again would let go of every lock that SQLite holds on it in this process.
    /// </summary>
    private static readonly ConcurrentDictionary<string, (DateTime Created, DateTime Written, long Length, string Schema)> Ours = new();

    /// <summary>Why a file must not be used; null when it is this program's, is missing, or cannot be looked at (which is reported when it is used).</summary>
    public static (string English, SwedishWords Swedish)? WhyNotOurs(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var info = new FileInfo(file);
            var (created, written, length) = (info.CreationTimeUtc, info.LastWriteTimeUtc, info.Length);
            if (Ours.TryGetValue(file, out var before) && before == (created, written, length, before.Schema))
            {
                return null;
            }

            var (schema, reason) = Look(file, before.Schema);
            if (reason is null && length > 0)
            {
                Ours[file] = (created, written, length, schema);
            }

            return reason;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="file">The database file.</param>
    /// <param name="known">The number of the schema that was ours; null when none was.</param>
    private static (string Schema, (string English, SwedishWords Swedish)? Reason) Look(string file, string? known)
    {
        if (new FileInfo(file) is { Length: 0 } empty && empty.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - BeingMade)
        {
            return ("", (
                $"the database file '{file}' is empty (0 bytes), so what it held is lost or it was never ours: restore it from a copy, or remove it to begin anew; nothing was written",
                new($"Databasfilen {file} är tom (0 byte): det som fanns i den är borta, eller så var den aldrig programmets. Inget är skrivet.", "Återställ den från en kopia, eller ta bort den för att börja om.")));
        }

        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        var schema = Read(connection, "PRAGMA schema_version")[0];
        if (schema == known)
        {
            return (schema, null);
        }

        var tables = Read(connection, OtherTables);
        return (schema, tables.Count == 0 || Read(connection, JournalColumns) is ["4"]
            ? null
            : (
                $"the database file '{file}' belongs to another program (it has {string.Join(", ", tables)}): give Database:ConnectionString a file of its own; nothing was written",
                new($"Databasfilen {file} är ett annat programs (den har {string.Join(", ", tables)}). Inget är skrivet.", "Ange en egen fil i Database:ConnectionString.")));
    }

    /// <summary>
    /// Names of the files beside a database that look like an earlier one: its own name with something after it
    /// (<c>indicatorsync.db.v0003.bak</c>), or its stem with something between (<c>indicatorsync-gammal.db</c>).
    /// </summary>
    public static IReadOnlyList<string> FilesBeside(string file)
    {
        var (name, stem, extension) = (Path.GetFileName(file), Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is not { } folder || !Directory.Exists(folder))
        {
            return [];
        }

        try
        {
            return
            [
                .. new DirectoryInfo(folder).EnumerateFiles()
                    .Where(beside => beside.Length > 0 && IsAlike(beside.Name))
                    .Select(beside => beside.Name)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        bool IsAlike(string beside) =>
            beside != name
            && beside != name + "-wal" && beside != name + "-shm" && beside != name + "-journal"
            && beside.StartsWith(stem, StringComparison.OrdinalIgnoreCase)
            && (beside.StartsWith(name, StringComparison.OrdinalIgnoreCase) || (extension.Length > 0 && beside.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
