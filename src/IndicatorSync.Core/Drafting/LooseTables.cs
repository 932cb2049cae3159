using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Finds the tables in running text, as a program leaves them that took the text out of a page: the cells of a row one after the other,
/// broken over lines, an empty line where a cell was taller than its neighbours. The header row says what to look for; how a row is recognised
/// from the next differs by what the table holds (<see cref="BandRows"/>, <see cref="DatedRows"/>, <see cref="TimedRows"/>,
/// <see cref="TargetRows"/>).
/// </summary>
internal static partial class LooseTables
{
    /// <summary>Lines that a header row may be spread over.</summary>
    private const int MostHeaderLines = 30;

    /// <summary>Lines of a page's foot and head between a table and its repeated header.</summary>
    private const int MostPageLines = 8;

    /// <summary>The same blocks with lines that make a table replaced by it.</summary>
    public static IReadOnlyList<PlanBlock> Find(IReadOnlyList<PlanBlock> blocks)
    {
        var found = new List<PlanBlock>();
        for (var i = 0; i < blocks.Count;)
        {
            if (blocks[i] is not PlanLine || HeaderAt(blocks, i) is not { } header)
            {
                found.Add(blocks[i++]);
                continue;
            }

            var (body, next) = Body(blocks, i, header);
            var behind = IsDated(header.Columns) ? DatedRows.Behind : [];
            var rows = RowsOf(header.Columns, body).ToList();
            found.Add(new PlanTable([Row([.. header.Columns.Select(column => column.Heading), .. behind]), .. rows]) { Unread = TableBalance.Unread(body, rows) });
            i = next;
        }

        return found;
    }

    internal static PlanRow Row(IEnumerable<string> cells) => new([.. cells.Select(cell => new PlanCell(cell))]);

    private static IEnumerable<PlanRow> RowsOf(IReadOnlyList<PlanColumn> columns, IReadOnlyList<PlanLine> body)
    {
        bool Has(ColumnKind kind) => columns.Any(column => column.Kind == kind);
        if (IsDated(columns))
        {
            return DatedRows.Read(columns, body);
        }

        if (Has(ColumnKind.Activity))
        {
            return TimedRows.Read(columns, body);
        }

        return Has(ColumnKind.Target) && !Has(ColumnKind.Green) ? TargetRows.Read(columns, body) : BandRows.Read(columns, body);
    }

    private static bool IsDated(IReadOnlyList<PlanColumn> columns) =>
        columns.Any(column => column.Kind == ColumnKind.Activity) && columns.Any(column => column.Kind == ColumnKind.Start) && columns.Any(column => column.Kind == ColumnKind.End);

    /// <summary>The table's lines, and the block behind it.</summary>
    private static (IReadOnlyList<PlanLine> Lines, int Next) Body(IReadOnlyList<PlanBlock> blocks, int start, Header header)
    {
        var lines = new List<PlanLine>();
        var i = header.Next;
        while (i < blocks.Count && blocks[i] is PlanLine line)
        {
            if (HeaderAt(blocks, i) is { } again)
            {
                if (!IsDated(header.Columns) && lines is [.., { AfterBlank: true } title] && PlanHeadings.IsTitle(title.Text))
                {
                    // The title of the next table.
                    lines.RemoveAt(lines.Count - 1);
                    i--;
                    break;
                }

                if (!SameHeader(header.Columns, again.Columns) || IsHeadingBefore(blocks, start, i))
                {
                    break;
                }

                i = again.Next;
                lines.Add(new PlanLine(PageBreak, AfterBlank: true));
                continue;
            }

            if (PageMark().IsMatch(line.Text) && RepeatedHeader(blocks, i, header) is { } behind)
            {
                i = behind;
                lines.Add(new PlanLine(PageBreak, AfterBlank: true));
                continue;
            }

            if (EndsTable(blocks, i, line))
            {
                break;
            }

            lines.Add(line);
            i++;
        }

        return (lines, i);
    }

