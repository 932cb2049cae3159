using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// The rows of a table of indicators in running text. Limits and outcomes have a form of their own and are in the header's order; what is
/// between those of one row and those of the next is the end of the one and the name of the other, with an empty line between.
/// </summary>
internal static partial class BandRows
{
    /// <summary>What a row's name and last cell together may be; more is text that the pattern has run through.</summary>
    private const int LongestGap = 2_000;

    public static IEnumerable<PlanRow> Read(IReadOnlyList<PlanColumn> columns, IReadOnlyList<PlanLine> body)
    {
        var first = columns.ToList().FindIndex(column => column.Kind is ColumnKind.Green or ColumnKind.Yellow or ColumnKind.Outcome or ColumnKind.Target);
        var last = columns.ToList().FindLastIndex(column => IsFormed(column.Kind));
        var text = Text(body);
        var directed = new Regex($@"(?<=\s)(?:{PlanWords.Directed})(?=\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).IsMatch(text);
        var rows = new Regex(Pattern(columns, first, last, directed), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2)).Matches(text);
        var (from, before) = (0, (List<string>?)null);
        foreach (Match match in rows)
        {
            if (match.Index - from > LongestGap)
            {
                from = match.Index - LongestGap;
            }

            var gap = text[from..match.Index];
            if (before is not null)
            {
                (var tail, gap) = Split(gap, last < columns.Count - 1);
                yield return LooseTables.Row([.. before, tail]);
            }

            before = [.. Lead(columns, first, gap), .. Enumerable.Range(first, last - first + 1).Select(column => match.Groups[$"c{column}"].Value)];
            from = match.Index + match.Length;
        }

        if (before is not null)
        {
            yield return LooseTables.Row([.. before, last < columns.Count - 1 ? Split(text[from..], true).Tail : ""]);
        }
    }

    private static bool IsFormed(ColumnKind kind) => kind is ColumnKind.Green or ColumnKind.Yellow or ColumnKind.Red or ColumnKind.Outcome or ColumnKind.Target;

    /// <summary>Cells in the header's order; an outcome may be left out, since an empty cell leaves nothing in the text.</summary>
    private static string Pattern(IReadOnlyList<PlanColumn> columns, int first, int last, bool directed)
    {
        var pattern = new StringBuilder(@"(?<=\s|^)");
        for (var column = first; column <= last; column++)
        {
            var form = columns[column].Kind switch
            {
                ColumnKind.Green or ColumnKind.Target => directed ? PlanWords.Directed : $"(?:{PlanWords.Number})%?",
                ColumnKind.Yellow or ColumnKind.Red => PlanWords.YellowForm,
                _ => PlanWords.OutcomeForm,
            };
            var isOptional = columns[column].Kind is ColumnKind.Outcome or ColumnKind.Red or ColumnKind.Yellow && column > first;
            pattern.Append(isOptional ? "(?:" : "").Append(column > first ? @"\s+" : "").Append(string.Create(CultureInfo.InvariantCulture, $"(?<c{column}>{form})")).Append(isOptional ? ")?" : "");
        }

        return pattern.Append(@"(?=\s|$)").ToString();
    }

    /// <summary>Up to the first empty line the last cell of a row, behind it the name of the next.</summary>
    private static (string Tail, string Next) Split(string gap, bool hasTail)
    {
        if (!hasTail)
        {
            return ("", gap);
        }

        var start = gap.Length - gap.TrimStart().Length;
        var end = gap.IndexOf("\n\n", start, StringComparison.Ordinal);
        return end < 0 ? (gap.Trim(), "") : (gap[start..end].Trim(), gap[end..]);
    }

    /// <summary>The cells before the first limit: the name and, where the table has the column, the source as its last word.</summary>
    private static IEnumerable<string> Lead(IReadOnlyList<PlanColumn> columns, int first, string gap)
    {
        var text = BrokenLines.Join(gap.Trim());
        var source = "";
        if (columns.Take(first).Any(column => column.Kind == ColumnKind.Source) && Source().Match(text) is { Success: true } found)
        {
            (source, text) = (found.Value.Trim(), text[..found.Index].Trim());
        }

        return columns.Take(first).Select(column => column.Kind switch
        {
            ColumnKind.Indicator => text,
            ColumnKind.Source => source,
            _ => "",
        });
    }

    private static string Text(IReadOnlyList<PlanLine> body)
    {
        var text = new StringBuilder();
        foreach (var line in body)
        {
            text.Append(line.AfterBlank && text.Length > 0 ? "\n\n" : "\n").Append(line.Text == LooseTables.PageBreak ? "" : line.Text);
        }

        return text.Append('\n').ToString();
    }

    // A source of several words is known by its beginning; else it is one word.
    [GeneratedRegex(
        @"(?:(?:Nationell\w*|Egen|Lokal|Intern|Öppna|Kommunens) [\p{L}/-]+|\S+(?:/ ?\S+)?)$",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Source();
}
