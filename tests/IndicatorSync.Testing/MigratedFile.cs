using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Testing;

/// <summary>A SQLite database with every migration and no row: made once by the migrator, copied for each test that does not ask how it is made.</summary>
internal static class MigratedFile
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    public static async Task PutAsync(string path) => await File.WriteAllBytesAsync(path, await Made.Value);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("indicatorsync-");
        var file = Path.Combine(folder.FullName, "migrated.db");
        var options = new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={file};Pooling=False" };
        await new Migrator(new Database(options, TimeProvider.System)).MigrateAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);

        // The last connection that closes copies the log into the file.
        var bytes = await File.ReadAllBytesAsync(file, CancellationToken.None);
        folder.Delete(recursive: true);
        return bytes;
    }
}
