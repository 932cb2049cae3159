using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>A line that begins at no place where one of its kind may: YAML then sees a value that goes on, and says something else.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Spaces">How many it begins with.</param>
/// <param name="Above">How many the nearest lines above of the same kind begin with.</param>
internal sealed partial record Misplaced(int Line, int Spaces, int Above)
{
    public string Message => $"fel indrag: raden börjar med {Spaces} mellanslag, raderna ovanför som den hör ihop med börjar med {Above}";

    /// <summary>The first of these lines that is misplaced; null when none is, or it cannot be told.</summary>
    public static Misplaced? Among(IEnumerable<int> candidates, string[] lines) => candidates.Select(line => At(line, lines)).FirstOrDefault(found => found is not null);

    private static Misplaced? At(int number, string[] lines)
    {
        if (Entry().Match(lines[number - 1]) is not { Success: true } own)
        {
            return null;
        }

        var (open, opens) = OpenAbove(lines.Take(number - 1));
        var isItem = own.Groups["dash"].Success;
        var indent = own.Groups["indent"].Length;
        var places = open.Where(place => place.IsItem == isItem).Select(place => place.Column).ToList();
        return places.Count == 0 || places.Contains(indent) || (opens && open.TrueForAll(place => indent >= place.Column))
            ? null
            : new Misplaced(number, indent, places.OrderBy(column => Math.Abs(column - indent)).ThenByDescending(column => column).First());
    }

    /// <summary>Where the keys and the items that are open begin, and whether the last line has nothing behind its colon, so that what is below it may begin further in.</summary>
    private static (List<(int Column, bool IsItem)> Open, bool Opens) OpenAbove(IEnumerable<string> lines)
    {
        var open = new List<(int Column, bool IsItem)>();
        var (opens, block) = (true, -1);
        foreach (var line in lines.Where(line => line.TrimStart() is not ("" or ['#', ..])))
        {
            // The lines of a text block are its own.
            if (block >= 0 && line.Length - line.TrimStart().Length > block)
            {
                continue;
            }

            block = -1;
            if (Entry().Match(line) is not { Success: true } entry)
            {
                continue;
            }

            var indent = entry.Groups["indent"].Length;
            open.RemoveAll(place => place.Column > indent || (place.Column == indent && !entry.Groups["dash"].Success && place.IsItem));
            var key = entry.Groups["dash"].Success ? indent + entry.Groups["dash"].Length : indent;
            if (entry.Groups["dash"].Success && !open.Contains((indent, true)))
            {
                open.Add((indent, true));
            }

            if (entry.Groups["key"].Success && !open.Contains((key, false)))
            {
                open.Add((key, false));
            }

            var value = entry.Groups["value"].Value.Trim();
            opens = entry.Groups["key"].Success && (value.Length == 0 || value[0] == '#');
            block = value is ['|' or '>', ..] ? key : -1;
        }

        return (open, opens);
    }

    [GeneratedRegex(@"^(?<indent> *)(?<dash>- +)?(?:(?<key>[^\s#:""'\[{&*!|>%@`-][^:#]{0,80}):(?<value>(?: .*)?)$|(?<=- +)\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
