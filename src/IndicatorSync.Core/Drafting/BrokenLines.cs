using System.Text;
using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>Joins what the width of a cell or a page has broken: <c>7,1–⏎7,5</c> is one range, <c>Nämnd-⏎indikator</c> one word.</summary>
internal static partial class BrokenLines
{
    public static string Join(string text) => text.Contains('\n', StringComparison.Ordinal) ? Join(text.Split('\n')) : Spaces().Replace(text, " ").Trim();

    public static string Join(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        foreach (var line in lines.Select(line => Spaces().Replace(line, " ").Trim()).Where(line => line.Length > 0))
        {
            joined.Append(Glue(joined, line)).Append(line);
        }

        return joined.ToString();
    }

    private static string Glue(StringBuilder before, string next)
    {
        if (before.Length == 0)
        {
            return "";
        }

        switch (before[^1])
        {
            case '–' or '-' when char.IsDigit(next[0]) && before.Length > 1 && char.IsDigit(before[^2]):
                return "";

            // "språk- och arbetslivet" keeps its space; "brukarunder-⏎sökning" is a word that the line was too short for.
            case '-' when char.IsLower(next[0]) && before.Length > 1 && char.IsLower(before[^2]) && !Conjunction().IsMatch(next):
                before.Length--;
                return "";
            case '-' when before.Length > 1 && char.IsLetterOrDigit(before[^2]) && char.IsLetterOrDigit(next[0]) && !Conjunction().IsMatch(next):
                return "";
            case '/' when next[0] != '(':
                return "";
            default:
                return " ";
        }
    }

    [GeneratedRegex(@"[\s\u00A0\u202F]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex("^(?:och|eller|samt|respektive|resp|till)\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Conjunction();
}
