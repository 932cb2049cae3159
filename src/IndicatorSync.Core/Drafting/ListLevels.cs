using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Gives every bullet its level. What the first bullet of a list looks like is the first level, whatever the sign: a plan may use • above o, - below
/// a number, or o alone. Under a heading of goals also numbers, letters and stars are bullets; elsewhere they may be headings and notes.
/// </summary>
internal sealed partial class ListLevels
{
    private const int Deepest = 6;

    /// <summary>Spaces more at the margin that make the same sign another level.</summary>
    private const int Deeper = 2;

    private const int ShortHeading = 30;

    private const char Number = '1';
    private const char Letter = 'a';

    private readonly List<Level> path = [];
    private bool amongGoals;
    private string? above;
    private int section;
    private bool isSpaced;

    private ListLevels()
    {
    }

    /// <summary>The same blocks, every line that is one of a list with its level.</summary>
    public static IReadOnlyList<PlanBlock> Find(IReadOnlyList<PlanBlock> blocks)
    {
        var levels = new ListLevels();
        return [.. blocks.Select(levels.Read)];
    }

    private PlanBlock Read(PlanBlock block)
    {
        if (block is not PlanLine line || PlanHeadings.Is(line) || (line.Bullet == 0 && PlanHeadings.GoalSection(line.Text) is not null))
        {
            path.Clear();
            (amongGoals, above) = (block is PlanLine heading && PlanHeadings.GoalSection(heading.Text) is not null, null);
            (section, isSpaced) = (block is PlanLine numbered && Heading().Match(numbered.Text) is { Success: true } own ? Value(own) : 0, false);
            return block;
        }

        var read = amongGoals && line.Bullet == 0 && MayBegin ? Item(line) ?? line : line;
        if (read.Bullet > 0)
        {
            return read.Mark is { } mark ? read with { Bullet = LevelOf(mark, read.Indent) } : read;
        }

        above = read.Text;

        // A paragraph ends the list above it; words that introduce one do not.
        if (read.AfterBlank && char.IsUpper(read.Text[0]))
        {
            amongGoals &= path.Count == 0;
            path.Clear();
        }

        return read;
    }

    /// <summary>Such a list begins directly below its heading or the words that introduce it, and goes on below bullets.</summary>
    private bool MayBegin => path.Count > 0 || above is null or [.., ':'];

    /// <summary>The line as a bullet when it begins with a star, a letter, or the number that is next in its list; null when it does not.</summary>
    private PlanLine? Item(PlanLine line)
    {
        if (Starred().Match(line.Text) is { Success: true } starred)
        {
            return Bullet(line, starred, '*');
        }

        if (Lettered().Match(line.Text) is { Success: true } lettered)
        {
            return Bullet(line, lettered, Letter);
        }

        if (Numbered().Match(line.Text) is not { Success: true } numbered)
        {
            return null;
        }

        // "3. Ekonomi" behind two bullets is the plan's next heading, behind "2. …" it is the third goal; unless the heading of the goals has the
        // number 2 itself and an empty line parts this one from the list.
        var number = Value(numbered);
        var isNext = number == 1 || path.Exists(level => level.Mark == Number && level.Count == number - 1);
        if (!isNext || (section > 0 && number == section + 1 && line.AfterBlank && (!isSpaced || line.Text.Length <= ShortHeading)))
        {
            return null;
        }

        isSpaced |= line.AfterBlank && number > 1;
        return Bullet(line, numbered, Number);
    }

    private static int Value(Match numbered) => int.Parse(numbered.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    private static PlanLine Bullet(PlanLine line, Match sign, char mark) => line with { Text = line.Text[sign.Length..], Bullet = 1, Mark = mark };

    private int LevelOf(char mark, int indent)
    {
        var same = path.FindLastIndex(level => level.Mark == mark && Math.Abs(level.Indent - indent) < Deeper);
        if (same < 0 && path is [.., var last] && last.Mark == mark && indent < last.Indent)
        {
            same = path.FindIndex(level => level.Mark == mark);
        }

        if (same >= 0)
        {
            path.RemoveRange(same + 1, path.Count - same - 1);
            path[same] = path[same] with { Count = path[same].Count + 1 };
        }
        else
        {
            path.Add(new Level(mark, indent, 1));
        }

        return Math.Min(path.Count, Deepest);
    }

    private readonly record struct Level(char Mark, int Indent, int Count);

    [GeneratedRegex(@"^\*\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Starred();

    [GeneratedRegex(@"^(?:\(?[a-zA-Z]\)|[a-z]\.)\s+(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"^(?<number>[0-9]{1,2})[.)]?\s", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\(?(?<number>[0-9]{1,2})[.)]\s+(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
