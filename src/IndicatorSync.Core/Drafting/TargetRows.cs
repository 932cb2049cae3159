using System.Text.RegularExpressions;
using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// The rows of a table with a target per year in running text: a name, perhaps a source, and the values of the years one after the other, the
/// targets last. Targets in words are known by being the same for every year.
/// </summary>
internal static partial class TargetRows
{
    public static IEnumerable<PlanRow> Read(IReadOnlyList<PlanColumn> columns, IReadOnlyList<PlanLine> body)
    {
        var targets = columns.Count(column => column.Kind == ColumnKind.Target);
        var pending = new List<string>();
        foreach (var (text, values) in Pieces(body, targets))
        {
            if (values.Count == 0)
            {
                pending.Add(text);
                continue;
            }

            if (pending is [.., var owner, var gender] && GenderOf(gender) == gender && IsName(owner))
            {
                // A row without values of its own above the row of one gender.
                yield return RowOf(columns, NameOf([.. pending.SkipLast(1)], columns)!, [], targets);
                pending = [gender];
            }

            if (NameOf(pending, columns) is { } name && (values.Count >= targets ? BandReader.Read(name.Name, null).Band is null : GenderOf(name.Name) is not null || IsName(name.Name)))
            {
                yield return RowOf(columns, name, values, targets);
            }

            pending.Clear();
        }
    }

    private static PlanRow RowOf(IReadOnlyList<PlanColumn> columns, RowName name, List<string> values, int targets)
    {
        var outcomes = columns.Count(column => column.Kind == ColumnKind.Outcome);
        var hasTargets = targets > 0 && values.Count >= targets && (GenderOf(name.Name) is null || values.Count == outcomes + targets);
        var goals = new Queue<string>(hasTargets ? values.TakeLast(targets) : []);
        var before = hasTargets ? values.SkipLast(targets).ToList() : [.. values];

        // An empty cell leaves nothing in the text: with fewer values than years nobody can tell which of them is whose.
        var known = new Queue<string>(before.Count == outcomes ? before : []);
        return LooseTables.Row(columns.Select(column => column.Kind switch
        {
            ColumnKind.Indicator => GenderOf(name.Name) ?? name.Name,
            ColumnKind.Source => name.Source,
            ColumnKind.Goal => name.Goal,
            ColumnKind.Outcome => known.TryDequeue(out var value) ? value : "",
            ColumnKind.Target => goals.TryDequeue(out var value) ? value : "",
            _ => "",
        }));
    }

    /// <summary>Text and values in their order. The values of one row are together, however many lines they take.</summary>
    private static List<(string Text, List<string> Values)> Pieces(IReadOnlyList<PlanLine> body, int targets)
    {
        var pieces = new List<(string Text, List<string> Values)>();
        var chunk = new List<string>();
        void End()
        {
            if (chunk.Count > 0)
            {
                pieces.Add((BrokenLines.Join(chunk), []));
                chunk.Clear();
            }
        }

        foreach (var line in body.Where(line => line.Text != LooseTables.PageBreak))
        {
            // The row of a gender without values.
            if (GenderOf(line.Text) == line.Text)
            {
                End();
                continue;
            }

            var (head, run, tail) = Split(line.Text, targets);
            if ((line.AfterBlank && !char.IsLower(line.Text[0])) || (run.Count > 0 && (head.Length == 0 || GenderOf(head) is not null)))
            {
                End();
            }

            if (head.Length > 0)
            {
                chunk.Add(head);
            }

            if (run.Count == 0)
            {
                continue;
            }

            End();
            if (pieces is [.., { Values.Count: > 0 } last])
            {
                last.Values.AddRange(run);
            }
            else
            {
                pieces.Add(("", run));
            }

            if (tail.Length > 0)
            {
                chunk.Add(tail);
            }
        }

        End();
        return InWords(pieces, targets);
    }

