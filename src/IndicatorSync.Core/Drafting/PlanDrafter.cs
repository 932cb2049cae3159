using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Reads a plan top to bottom into what a catalogue holds (docs/contract.md 1.12): tables of indicators and activities, goals, headings as the
/// areas that they belong to, notes below a table. Nothing is made up: what the plan leaves open stays open and is reported.
/// </summary>
public sealed partial class PlanDrafter
{
    private const int LongestArea = 90;

    private readonly List<DraftedIndicator> indicators = [];
    private readonly List<DraftedActivity> activities = [];
    private readonly List<string> remarks = [];
    private readonly List<OtherBullet> otherBullets = [];
    private readonly GoalCollector goals = new();
    private readonly TableBalance balance = new();
    private IReadOnlyList<PlanColumn>? columns;
    private string? heading;
    private string? lastLine;
    private bool lastIsBullet;
    private GoalList? list;
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
        drafter.Read(Paragraphs.Of(LooseTables.Find(LooseCards.Find(ListLevels.Find(document.Blocks)))));
        drafter.EndList();
        drafter.remarks.AddRange(drafter.balance.Remarks);
        var title = PlanTitle.Of(document.Blocks);
        return new DraftedPlan(title?.Words, drafter.indicators, drafter.goals.InOrder, drafter.activities, drafter.remarks)
        {
            IsNameClear = title is { IsClear: true },
            OtherBullets = drafter.otherBullets,
        };
    }

    private void Read(IEnumerable<PlanBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is PlanTable table)
            {
                Read(table);
            }
            else
            {
                Read((PlanLine)block);
            }
        }
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
        EndList();
        var section = lastLine is { } line && !lastIsBullet && PlanHeadings.IsTitle(line) ? line : null;
        var lost = rows.Where(row => !Read(row, section)).ToList();
        balance.Add(table, rows, lost, Area(section));
        (afterTable, awaitsName, lastLine) = (true, null, null);
    }

    /// <returns>False when the row gave nothing.</returns>
    private bool Read(DraftRow row, string? section)
    {
        if (row.Gender is { } gender)
        {
            return AddGender(gender, row);
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
            return indicator is not null;
        }

        var before = activities.Count;
        var owner = row.Line(ColumnKind.Goal) is { } cell ? GoalOf(row, cell) : goals.Current ?? HeadingAsGoal(section);
        foreach (var part in indicator is null ? [row] : Bullets(row))
        {
            if (RowDrafter.Activity(part, owner) is { } activity)
            {
                activities.Add(activity);
            }
        }

        return indicator is not null || activities.Count > before;
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

    private bool AddGender(Gender gender, DraftRow row)
    {
        if (indicators.Count == 0)
        {
            return false;
        }

        var owner = indicators[^1];
        var read = RowDrafter.Indicator(row, null);
        var takesLimits = owner.Green is null && owner.Targets.Count == 0 && read is { Green: not null } or { Targets.Count: > 0 };
        indicators[^1] = owner with
        {
            Genders = gender == Gender.T ? owner.Genders : [.. owner.Genders.Append(gender).Distinct()],
            Outcomes = [.. owner.Outcomes, .. RowDrafter.Outcomes(row, gender)],
            Green = takesLimits ? read!.Green : owner.Green,
            Yellow = takesLimits ? read!.Yellow : owner.Yellow,
            Targets = takesLimits ? read!.Targets : owner.Targets,
            LimitsOf = takesLimits ? gender : owner.LimitsOf,
        };
        return true;
    }

    /// <summary>A table of which no header is known may hold cards: each cell a label with its words below.</summary>
    private void ReadCells(PlanTable table)
    {
        var lines = new List<PlanBlock>();
        foreach (var cell in table.Rows.SelectMany(row => row.Cells).Where(cell => cell is { IsRepeated: false, Text.Length: > 0 }))
        {
            lines.AddRange(cell.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((text, at) => PlanLines.Of(text, afterBlank: at == 0)).OfType<PlanLine>());
        }

        Read(Paragraphs.Of(LooseCards.Find(ListLevels.Find(lines))));
    }

    private string? Area(string? section) => section ?? (heading is { Length: <= LongestArea } ? heading : null);

    /// <summary>Activities below a heading, where no goal is named, are for what the heading says.</summary>
    private DraftedGoal? HeadingAsGoal(string? section) => (section ?? heading) is not { } words || ListWords().IsMatch(words) ? null
        : goals.Named(words) ?? goals.Of(words, words.Contains(" ska ", StringComparison.OrdinalIgnoreCase) || words.Length > 40 ? "mål" : "verksamhetsområde", null);

    /// <summary>What a list of activities is called says nothing of what it is for.</summary>
    [GeneratedRegex(@"^(?:planerade |nämndens |verksamhetens )?(?:handlingsplan|aktivitetsplan|åtgärdsplan|aktiviteter|åtgärder|insatser)(?: 20[0-9]{2})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ListWords();

    [GeneratedRegex(@"^(?:blad|sheet|ark|tabell|table)\s?[0-9]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DefaultSheet();
}
