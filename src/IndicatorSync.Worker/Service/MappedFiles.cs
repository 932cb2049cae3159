using System.Globalization;
using System.Runtime.InteropServices;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// The program's own code and libraries, which are files mapped into memory. A start and a run touch most of them once; what is let go
/// is read again from the system's cache of the file when it is needed.
/// </summary>
internal static class MappedFiles
{
    private const int DontNeed = 4;

    public static void Release()
    {
        if (OperatingSystem.IsWindows())
        {
            _ = SetProcessWorkingSetSize(GetCurrentProcess(), -1, -1);
        }
        else if (OperatingSystem.IsLinux())
        {
            foreach (var (start, end) in Unchanged(File.ReadLines("/proc/self/smaps")).ToList())
            {
                _ = Advise(start, end - start, DontNeed);
            }
        }
    }

    /// <summary>
    /// Mappings of a file that cannot be written through and hold no page of the process's own: those, and only those, the file alone
    /// can restore.
    /// </summary>
    /// <param name="smaps">The lines of <c>/proc/PID/smaps</c>.</param>
    public static IEnumerable<(nint Start, nint End)> Unchanged(IEnumerable<string> smaps)
    {
        (nint, nint)? mapping = null;
        foreach (var line in smaps)
        {
            if (line.StartsWith("Anonymous:", StringComparison.Ordinal))
            {
                if (mapping is { } found && line.EndsWith(" 0 kB", StringComparison.Ordinal))
                {
                    yield return found;
                }

                mapping = null;
            }
            else if (!char.IsAsciiLetterUpper(line[0]))
            {
                mapping = ReadOnlyFile(line);
            }
        }
    }

    /// <param name="header">As <c>7f10c000-7f10e000 r-xp 00002000 fe:00 332392      /usr/lib/libc.so.6</c>.</param>
    private static (nint Start, nint End)? ReadOnlyFile(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var dash = header.IndexOf('-', StringComparison.Ordinal);
        return header.Contains(" /", StringComparison.Ordinal) && header.AsSpan(space + 1, 2) is "r-" && !header.EndsWith(" (deleted)", StringComparison.Ordinal)
            ? (Address(header.AsSpan(0, dash)), Address(header.AsSpan(dash + 1, space - dash - 1)))
            : null;
    }

    private static nint Address(ReadOnlySpan<char> digits) => nint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint address, nint length, int advice);

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetCurrentProcess();

    /// <summary>With -1 for both: empties the working set, and leaves its limits.</summary>
    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetProcessWorkingSetSize(nint process, nint minimum, nint maximum);
}
