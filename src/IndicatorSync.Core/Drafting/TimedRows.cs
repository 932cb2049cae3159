using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// The rows of a table of activities with one time each (<c>Kvartal 4</c>) in running text. The time ends an activity; what is before it,
/// back to the time before, is the activity, and the goal where the table has a column for it and more than one cell is there.
/// </summary>
internal static partial class TimedRows
{
    public static IEnumerable<PlanRow> Read(IReadOnlyList<PlanColumn> columns, IReadOnlyList<PlanLine> body)
    {
        var lines = body.Where(line => line.Text != LooseTables.PageBreak).ToList();
        var hasGoal = columns.Any(column => column.Kind == ColumnKind.Goal);
        var cells = new List<List<string>>();
        string? goal = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (Time().Match(line.Text) is not { Success: true } time)
            {
                Add(cells, line.Text, line.AfterBlank || line.Bullet > 0);
                continue;
            }

            var inFront = line.Text[..time.Index].Trim();
            if (inFront.Length > 0)
            {
                Add(cells, inFront, line.AfterBlank || line.Bullet > 0);
            }

            var joined = cells.Select(BrokenLines.Join).Where(cell => cell.Length > 0).ToList();
            var behind = line.Text[(time.Index + time.Length)..].Trim();
            (var own, joined) = hasGoal && joined.Count > 1 ? (joined[0], joined[1..]) : ((string?)null, joined);
            goal = own ?? goal;
            cells = [];
            if (behind.Length > 0)
            {
                (goal, i) = Behind(lines, i, behind);
            }

            if (joined.Count > 0)
            {
                var row = goal;
                yield return LooseTables.Row(columns.Select(column => column.Kind switch
                {
                    ColumnKind.Activity => string.Join('\n', joined),
                    ColumnKind.End or ColumnKind.Start => time.Value,
                    ColumnKind.Goal => row ?? "",
                    _ => "",
                }));
            }
        }
    }

    /// <summary>The cell behind the time, over its lines: those of the next activity, where it has none of its own, are not among them.</summary>
    private static (string Goal, int Last) Behind(List<PlanLine> lines, int at, string first)
    {
        var end = at;
        while (end + 1 < lines.Count && !lines[end + 1].AfterBlank && !Time().IsMatch(lines[end + 1].Text))
        {
            end++;
        }

        // A time directly behind: the lines between are its activity.
        if (end + 1 < lines.Count && Time().Match(lines[end + 1].Text) is { Success: true, Index: 0 })
        {
            return (first, at);
        }

        return (BrokenLines.Join([first, .. lines.Skip(at + 1).Take(end - at).Select(line => line.Text)]), end);
    }

    /// <summary>A new cell behind an empty line, unless the words go on: they begin with a small letter.</summary>
    private static void Add(List<List<string>> cells, string text, bool isNew)
    {
        if (cells.Count == 0 || (isNew && !char.IsLower(text[0])))
        {
            cells.Add([]);
        }

        cells[^1].Add(text);
    }

    [GeneratedRegex(
        @"(?<=^|\s)(?:kvartal\s?[1-4]|kv\.?\s?[1-4]|q[1-4]|tertial\s?[1-3]|halvår\s?[12]|v(?:ecka)?\.?\s[0-9]{1,2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|löpande)(?:\s(?:19|20)[0-9]{2})?(?=\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
