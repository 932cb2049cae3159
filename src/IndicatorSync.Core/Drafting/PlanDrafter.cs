using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Reads a plan top to bottom into what a catalogue holds (docs/contract.md 1.12): tables of indicators and activities, goals, headings as the
/// areas that they belong to, notes below a table. Nothing is made up: what the plan leaves open stays open and is told.
/// </summary>
public sealed partial class PlanDrafter
{
    private const int LongestArea = 90;

    private readonly List<DraftedIndicator> indicators = [];
    private readonly List<DraftedActivity> activities = [];
    private readonly List<string> remarks = [];
    private readonly GoalCollector goals = new();
    private IReadOnlyList<PlanColumn>? columns;
    private string? name;
    private string? heading;
    private string? lastLine;
    private bool lastIsBullet;
    private string? goalSection;
    private (string Name, string Level)? sectionParent;
    private DraftedGoal? awaitsName;
    private (string Level, string Number)? numbered;
    private int tableStart;
    private DraftRow? lastRow;
    private bool afterTable;

    private PlanDrafter()
    {
    }

    public static DraftedPlan Read(PlanDocument document)
    {
        var drafter = new PlanDrafter();
        drafter.remarks.AddRange(document.Remarks);
        foreach (var block in Paragraphs.Of(LooseTables.Find(LooseCards.Find(document.Blocks))))
        {
            if (block is PlanTable table)
            {
                drafter.Read(table);
            }
            else
            {
                drafter.Read((PlanLine)block);
            }
        }

        return new DraftedPlan(drafter.name, drafter.indicators, drafter.goals.InOrder, drafter.activities, drafter.remarks);
    }

    private void Read(PlanTable table)
    {
        if (table.Caption is { } caption && PlanHeadings.GoalSection(caption) is null && caption.Any(char.IsLetter) && !DefaultSheet().IsMatch(caption))
        {
            heading = caption;
        }

        var (known, rows) = TableDrafter.Read(table, columns);
        if (known is null)
        {
            ReadCells(table);
            return;
        }

        // A table without a header of its own goes on with the one before, and its first row may be the rest of that one's last.
        if (!ReferenceEquals(known, columns) || !afterTable)
        {
            tableStart = indicators.Count;
        }
        else if (rows.Count > 0 && indicators.Count > tableStart && TableDrafter.GoesOn(rows[0], isFirstOfContinued: true))
        {
            indicators.RemoveAt(indicators.Count - 1);
            rows = [TableDrafter.Append(lastRow!, rows[0]), .. rows.Skip(1)];
        }

        columns = known;
        var section = lastLine is { } line && !lastIsBullet && PlanHeadings.IsTitle(line) ? line : null;
        foreach (var row in rows)
        {
            Read(row, section);
        }

        (afterTable, goalSection, awaitsName, lastLine) = (true, null, null, null);
    }

    private void Read(DraftRow row, string? section)
    {
        if (row.Gender is { } gender)
        {
            AddGender(gender, row);
            return;
        }

        var indicator = RowDrafter.Indicator(row, Area(section));
        if (indicator is not null)
        {
            lastRow = row;
            var goal = indicator.Goal is { } words ? GoalOf(row, words) : goals.Current;
            indicators.Add(indicator with { GoalInTree = goal, Goal = goal is null ? indicator.Goal : null });
        }

        if (row.Line(ColumnKind.Activity) is null)
        {
            return;
        }

        var owner = row.Line(ColumnKind.Goal) is { } cell ? GoalOf(row, cell) : goals.Current ?? HeadingAsGoal(section);
        foreach (var part in indicator is null ? [row] : Bullets(row))
        {
            if (RowDrafter.Activity(part, owner) is { } activity)
            {
                activities.Add(activity);
            }
        }
    }

    /// <summary>Activities that share a row with their indicator are the bullets or lines of one cell.</summary>
    private static IEnumerable<DraftRow> Bullets(DraftRow row)
    {
        var at = row.Columns.ToList().FindIndex(column => column.Kind == ColumnKind.Activity);
        var text = row[ColumnKind.Activity];
        var parts = text.Contains('•', StringComparison.Ordinal) ? text.Split('•') : [text];
        foreach (var part in parts.Select(BrokenLines.Join).Where(part => part.Length > 0))
        {
            yield return row with { Row = new PlanRow([.. row.Row.Cells.Select((cell, column) => column == at ? new PlanCell(part) : cell)]) };
        }
    }

    private DraftedGoal GoalOf(DraftRow row, string words)
    {
        var column = row.Cells(ColumnKind.Goal).First().Column;
        var level = BrokenLines.Join(column.Heading).Trim(' ', ':', '*').ToLowerInvariant();
        return goals.Current is null && goals.Named(words) is { } known ? known : goals.Of(words, level == "nämndmål beskrivning" ? "nämndmål" : level, goals.Current);
    }

