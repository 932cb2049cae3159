using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>The folders that the service writes to, and the room on their disks.</summary>
internal static class FolderCheck
{
    /// <summary>A year of answers and a database of a whole country fit in less.</summary>
    private const long LeastFree = 512L * 1024 * 1024;

    public static IEnumerable<DoctorItem> Of(Settings settings)
    {
        foreach (var (name, folder) in Folders(settings))
        {
            yield return Fault(folder) is { } fault
                ? DoctorItem.Bad(name, $"{folder}: {fault}", "Skapa mappen och låt tjänstens konto skriva i den, eller ange en annan.")
                : Room(name, folder, FreeBytes(folder));
        }
    }

    /// <param name="name">The item's name.</param>
    /// <param name="folder">May be written to.</param>
    /// <param name="free">Bytes; null when the file system does not say.</param>
    public static DoctorItem Room(string name, string folder, long? free) => free < LeastFree
        ? DoctorItem.Bad(name, $"Bara {Megabytes(free.Value)} MB ledigt för {folder}.", "Gör plats på disken, eller flytta mappen till en annan.")
        : DoctorItem.Good(name, free is null ? $"{folder} går att skriva i." : $"{folder} går att skriva i; {Megabytes(free.Value)} MB ledigt.");

    /// <summary>Why nothing can be written there, in Swedish; null when it can. A folder that is missing is one that a run would make.</summary>
    public static string? Fault(string folder)
    {
        try
        {
            var nearest = new DirectoryInfo(Path.GetFullPath(folder));
            while (!nearest.Exists && nearest.Parent is { } parent)
            {
                if (File.Exists(nearest.FullName))
                {
                    return $"{nearest.FullName} är en fil, ingen mapp.";
                }

                nearest = parent;
            }

            var trial = Path.Combine(nearest.FullName, $".doctor-{Path.GetRandomFileName()}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "kontot får inte skriva i mappen.";
        }
        catch (IOException failure)
        {
            return failure.Message.ReplaceLineEndings(" ");
        }
    }

    private static IEnumerable<(string Name, string Folder)> Folders(Settings settings)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite
            && new SqliteConnectionStringBuilder(settings.Database.ConnectionString) is { DataSource: not ":memory:", Mode: not SqliteOpenMode.Memory } sqlite)
        {
            yield return ("Databasens mapp", Path.GetDirectoryName(Path.GetFullPath(sqlite.DataSource))!);
        }

        if (settings.Mail.Transport == MailTransportKind.Pickup)
        {
            yield return ("Mejlens mapp", settings.Mail.PickupDirectory);
        }

        if (settings.Archive.Directory is { } archive)
        {
            yield return ("Arkivets mapp", archive);
        }
    }

    private static long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetPathRoot(Path.GetFullPath(folder)) is { } root && OperatingSystem.IsWindows() ? root : Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A network share or a folder that is yet to be made: the write that succeeded is answer enough.
            return null;
        }
    }

    private static string Megabytes(long bytes) => (bytes / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
}
