using System.Text;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// The site (docs/contract.md 1.11): plain pages for a share or an intranet. Written whole to a folder beside its place and swapped in,
/// so that a reader, or a program that is killed, never leaves half of one.
/// </summary>
internal static class Site
{
    private const string Start = "index.html";
    private const string Coming = "kommande.html";
    private const string Quality = "datakvalitet.html";
    private const string Pages = "indikator";

    /// <summary>Every page by its path within the site, <c>/</c> between folders. The same data give the same bytes.</summary>
    public static IReadOnlyDictionary<string, byte[]> Write(ReportData data)
    {
        data = SignedAnalyses.In(data);
        var index = new ReportIndex(data);
        var pages = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Start] = Encoding.UTF8.GetBytes(IndexPage.Write(data)),
            [Coming] = Encoding.UTF8.GetBytes(ComingPage.Write(data)),
            [Quality] = Encoding.UTF8.GetBytes(QualityPage.Write(data)),
        };
        foreach (var id in index.Ids)
        {
            pages[$"{Pages}/{id}.html"] = Encoding.UTF8.GetBytes(IndicatorPage.Write(data, index, id));
        }

        return pages;
    }

    /// <summary>Puts the pages in place of those that are there; leaves them alone when they say the same.</summary>
    /// <param name="directory">A site, an empty folder, or nothing yet.</param>
    /// <param name="pages">As <see cref="Write"/> gives them.</param>
    /// <exception cref="IOException">The folder holds something else than a site, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Save(string directory, IReadOnlyDictionary<string, byte[]> pages)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        var (fresh, old) = (place + ".ny", place + ".gammal");
        if (!Directory.Exists(place) && Directory.Exists(old))
        {
            // Killed between the two moves of the swap.
            Directory.Move(old, place);
        }

        if (!IsOurs(place))
        {
            throw new IOException($"mappen {directory} innehåller annat än en webbplats härifrån; välj en annan eller töm den");
        }

        if (IsSame(place, pages))
        {
            return;
        }

        Remove(fresh);
        foreach (var (path, content) in pages)
        {
            var file = Path.Combine([fresh, .. path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        Remove(old);
        if (Directory.Exists(place))
        {
            Directory.Move(place, old);
        }

        Directory.Move(fresh, place);
        Remove(old);
    }

    /// <summary>Whether a site may be there: nothing but pages of ours is ever taken away.</summary>
    public static bool IsOurs(string place) =>
        !File.Exists(place) && (!Directory.Exists(place)
        || Directory.EnumerateFileSystemEntries(place).All(entry => Path.GetFileName(entry) is Start or Coming or Quality or Pages));

    private static bool IsSame(string place, IReadOnlyDictionary<string, byte[]> pages) =>
        Directory.Exists(place)
        && Directory.GetFiles(place, "*", SearchOption.AllDirectories).Length == pages.Count
        && pages.All(page => Path.Combine([place, .. page.Key.Split('/')]) is var file && File.Exists(file) && page.Value.AsSpan().SequenceEqual(File.ReadAllBytes(file)));

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
