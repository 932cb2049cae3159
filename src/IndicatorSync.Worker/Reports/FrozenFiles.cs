using System.IO.Compression;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Reports;

/// <summary>Every report in every form, as one zip: what <c>freeze</c> keeps and <c>--frozen</c> gives back, byte for byte.</summary>
internal static class FrozenFiles
{
    private const string Site = "site/";

    /// <summary>A zip cannot hold a date before 1980; that of its making would make two zips of the same files differ.</summary>
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ExpectedFailure">The template of the Word document cannot be read.</exception>
    public static byte[] Write(ReportData data, ReportOptions options)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var kind in Enum.GetValues<ReportKind>())
            {
                foreach (var format in ReportFile.Formats(kind))
                {
                    Add(zip, NameOf(kind, format), ReportFile.Write(kind, format, data, options));
                }
            }

            foreach (var (path, page) in Reports.Site.Write(data))
            {
                Add(zip, Site + path, page);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Null where the pack was made by a version that did not write this form.</summary>
    public static byte[]? File(byte[] archive, ReportKind kind, string format) => Files(archive, name => name == NameOf(kind, format)).Values.FirstOrDefault();

    /// <summary>The pages of the site by their paths within it.</summary>
    public static IReadOnlyDictionary<string, byte[]> Pages(byte[] archive) =>
        Files(archive, name => name.StartsWith(Site, StringComparison.Ordinal)).ToDictionary(page => page.Key[Site.Length..], page => page.Value);

    private static string NameOf(ReportKind kind, string format) => $"{Enum.GetName(kind)!.ToLowerInvariant()}.{format}";

    private static Dictionary<string, byte[]> Files(byte[] archive, Func<string, bool> wanted)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        return zip.Entries.Where(entry => wanted(entry.FullName)).ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var packed = entry.Open();
            packed.CopyTo(content);
            return content.ToArray();
        });
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Undated;
        using var written = entry.Open();
        written.Write(content);
    }
}
