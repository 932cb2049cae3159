using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Sources;

/// <summary>Finds the indicator that a table names by <c>id</c>, <c>namn</c> or <c>kortnamn</c>; case and blanks do not matter.</summary>
public sealed partial class IndicatorNames
{
    private readonly Dictionary<string, List<Indicator>> known = new(StringComparer.Ordinal);
    private readonly List<string> names;

    public IndicatorNames(IEnumerable<Indicator> indicators)
    {
        var all = indicators.ToList();
        foreach (var indicator in all)
        {
            foreach (var name in new[] { indicator.Id, indicator.Name, indicator.ShortName, indicator.Kpi?.Value }.OfType<string>().Select(Plain).Distinct())
            {
                (known.TryGetValue(name, out var same) ? same : known[name] = []).Add(indicator);
            }
        }

        names = [.. all.SelectMany(indicator => new[] { indicator.Id, indicator.Name }).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every indicator of that name; more than one where the catalogue uses a name twice.</summary>
    public IReadOnlyList<Indicator> Find(string name) => known.GetValueOrDefault(name) ?? known.GetValueOrDefault(Plain(name)) ?? [];

    /// <summary>The known name that was probably meant, or null.</summary>
    public string? Nearest(string name) => NearestWord.Among(names, name);

    private static string Plain(string name) => Blanks().Replace(name.Replace("\u00AD", string.Empty, StringComparison.Ordinal), " ").Trim().TrimEnd('.', '*').ToLowerInvariant();

    [GeneratedRegex(@"[\s\u00A0\u202F]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
