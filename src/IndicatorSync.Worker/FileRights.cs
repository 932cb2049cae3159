using System.Runtime.InteropServices;

namespace IndicatorSync.Worker;

/// <summary>
/// What the program makes (database, outbox, archive, recording, log, exports) holds names and mail addresses: on Unix nobody but
/// owner and group reads it. The process's own mask says so once for every file, also for those that SQLite makes beside the
/// database. On Windows a file has the rights of its folder.
/// </summary>
internal static class FileRights
{
    private const uint Others = 0b000_000_111;

    /// <summary>Takes the rights of others away from all that is made from now on; a stricter mask stays as it is.</summary>
    public static void KeepFromOthers()
    {
        if (!OperatingSystem.IsWindows())
        {
            var before = SetMask(Others);
            _ = SetMask(before | Others);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
