using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>Joins the lines of running text that a page's width has broken, after tables have been found among them.</summary>
internal static class Paragraphs
{
    public static IEnumerable<PlanBlock> Of(IReadOnlyList<PlanBlock> blocks)
    {
        var lines = new List<string>();
        PlanLine? first = null;
        foreach (var block in blocks)
        {
            if (first is not null && block is PlanLine next && GoesOn(first, lines, next))
            {
                lines.Add(next.Text);
                continue;
            }

            if (first is not null)
            {
                yield return first with { Text = BrokenLines.Join(lines) };
            }

            (first, lines) = (block as PlanLine, block is PlanLine line ? [line.Text] : []);
            if (block is PlanTable)
            {
                yield return block;
            }
        }

        if (first is not null)
        {
            yield return first with { Text = BrokenLines.Join(lines) };
        }
    }

    private static bool GoesOn(PlanLine first, List<string> lines, PlanLine next)
    {
        if (next.Bullet > 0 || next.IsHeading || first.IsHeading || PlanHeadings.Is(next))
        {
            return false;
        }

        if (PlanHeadings.Is(first))
        {
            // A heading over two lines goes on with a small letter, perhaps in a text with an empty line between any two.
            return char.IsLower(next.Text[0]) && first.Text[^1] != '.' && lines.Count < 3;
        }

        if (PlanWords.NamedLevel().IsMatch(first.Text))
        {
            return !next.AfterBlank && IsCapitals(first.Text[(first.Text.IndexOf(':', StringComparison.Ordinal) + 1)..]) && IsCapitals(next.Text);
        }

        if (lines.Count == 1 && PlanHeadings.GoalSection(first.Text) is not null)
        {
            return false;
        }

        // The last line of a bullet may be behind an empty line.
        return (!next.AfterBlank || (first.Bullet > 0 && char.IsLower(next.Text[0]) && lines[^1][^1] is not ('.' or ':'))) && PlanHeadings.GoalSection(next.Text) is null && !PlanWords.NamedLevel().IsMatch(next.Text) && !IsLabel(next.Text) && !IsLabel(first.Text);
    }

    /// <summary>A line of its own above goals: their number, or the years that they are for.</summary>
    private static bool IsLabel(string text) =>
        (PlanWords.NumberedGoal().Match(text) is { Success: true, Groups: var groups } && groups["name"].Length == 0) || PlanWords.GoalsOfYears().IsMatch(text);

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);
}

/// <summary>Lines as they come out of a file.</summary>
public static partial class PlanLines
{
    private const string Bullets = "•·◦▪▫●○■□►➢➤✓❖‣⁃∙\uF0B7\uF0A7\uF0D8\uF06F";

    /// <summary>The line without its bullet; null where nothing is left.</summary>
    /// <param name="text">Cleaned.</param>
    /// <param name="afterBlank">See <see cref="PlanLine"/>.</param>
    public static PlanLine? Of(string text, bool afterBlank)
    {
        var line = text.Trim();
        if (Marked().Match(line) is { Success: true } heading)
        {
            return new PlanLine(heading.Groups["text"].Value, IsHeading: true, AfterBlank: true);
        }

        var mark = line is [var sign, ..] && Bullets.Contains(sign, StringComparison.Ordinal) ? sign
            : line is ['-' or '–' or '—' or 'o', ' ', var first, ..] && char.IsLetter(first) ? line[0]
            : (char?)null;
        var words = mark is null ? line : line[1..].Trim();
        return words.Length == 0
            ? null
            : new PlanLine(words, Bullet: mark is null ? 0 : 1, AfterBlank: afterBlank) { Mark = mark, Indent = text.Length - text.TrimStart().Length };
    }

    /// <summary>All lines of a text; empty ones are only remembered.</summary>
    public static IReadOnlyList<PlanLine> All(IEnumerable<string> lines)
    {
        var (read, blank) = (new List<PlanLine>(), true);
        foreach (var text in lines)
        {
            if (Of(text, blank) is { } line)
            {
                read.Add(line);
                blank = false;
            }
            else
            {
                blank = true;
            }
        }

        return read;
    }

    /// <summary>A heading of Markdown.</summary>
    [GeneratedRegex(@"^#{1,6}\s+(?<text>\S.*?)[\s#]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