    private void AddGender(Gender gender, DraftRow row)
    {
        if (indicators.Count == 0)
        {
            return;
        }

        var owner = indicators[^1];
        var read = RowDrafter.Indicator(row, null);
        var takesLimits = owner.Green is null && owner.Targets.Count == 0 && read is { Green: not null } or { Targets.Count: > 0 } && owner.Targets.Count == 0 && owner.Green is null;
        indicators[^1] = owner with
        {
            Genders = gender == Gender.T ? owner.Genders : [.. owner.Genders.Append(gender).Distinct()],
            Outcomes = [.. owner.Outcomes, .. RowDrafter.Outcomes(row, gender)],
            Green = takesLimits ? read!.Green : owner.Green,
            Yellow = takesLimits ? read!.Yellow : owner.Yellow,
            Targets = takesLimits ? read!.Targets : owner.Targets,
            LimitsOf = takesLimits ? gender : owner.LimitsOf,
        };
    }

    /// <summary>A table of which no header is known may hold cards: each cell a label with its words below.</summary>
    private void ReadCells(PlanTable table)
    {
        var lines = new List<PlanBlock>();
        foreach (var cell in table.Rows.SelectMany(row => row.Cells).Where(cell => cell is { IsRepeated: false, Text.Length: > 0 }))
        {
            lines.AddRange(cell.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((text, at) => PlanLines.Of(text, afterBlank: at == 0)).OfType<PlanLine>());
        }

        foreach (var block in Paragraphs.Of(LooseCards.Find(lines)))
        {
            if (block is PlanTable card)
            {
                Read(card);
            }
            else
            {
                Read((PlanLine)block);
            }
        }
    }

    private void Read(PlanLine line)
    {
        name ??= PlanName(line.Text);
        if (afterTable && Note(line))
        {
            return;
        }

        if (PlanHeadings.Is(line) || (PlanWords.Numbered().IsMatch(line.Text) && (line.AfterBlank || PlanHeadings.GoalSection(line.Text) is not null) && line.Bullet == 0 && line.Text.Length < LongestArea && line.Text[^1] != '.'))
        {
            ReadHeading(PlanHeadings.Text(line.Text));
        }
        else if (line.Bullet == 0 && PlanWords.GoalsOfYears().IsMatch(line.Text))
        {
            goals.Leave();
            (goalSection, numbered, awaitsName, afterTable) = (null, null, null, false);
        }
        else if (PlanWords.NumberedGoal().Match(line.Text) is { Success: true } counted && line.Bullet == 0)
        {
            var words = counted.Groups["name"].Value.Trim();
            (numbered, afterTable, goalSection) = ((counted.Groups["level"].Value, counted.Groups["number"].Value), false, null);
            if (words.Length > 0)
            {
                Numbered(words);
            }
        }
        else if (PlanWords.NamedLevel().Match(line.Text) is { Success: true } level && line.Bullet == 0)
        {
            awaitsName = goals.Enter(level.Groups["level"].Value.Trim(), level.Groups["name"].Value.Trim());
            (heading, afterTable, goalSection, numbered) = (level.Groups["level"].Value.Contains("mål", StringComparison.OrdinalIgnoreCase) && !level.Groups["level"].Value.Contains("område", StringComparison.OrdinalIgnoreCase) ? heading : awaitsName.Name, false, null, null);
        }
        else if (line.Bullet == 0 && PlanHeadings.GoalSection(line.Text) is { } section)
        {
            BeginGoals(section, line.Text);
        }
        else
        {
            ReadText(line);
        }
    }

    private void ReadHeading(string text)
    {
        goals.Leave();
        (heading, afterTable, awaitsName, numbered, lastLine, sectionParent) = (text, false, null, null, null, null);
        goalSection = null;
        if (PlanHeadings.GoalSection(text) is { } section)
        {
            BeginGoals(section, text);
        }
    }

    private void BeginGoals(string section, string text)
    {
        (goalSection, afterTable, numbered, awaitsName) = (section, false, null, null);
        sectionParent = Within().Match(text) is { Success: true } within
            ? (within.Groups["name"].Value, "målområde")
            : heading is null || string.Equals(heading, PlanHeadings.Text(text), StringComparison.Ordinal) || PlanHeadings.GoalSection(heading) is not null ? null
            : section is "mål" or "effekt" or "synlig förbättring" ? (heading, "verksamhetsområde")
            : null;
    }

    private void ReadText(PlanLine line)
    {
        if (numbered is not null && !line.Text.StartsWith("Förklaring", StringComparison.OrdinalIgnoreCase))
        {
            Numbered(line.Text);
            return;
        }

        if (awaitsName is not null && line.Text.StartsWith("Förklaring", StringComparison.OrdinalIgnoreCase) && line.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            (awaitsName.Explanation, awaitsName) = (line.Text[(colon + 1)..].Trim(), null);
            return;
        }

        if (goalSection is not null && line.Bullet > 0)
        {
            if (line.Bullet == 1)
            {
                goals.Of(line.Text, goalSection, sectionParent is var (parent, level) ? goals.Of(parent, level, null) : null);
            }

            return;
        }

        if (BandsInText().Match(line.Text) is { Success: true } bands && (InFront(bands, line.Text) ?? lastLine) is { } owner)
        {
            AddInText(owner, bands);
            return;
        }

        (goalSection, afterTable) = (line.Bullet > 0 ? goalSection : null, false);
        (lastLine, lastIsBullet) = (line.Text, line.Bullet > 0);
    }