    /// <summary>Stands between the lines of two pages; it is in no text, since what comes from outside has no such character.</summary>
    internal const string PageBreak = "\u0001";

    private static bool EndsTable(IReadOnlyList<PlanBlock> blocks, int i, PlanLine line) =>
        line.IsHeading
        || PlanHeadings.Is(line)
        || PlanWords.NamedLevel().IsMatch(line.Text)
        || line.Text is ['*', ..]
        || (line.AfterBlank && PlanWords.Publishes().Match(line.Text) is { Success: true, Index: 0 })
        || (line.AfterBlank && PlanHeadings.GoalSection(line.Text) is not null && i + 1 < blocks.Count && blocks[i + 1] is PlanLine { Bullet: > 0 });

    /// <summary>A heading between: the next table is another one, with the same columns.</summary>
    private static bool IsHeadingBefore(IReadOnlyList<PlanBlock> blocks, int start, int at) =>
        Enumerable.Range(start, at - start).Any(i => blocks[i] is PlanLine line && PlanHeadings.Is(line) && i > start);

    private static bool SameHeader(IReadOnlyList<PlanColumn> one, IReadOnlyList<PlanColumn> other) =>
        one.Select(column => (column.Kind, column.Year)).SequenceEqual(other.Select(column => (column.Kind, column.Year)));

    /// <summary>The block behind a header repeated on the next page, where foot and head of the page are before it.</summary>
    private static int? RepeatedHeader(IReadOnlyList<PlanBlock> blocks, int from, Header header)
    {
        for (var i = from; i < Math.Min(blocks.Count, from + MostPageLines); i++)
        {
            if (HeaderAt(blocks, i) is { } again)
            {
                return SameHeader(header.Columns, again.Columns) ? again.Next : null;
            }
        }

        return null;
    }

    /// <summary>The header row that begins with this line; null when none does.</summary>
    private static Header? HeaderAt(IReadOnlyList<PlanBlock> blocks, int start)
    {
        var words = new List<(string Word, int Line, bool EndsLine)>();
        for (var i = start; i < blocks.Count && i < start + MostHeaderLines && blocks[i] is PlanLine { Bullet: 0 } line; i++)
        {
            var split = line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            words.AddRange(split.Select((word, at) => (word, i, at == split.Length - 1)));
            if (i == start && Longest(words, 0) is null)
            {
                return null;
            }
        }

        var columns = new List<PlanColumn>();
        var at = 0;
        while (at < words.Count && Longest(words, at) is var (column, length))
        {
            columns.Add(column);
            at += length;
        }

        if (at == 0 || columns[0].Kind is ColumnKind.Ignored or ColumnKind.Outcome || !PlanColumns.IsTable(columns))
        {
            return null;
        }

        var (_, last, endsLine) = words[at - 1];
        if (!endsLine)
        {
            // "Slutfört Här anges om …": the rest explains the heading.
            if (!columns.Any(known => known.Kind == ColumnKind.Activity))
            {
                return null;
            }

            while (last + 1 < blocks.Count && blocks[last + 1] is PlanLine { AfterBlank: false })
            {
                last++;
            }
        }

        return new Header(columns, last + 1);
    }

    private static (PlanColumn Column, int Length)? Longest(List<(string Word, int Line, bool EndsLine)> words, int at)
    {
        for (var length = Math.Min(PlanColumns.MostWords, words.Count - at); length > 0; length--)
        {
            if (PlanColumns.Recognise(BrokenLines.Join(words.Skip(at).Take(length).Select(word => word.Word))) is { } column)
            {
                return (column, length);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?:sida|sid\.?|page)\s+[0-9]{1,3}(?:\s*(?:av|\(|/)\s*[0-9]{1,3}\)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageMark();

    private sealed record Header(IReadOnlyList<PlanColumn> Columns, int Next);
}