    /// <summary>The same words for every year are targets.</summary>
    private static List<(string Text, List<string> Values)> InWords(List<(string Text, List<string> Values)> pieces, int targets)
    {
        var found = new List<(string Text, List<string> Values)>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var words = pieces[i].Text;
            var same = pieces.Skip(i).TakeWhile(piece => piece.Values.Count == 0 && piece.Text == words).Count();
            if (targets > 1 && same >= targets)
            {
                found.Add(("", [.. Enumerable.Repeat(words, targets)]));
                i += same - 1;
            }
            else if (targets > 1 && Repeated(words, targets) is { } once)
            {
                found.Add(("", [.. Enumerable.Repeat(once, targets)]));
            }
            else
            {
                found.Add(pieces[i]);
            }
        }

        return found;
    }

    private static string? Repeated(string words, int times)
    {
        var split = words.Split(' ');
        return split.Length % times == 0 && split.Length / times is var length && Enumerable.Range(1, times - 1).All(i => split.Skip(i * length).Take(length).SequenceEqual(split.Take(length)))
            ? string.Join(' ', split.Take(length))
            : null;
    }

    private static (string Head, List<string> Run, string Tail) Split(string line, int targets)
    {
        var words = Pairs().Replace(line, "$1\u00A0").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isValue = words.Select(word => PlanWords.IsValue().IsMatch(word)).ToList();
        var (start, length) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            var run = isValue.Skip(i).TakeWhile(value => value).Count();
            if (run > 0 && run >= length && (run >= targets || i + run == words.Length) && (run > 1 || i == 0 || targets < 2))
            {
                (start, length) = (i, run);
            }

            i += run;
        }

        return length == 0
            ? (line, [], "")
            : (string.Join(' ', words[..start]), [.. words.Skip(start).Take(length).Select(word => word.Replace('\u00A0', ' '))], string.Join(' ', words[(start + length)..]));
    }

    /// <summary>The name is the last cell before the values; a cell of one word there is the source, and the name is before it.</summary>
    private static RowName? NameOf(List<string> pending, IReadOnlyList<PlanColumn> columns)
    {
        if (pending.Count == 0)
        {
            return null;
        }

        var at = pending.Count - 1;
        var (name, source) = (pending[at], "");
        if (columns.Any(column => column.Kind == ColumnKind.Source) && GenderOf(name) is null)
        {
            if (at > 0 && OneWord().IsMatch(name))
            {
                (source, name) = (name, pending[--at]);
            }
            else if (LastSource().Match(name) is { Success: true } last)
            {
                (source, name) = (last.Value.Trim(), name[..last.Index].Trim());
            }
        }

        var goal = columns.Any(column => column.Kind == ColumnKind.Goal) ? BrokenLines.Join(pending.Take(at)) : "";
        return new RowName(name, source, goal);
    }

    /// <summary>Words that name something; a limit in words does not.</summary>
    private static bool IsName(string text) => text.Length >= 8 && char.IsUpper(text[0]) && BandReader.Read(text, null).Band is null;

    private static string? GenderOf(string text) => Gendered().Match(text) is { Success: true } gendered ? gendered.Groups["gender"].Value : null;

    private sealed record RowName(string Name, string Source, string Goal);

    /// <summary>A word that belongs to the number behind it.</summary>
    [GeneratedRegex(@"(?<=^|\s)(max|minst|högst|[<>≤≥]=?)\s+(?=[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"^\p{Lu}[\p{L}]+(?:/ ?\p{L}+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex OneWord();

    [GeneratedRegex(@"\s(?:\p{Lu}\w*/ ?\w+|Kolada|HR|Heroma(?: \w+)?|Treserva|Lifecare|Procapita|Stratsys|Agresso|Visma|SCB|Medborgarundersökningen|Patientsäkerhetsberättelse\w*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LastSource();

    [GeneratedRegex(@"(?:^|[.:]\s)(?<gender>Män|Kvinnor|Pojkar|Flickor|Totalt)$", RegexOptions.CultureInvariant)]
    private static partial Regex Gendered();
}
