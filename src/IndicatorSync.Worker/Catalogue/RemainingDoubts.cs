using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// Rows that <c>draft</c> wrote for a person to look at and that are still there. A comment changes no colour, so only <c>validate</c> speaks of them.
/// </summary>
internal static partial class RemainingDoubts
{
    /// <summary>One warning for each file that has such rows, at the first of them.</summary>
    /// <param name="content">The catalogue.</param>
    /// <param name="path">The file, or the folder in which they lie; findings bear it.</param>
    public static IEnumerable<Finding> Of(CatalogueContent content, string path)
    {
        foreach (var plan in content.Files)
        {
            var rows = plan.Text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => Doubt().IsMatch(line.Item)).ToList();
            if (rows is [var first, ..])
            {
                yield return new Finding(
                    FindingKind.Warning,
                    content.IsFolder ? $"{path}/{plan.File}" : path,
                    first.Index + 1,
                    first.Item.IndexOf('#', StringComparison.Ordinal) + 1,
                    null,
                    $"utkastet har kvar rader med \"# kontrollera\", {rows.Count} stycken, den första här; gå igenom dem mot planen, rätta och ta bort raden");
            }
        }
    }

    [GeneratedRegex(@"^\s*#\s*kontrollera\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex Doubt();
}
