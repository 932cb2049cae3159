using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// An office document without what differs each time one is made: times in the zip, ids of relationships and the name of a part that are
/// drawn by lot. The same content is the same bytes.
/// </summary>
internal static partial class OfficePackage
{
    private const string Properties = "docProps/core.psmdcp";

    /// <summary>The earliest that a zip can hold.</summary>
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Settled(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        var parts = zip.Entries.Select(entry => (entry.FullName, Content: Read(entry))).ToList();
        Dictionary<string, string> drawn = [];
        foreach (var (_, content) in parts.Where(part => part.FullName.EndsWith(".rels", StringComparison.Ordinal)).OrderBy(part => part.FullName, StringComparer.Ordinal))
        {
            foreach (var id in DrawnId().Matches(content).Select(match => match.Groups["id"].Value))
            {
                drawn.TryAdd(id, FormattableString.Invariant($"part{drawn.Count + 1}"));
            }
        }

        using var stream = new MemoryStream();
        using (var settled = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = settled.CreateEntry(DrawnName().Replace(name, Properties));
                entry.LastWriteTime = Undated;
                using var written = entry.Open();
                written.Write(Encoding.Latin1.GetBytes(IsText(name) ? Settle(content) : content));
            }
        }

        return stream.ToArray();

        string Settle(string content) => DrawnName().Replace(
            Quoted().Replace(content, match => drawn.TryGetValue(match.Groups["id"].Value, out var id) ? $"\"{id}\"" : match.Value), Properties);
    }

    private static bool IsText(string name) => name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal);

    /// <summary>A sign for each byte, so that what is not replaced stays to the byte.</summary>
    private static string Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var packed = entry.Open();
        packed.CopyTo(content);
        return Encoding.Latin1.GetString(content.ToArray());
    }

    [GeneratedRegex("Id=\"(?<id>R[0-9a-f]{12,32})\"")]
    private static partial Regex DrawnId();

    [GeneratedRegex("\"(?<id>R[0-9a-f]{12,32})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]{32}\\.psmdcp")]
    private static partial Regex DrawnName();
}
