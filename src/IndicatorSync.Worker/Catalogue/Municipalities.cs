using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The country's 290 municipalities by name, for the one who wrote a name where the four digits belong.</summary>
internal static class Municipalities
{
    private static readonly Lazy<Dictionary<string, string>> ByName = new(Read);

    /// <summary>The four digits; null for a name that is no municipality's.</summary>
    public static string? IdOf(string name)
    {
        var folded = NearestWord.Fold(name);
        return new[] { folded, Without(folded, "s kommun"), Without(folded, " kommun"), Without(folded, "s stad") }
            .Select(candidate => ByName.Value.GetValueOrDefault(candidate))
            .FirstOrDefault(id => id is not null);
    }

    private static string Without(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(Municipalities).Assembly.GetManifestResourceStream("Catalogue/kommuner.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split(' ', 2))
            .ToDictionary(parts => NearestWord.Fold(parts[1]), parts => parts[0]);
    }
}