    private void Numbered(string words)
    {
        var (level, number) = numbered!.Value;
        awaitsName = goals.Enter(level, words, $"{level} {number}");
        numbered = null;
    }

    /// <summary>A note directly below a table: when values come, or what its indicators count.</summary>
    private bool Note(PlanLine line)
    {
        var publishes = PlanWords.Publishes().Match(line.Text);
        var isNote = line.Text[0] == '*';
        if ((!isNote && (!publishes.Success || line.Text.Length > LongestArea)) || PlanHeadings.Is(line))
        {
            return false;
        }

        var words = line.Text.TrimStart('*', ' ');
        var isOnlyDate = publishes.Success && words.Length <= publishes.Index + publishes.Length + 3 && publishes.Index <= 3;
        var about = AboutSome(words);
        foreach (var i in Enumerable.Range(tableStart, indicators.Count - tableStart).Where(i => about is null || indicators[i].Name.Contains(about, StringComparison.OrdinalIgnoreCase)))
        {
            indicators[i] = indicators[i] with
            {
                Footnote = indicators[i].Footnote ?? (isNote && !isOnlyDate && words.Length > 3 ? words : null),
                Publishes = indicators[i].Publishes ?? (publishes.Success ? publishes.Groups["when"].Value : null),
            };
        }

        return true;
    }

    /// <summary>The first word of a note, where it is in the names of some of the table's indicators and not of others: the note is about those.</summary>
    private string? AboutSome(string words)
    {
        var first = words.Split(' ', 2)[0].TrimEnd(',', ':', '.');
        var named = indicators.Skip(tableStart).Count(indicator => first.Length > 5 && indicator.Name.Contains(first, StringComparison.OrdinalIgnoreCase));
        return named > 0 && named < indicators.Count - tableStart ? first : null;
    }

    /// <summary><c>Mål = Grön nivå 82. Gul nivå 76</c> below or behind the indicator's name.</summary>
    private void AddInText(string owner, Match bands)
    {
        var (green, yellow) = (bands.Groups["greens"].Value.Trim(), bands.Groups["yellows"].Value.Trim());
        indicators.Add(new DraftedIndicator
        {
            Name = owner.Trim().TrimEnd('.', ':', ' '),
            Green = green,
            Yellow = yellow,
            Area = Area(null),
            Direction = Directions.Of(green, yellow),
        });
    }

    private static string? InFront(Match bands, string text) =>
        text[..bands.Index] is var front && front.IndexOfAny(['.', ':']) is > 3 and var end && !front.StartsWith("Max", StringComparison.OrdinalIgnoreCase) ? front[..end] : null;

    private string? Area(string? section) => section ?? (heading is { Length: <= LongestArea } ? heading : null);

    /// <summary>Activities below a heading, where no goal is named, are for what the heading says.</summary>
    private DraftedGoal? HeadingAsGoal(string? section) => (section ?? heading) is not { } words ? null
        : goals.Named(words) ?? goals.Of(words, words.Contains(" ska ", StringComparison.OrdinalIgnoreCase) || words.Length > 40 ? "mål" : "verksamhetsområde", null);

    private static string? PlanName(string text) => text.Length <= 120 && NameOfPlan().IsMatch(text) && !PlanWords.Numbered().IsMatch(text) ? text : null;

    [GeneratedRegex(
        $@"\b(?<greens>grön nivå\s+(?:{PlanWords.Number})\s?%?|(?:(?<=grönt?\s*[:=]?\s*)(?:{PlanWords.Directed}|(?:{PlanWords.Number})\s?%?)))(?:[.,;]|\s)+(?:(?<yellows>gul nivå\s+(?:{PlanWords.Number})\s?%?)|gult?\s*[:=]?\s*(?<yellows>{PlanWords.YellowForm}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BandsInText();

    [GeneratedRegex(@"^mål (?:inom|för) (?:målområdet? )(?<name>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within();

    [GeneratedRegex(@"\b(?:verksamhetsplan|nämndplan|styrkort|uppföljningsplan|mål för|måldokument|uppsiktsrapport|kvalitetsplan|budget och mål)\b.*\b20[0-9]{2}\b|\b20[0-9]{2}\b.*\b(?:verksamhetsplan|styrkort|nämndplan)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameOfPlan();

    [GeneratedRegex(@"^(?:blad|sheet|ark|tabell|table)\s?[0-9]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DefaultSheet();
}
