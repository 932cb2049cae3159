using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The country's 290 municipalities by name, for the one who wrote a name where the four digits belong.</summary>
internal static class Municipalities
{
    private static readonly Lazy<ILookup<string, string>> ByFullName = new(() => Read(name => name));

    // Håbo and Habo are two.
    private static readonly Lazy<ILookup<string, string>> ByName = new(() => Read(name => name.ToLowerInvariant()));
    private static readonly Lazy<ILookup<string, string>> ByFoldedName = new(() => Read(NearestWord.Fold));

    /// <summary>The four digits; null for a name that is no municipality's.</summary>
    public static string? IdOf(string name)
    {
        var written = name.Trim().ToLowerInvariant();
        string[] names = [written, Without(written, "s kommun"), Without(written, " kommun"), Without(written, "s stad")];
        return Only(ByName.Value, names) ?? Only(ByFoldedName.Value, [.. names.Select(NearestWord.Fold)]);
    }

    /// <summary>A municipality as somebody names it: by its name or its four digits; null for what is none.</summary>
    public static AreaId? AreaOf(string written)
    {
        var id = IdOf(written) ?? written.Trim();
        return id.Length == 4 && AreaId.TryParse(id, out var area) ? area : null;
    }

    /// <summary>The name that was probably meant; null where none is near.</summary>
    public static string? Near(string written) => NearestWord.Among(ByFullName.Value.Select(name => name.Key), written.Trim());

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<AreaId> All => [.. ByName.Value.SelectMany(ids => ids).Order(StringComparer.Ordinal).Select(AreaId.Parse)];

    private static string? Only(ILookup<string, string> ids, string[] names) =>
        names.Select(name => ids[name].ToList()).Where(found => found.Count == 1).Select(found => found[0]).FirstOrDefault();

    private static string Without(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;

    private static ILookup<string, string> Read(Func<string, string> key)
    {
        using var stream = typeof(Municipalities).Assembly.GetManifestResourceStream("Catalogue/kommuner.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split(' ', 2))
            .ToLookup(parts => key(parts[1]), parts => parts[0]);
    }
}
