using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>Tells headings from text.</summary>
internal static partial class PlanHeadings
{
    /// <summary>The file's own heading, or a line numbered with a point in it (<c>5.2 Äldreomsorgen</c>).</summary>
    public static bool Is(PlanLine line) => line.IsHeading || (line.Bullet == 0 && PlanWords.Numbered().Match(line.Text) is { Success: true } numbered
        && numbered.Groups["number"].Value.Contains('.', StringComparison.Ordinal));

    /// <summary>A heading without its number.</summary>
    public static string Text(string heading) => PlanWords.Numbered().Match(heading) is { Success: true } numbered ? numbered.Groups["text"].Value.Trim() : heading;

    /// <summary>A short line that may be above a table as its title.</summary>
    public static bool IsTitle(string text) =>
        text.Length is > 2 and <= 60 && char.IsUpper(text[0]) && text[^1] is not ('.' or ':' or ',' or ';') && !text.Any(char.IsDigit);

    /// <summary>The level of the goals that bullets below this line are: <c>Effekter</c>, <c>Mål inom målområde Barn och unga</c>; null for other lines.</summary>
    public static string? GoalSection(string text)
    {
        var bare = Text(text).TrimEnd(':', ' ', '.');
        if (bare.Length > 80 || !GoalWords().IsMatch(bare))
        {
            return null;
        }

        var first = bare.ToLowerInvariant();
        return first switch
        {
            "effekter" or "effekt" => "effekt",
            "synliga förbättringar" => "synlig förbättring",
            _ when first.StartsWith("mål", StringComparison.Ordinal) => "mål",
            _ => bare.Length <= 40 ? first : "mål",
        };
    }

    [GeneratedRegex(
        @"^(?:(?:[\p{L}-]+ )?(?:[\p{L}-]*mål|målen)(?: (?:inom|för) .+)?|effekter?|synliga förbättringar|förväntade effekter)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoalWords();
}
