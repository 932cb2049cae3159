using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>A folder of plans, one a file (docs/contract.md 1.14).</summary>
internal static class CatalogueFolder
{
    private static readonly string[] Endings = [".yaml", ".yml"];

    /// <summary>The schema for editors, which lies beside plans.</summary>
    private const string SchemaFile = "indikatorer.schema.json";

    /// <summary>Its files whose names end in .yaml or .yml, in the order of their names; hidden ones and other things are passed over.</summary>
    /// <exception cref="ExpectedFailure">There is none, or one cannot be opened (exit 2).</exception>
    public static CatalogueContent Read(string path)
    {
        var entries = Entries(path).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var plans = entries.OfType<FileInfo>().Where(IsPlan).ToList();
        if (plans.Count == 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"mappen {path} (Catalogue:Path) har inga planer; lägg en fil per plan där, med namn som slutar på .yaml") { IsSwedish = true };
        }

        return new CatalogueContent([.. plans.Select(file => Text(path, file.Name))], IsFolder: true)
        {
            PassedOver = [.. entries.Where(entry => !(entry is FileInfo file && IsPlan(file)) && entry.Name != SchemaFile).Select(entry => PassedOver(path, entry))],
        };
    }

    private static bool IsPlan(FileInfo file) => !IsHidden(file) && Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden);

    private static string PassedOver(string path, FileSystemInfo entry) =>
        $"{Path.Combine(path, entry.Name)}, {(IsHidden(entry) ? "det som är dolt läses inte" : entry is DirectoryInfo ? "mappar i mappen läses inte" : "en plan är en fil vars namn slutar på .yaml eller .yml")}";

    private static PlanText Text(string path, string name)
    {
        var (text, unreadable) = CatalogueFile.Read(Path.Combine(path, name));
        return new PlanText(name, text) { Unreadable = unreadable };
    }

    private static FileSystemInfo[] Entries(string path)
    {
        try
        {
            return new DirectoryInfo(path).GetFileSystemInfos();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"mappen {path} (Catalogue:Path) kan inte läsas: {fault.Message}", fault) { IsSwedish = true };
        }
    }
}
