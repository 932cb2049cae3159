using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// The rows of a table of activities with a first and a last day in running text. The two dates end an activity's name; behind them stand
/// what it is, how it goes (a line of its own) and what is said of it. Bullets between are those who do it.
/// </summary>
internal static class DatedRows
{
    public static IEnumerable<PlanRow> Read(IReadOnlyList<PlanColumn> columns, IReadOnlyList<PlanLine> body)
    {
        var anchors = Enumerable.Range(0, body.Count).Where(i => PlanWords.Date().Count(body[i].Text) >= 2).ToList();
        if (anchors.Count == 0)
        {
            yield break;
        }

        var starts = anchors.Select(anchor => StartOf(body, anchor)).ToList();
        for (var k = 0; k < anchors.Count; k++)
        {
            var end = k + 1 < anchors.Count ? Math.Max(starts[k + 1], anchors[k] + 1) : body.Count;
            yield return RowOf(columns, body, starts[k], anchors[k], end);
        }
    }

    /// <summary>The headings behind the header row's own, in the order of <see cref="RowOf"/>.</summary>
    public static IReadOnlyList<string> Behind { get; } = ["Enheter", "Beskrivning", "Status", "Kommentar"];

    private static PlanRow RowOf(IReadOnlyList<PlanColumn> columns, IReadOnlyList<PlanLine> body, int start, int anchor, int end)
    {
        var dates = PlanWords.Date().Matches(body[anchor].Text);
        var inFront = body[anchor].Text[..dates[0].Index].Trim();
        var name = body.Skip(start).Take(anchor - start).Where(line => line.Bullet == 0).Select(line => line.Text).Append(inFront).Where(IsText);
        var units = body.Skip(start).Take(anchor - start).Where(line => line.Bullet > 0).Select(line => line.Text).ToList();
        var behind = body.Skip(anchor + 1).Take(end - anchor - 1).ToList();
        units.AddRange(behind.SkipWhile(line => line.Text == LooseTables.PageBreak).TakeWhile(line => line.Bullet > 0).Select(line => line.Text));
        behind = [.. behind.SkipWhile(line => line.Bullet > 0 || line.Text == LooseTables.PageBreak)];
        var status = behind.FindIndex(line => ActivityStatuses.ReadWords(line.Text)?.Swedish() is not null);
        var description = status < 0 ? behind : behind[..status];
        var comment = status < 0 ? [] : behind[(status + 1)..];
        return LooseTables.Row(
        [
            .. columns.Select(column => column.Kind switch
            {
                ColumnKind.Activity => BrokenLines.Join(name),
                ColumnKind.Start => dates[0].Value,
                ColumnKind.End => dates[1].Value,
                _ => "",
            }),
            string.Join('\n', units),
            BrokenLines.Join(description.Select(line => line.Text).Where(IsText)),
            status < 0 ? "" : behind[status].Text,
            Paragraphs(comment),
        ]);
    }

    /// <summary>The first line of the name that ends at this anchor.</summary>
    private static int StartOf(IReadOnlyList<PlanLine> body, int anchor)
    {
        var at = anchor;
        if (PlanWords.Date().Match(body[anchor].Text).Index == 0)
        {
            at--;
            while (at >= 0 && (body[at].Bullet > 0 || body[at].Text == LooseTables.PageBreak))
            {
                at--;
            }

            if (at < 0)
            {
                return 0;
            }
        }

        while (at > 0 && !body[at].AfterBlank && body[at - 1].Bullet == 0 && body[at - 1].Text != LooseTables.PageBreak)
        {
            at--;
        }

        return at;
    }

    /// <summary>A paragraph a line.</summary>
    private static string Paragraphs(IEnumerable<PlanLine> lines)
    {
        var paragraphs = new List<List<string>>();
        foreach (var line in lines.Where(line => IsText(line.Text)))
        {
            if (line.AfterBlank || line.Bullet > 0 || paragraphs.Count == 0)
            {
                paragraphs.Add([]);
            }

            paragraphs[^1].Add(line.Bullet > 0 ? "- " + line.Text : line.Text);
        }

        return string.Join('\n', paragraphs.Select(BrokenLines.Join));
    }

    private static bool IsText(string text) => text.Length > 0 && text != LooseTables.PageBreak;
}
