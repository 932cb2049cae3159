using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>The municipality that a plan is about most.</summary>
public static partial class PlanMunicipality
{
    /// <param name="document">The plan.</param>
    /// <param name="idOf">The four digits of a municipality by its name; null for no municipality.</param>
    /// <returns>The four digits; null when no municipality is named, or two as often.</returns>
    public static string? Of(PlanDocument document, Func<string, string?> idOf)
    {
        var named = document.Blocks
            .SelectMany(block => block is PlanTable table ? table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text) : [((PlanLine)block).Text])
            .SelectMany(text => Municipality().Matches(text))
            .SelectMany(match => new[] { match.Groups["two"].Value, match.Groups["one"].Value })
            .Where(name => name.Length > 0)
            .Select(name => idOf(name) ?? idOf(name.EndsWith('s') ? name[..^1] : name))
            .OfType<string>()
            .GroupBy(id => id)
            .OrderByDescending(group => group.Count())
            .ToList();
        return named is [var only] ? only.Key : named is [var first, var second, ..] && first.Count() > second.Count() ? first.Key : null;
    }

    [GeneratedRegex(@"(?:(?<two>\p{Lu}[\p{Ll}]+ \p{Lu}[\p{Ll}]+)|(?<one>\p{Lu}[\p{Ll}]+))\s+kommuns?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Municipality();
}
