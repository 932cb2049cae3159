using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>A file to read.</summary>
/// <param name="Path">From the folder on, with <c>/</c> between; case matters.</param>
/// <param name="FullName">Where it is opened.</param>
/// <param name="TouchedAt">When it was last written, or put there, UTC by the file system's clock.</param>
internal sealed record FoundFile(string Path, string FullName, DateTime TouchedAt)
{
    /// <summary>In bytes.</summary>
    public long Length { get; init; }
}

/// <summary>Something in the folder that is not read, and why.</summary>
/// <param name="Path">As <see cref="FoundFile.Path"/>; empty for the folder itself.</param>
/// <param name="Reason">Swedish, without a full stop.</param>
internal sealed record UnreadFile(string Path, string Reason);

/// <summary>What is in the folder now.</summary>
internal sealed record FolderContents(IReadOnlyList<FoundFile> Files, IReadOnlyList<UnreadFile> Unread);

/// <summary>
/// Looks into the folder of files (<c>Sources:Directory</c>) and what lies below it. It only ever reads: no file is moved, changed or
/// locked. Hidden files and those that Excel keeps beside an open workbook are passed over, links out of the folder are not followed.
/// </summary>
internal static class SourceFolder
{
    private const int Depth = 8;

    private static readonly HashSet<string> OtherWorkbooks = new([".xls", ".xlsm", ".xlsb", ".ods"], StringComparer.OrdinalIgnoreCase);

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };

    public static FolderContents Look(string folder)
    {
        var (files, unread) = (new List<FoundFile>(), new List<UnreadFile>());
        var root = new DirectoryInfo(Path.GetFullPath(folder));
        Look(root, root, Depth, files, unread);
        return new FolderContents([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], unread);
    }

    private static void Look(DirectoryInfo root, DirectoryInfo folder, int deeper, List<FoundFile> files, List<UnreadFile> unread)
    {
        var entries = new List<FileSystemInfo>();
        try
        {
            entries.AddRange(folder.EnumerateFileSystemInfos("*", Everything));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            unread.Add(new UnreadFile(Relative(root, folder), FaultOf(failure, "mappen")));
            return;
        }

        foreach (var entry in entries.Where(entry => !entry.Name.StartsWith('.') && !entry.Name.StartsWith("~$", StringComparison.Ordinal)))
        {
            var isLink = entry.LinkTarget is not null;
            if (entry is DirectoryInfo below)
            {
                if (isLink || deeper == 0)
                {
                    unread.Add(new UnreadFile(Relative(root, entry), isLink ? "mappen är en länk och läses inte" : "mappen ligger för djupt och läses inte"));
                    continue;
                }

                Look(root, below, deeper - 1, files, unread);
            }
            else if (OtherWorkbooks.Contains(entry.Extension))
            {
                unread.Add(new UnreadFile(Relative(root, entry), $"filer som slutar på {entry.Extension.ToLowerInvariant()} läses inte: spara den som .xlsx"));
            }
            else if (TableFileReader.Endings.Contains(entry.Extension))
            {
                Add(root, (FileInfo)entry, isLink, files, unread);
            }
        }
    }

    private static void Add(DirectoryInfo root, FileInfo file, bool isLink, List<FoundFile> files, List<UnreadFile> unread)
    {
        var path = Relative(root, file);
        try
        {
            var target = isLink ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo : file;
            if (target is null || !target.Exists || !IsBelow(root, target))
            {
                unread.Add(new UnreadFile(path, "filen är en länk ut ur mappen och läses inte"));
                return;
            }

            files.Add(new FoundFile(path, target.FullName, target.CreationTimeUtc > target.LastWriteTimeUtc ? target.CreationTimeUtc : target.LastWriteTimeUtc) { Length = target.Length });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            unread.Add(new UnreadFile(path, FaultOf(failure, "filen")));
        }
    }

    /// <param name="failure">What the file system says.</param>
    /// <param name="what">The Swedish word for what could not be read, in its definite form.</param>
    public static string FaultOf(Exception failure, string what) => failure switch
    {
        UnauthorizedAccessException => $"kontot får inte läsa {what}",
        DirectoryNotFoundException or FileNotFoundException => $"{what} finns inte",
        _ => $"{what} går inte att läsa nu; den är låst av ett annat program, eller disken svarar inte",
    };

    private static bool IsBelow(DirectoryInfo root, FileInfo file) =>
        file.FullName.StartsWith(Path.TrimEndingDirectorySeparator(root.FullName) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Relative(DirectoryInfo root, FileSystemInfo entry) =>
        root.FullName == entry.FullName ? string.Empty : ForeignText.Line(Path.GetRelativePath(root.FullName, entry.FullName).Replace(Path.DirectorySeparatorChar, '/'));
}
