using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>Makes an indicator or an activity of a row of a plan's table. Words stay as they are; what is doubtful is reported.</summary>
internal static partial class RowDrafter
{
    private const int LongestName = 300;

    /// <summary>Null for a row that names nothing.</summary>
    public static DraftedIndicator? Indicator(DraftRow row, string? area)
    {
        var written = row.Line(ColumnKind.Indicator);
        var kpi = KpiOf(row, written);
        var name = CleanName(written);
        if (name is null || !name.Any(char.IsLetter))
        {
            return null;
        }

        var doubts = new List<string>();
        if (name.Length > LongestName)
        {
            doubts.Add("namnet är långt; kanske hör inte allt till indikatorn");
        }

        var (green, targets) = Limits(row);
        var yellow = row.Line(ColumnKind.Yellow);
        var printed = DirectionOf(row.Line(ColumnKind.Direction));
        var outcomes = Outcomes(row, Gender.T).ToList();
        var newest = row.Columns.Where(IsOutcome).Max(column => column.Year);
        return new DraftedIndicator
        {
            Name = name,
            Source = row.Line(ColumnKind.Source),
            Kpi = kpi,
            Green = green,
            Yellow = yellow,
            Targets = targets,
            Outcomes = outcomes,
            OutcomeYear = newest,
            HasNewestOutcome = row.Cells(ColumnKind.Outcome).Any(cell => cell.Column.Year == newest && cell.Cell.Text.Length > 0),
            Area = row.Line(ColumnKind.Area) ?? area,
            Goal = row.Line(ColumnKind.Goal),
            Responsible = row.Line(ColumnKind.Responsible),
            Footnote = row.Line(ColumnKind.Footnote) ?? row.Line(ColumnKind.Description) ?? row.Line(ColumnKind.Comment),
            Unit = row.Line(ColumnKind.MeasureUnit),
            Frequency = row.Line(ColumnKind.Frequency),
            Publishes = row.Line(ColumnKind.Publishes) ?? outcomes.Select(outcome => Week().Match(outcome.Text)).Where(match => match.Success).Select(match => $"v {match.Groups[1].Value}").FirstOrDefault(),
            Direction = printed ?? Directions.Of(green, yellow),
            DirectionIsPrinted = printed is not null,
            Doubts = doubts,
        };
    }

    /// <summary>The outcomes of a row, each with the year that it or its column names.</summary>
    public static IEnumerable<DraftedOutcome> Outcomes(DraftRow row, Gender gender)
    {
        foreach (var (column, cell) in row.Cells(ColumnKind.Outcome).Where(cell => cell.Cell.Text.Length > 0 && !cell.Cell.IsRepeated))
        {
            var own = OwnYear().Match(cell.Joined);
            yield return own.Success
                ? new DraftedOutcome(int.Parse(own.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), gender, own.Groups["text"].Value.Trim())
                : new DraftedOutcome(column.Year, gender, cell.Joined);
        }
    }

    /// <summary>Null for a row that names nothing.</summary>
    public static DraftedActivity? Activity(DraftRow row, DraftedGoal? goal)
    {
        var name = CleanName(row.Line(ColumnKind.Activity));
        if (name is null || !name.Any(char.IsLetter))
        {
            return null;
        }

        var status = row.Line(ColumnKind.Status);
        var known = status is null ? null : ActivityStatuses.ReadWords(status)?.Swedish();
        return new DraftedActivity
        {
            Name = name,
            Goal = goal,
            Units = [.. row[ColumnKind.Units].Split('\n', ',', ';').Select(unit => unit.Trim(' ', '•', '-', '–')).Where(unit => unit.Length > 0)],
            Start = row.Line(ColumnKind.Start),
            End = row.Line(ColumnKind.End),
            Status = known,
            Responsible = row.Line(ColumnKind.Responsible),
            Description = row.Line(ColumnKind.Description),
            Comment = row[ColumnKind.Comment].Trim() is { Length: > 0 } comment ? comment : null,
            Doubts = status is not null && known is null ? [$"status \"{status}\" i planen är inget av katalogens ord"] : [],
        };
    }

    /// <summary>What came of a year; not the value that a target starts from.</summary>
    private static bool IsOutcome(PlanColumn column) => column.Kind == ColumnKind.Outcome && !Baseline().IsMatch(column.Heading);

    private static (string? Green, IReadOnlyList<DraftedTarget> Targets) Limits(DraftRow row)
    {
        var green = row.Line(ColumnKind.Green);
        var cells = row.Cells(ColumnKind.Target).Where(cell => cell.Cell.Text.Length > 0).ToList();
        var dated = cells.Where(cell => cell.Column.Year is not null).DistinctBy(cell => cell.Column.Year)
            .Select(cell => new DraftedTarget(cell.Column.Year!.Value, cell.Cell.Joined)).ToList();
        return (green ?? cells.Where(cell => cell.Column.Year is null).Select(cell => cell.Cell.Joined).FirstOrDefault(), green is null ? dated : []);
    }

    private static KpiId? KpiOf(DraftRow row, string? name)
    {
        var printed = row.Line(ColumnKind.Kpi) is { } own ? PlanWords.Kpi().Match(own) : PlanWords.Kpi().Match(name ?? "");
        return printed.Success && KpiId.TryParse(printed.Value, out var kpi) ? kpi : null;
    }

    private static string? CleanName(string? written)
    {
        if (written is null)
        {
            return null;
        }

        var bare = InBrackets().Replace(written, "").Trim().TrimEnd('*', ':').Trim();
        bare = Abbreviated().IsMatch(bare) ? bare : bare.TrimEnd('.');
        return bare.Length > 0 ? bare : null;
    }

    private static string? DirectionOf(string? words) => words?.ToLowerInvariant() switch
    {
        null => null,
        var up when up.Contains("hög", StringComparison.Ordinal) || up.Contains("öka", StringComparison.Ordinal) => "högre",
        var down when down.Contains("låg", StringComparison.Ordinal) || down.Contains("läg", StringComparison.Ordinal) || down.Contains("minska", StringComparison.Ordinal) => "lägre",
        _ => null,
    };

    [GeneratedRegex(@"^(?<text>.*?)\s*\((?<year>(?:19|20)[0-9]{2})\)$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnYear();

    [GeneratedRegex("^(?:utgångs|bas|start|ingångs)värde", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Baseline();

    [GeneratedRegex(@"^v(?:ecka)?\.?\s?([0-9]{1,2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Week();

    [GeneratedRegex(@"\b(?:inv|st|kr|tkr|mnkr|mm|m\.fl|osv|etc|resp)\.$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"\s*[(\[]\s*[NU][0-9]{5}\s*[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();
}

/// <summary>Which way is better where a plan prints bare numbers but shows it otherwise.</summary>
internal static partial class Directions
{
    /// <summary><c>högre</c>, <c>lägre</c>, or null where the words say it themselves or nothing does.</summary>
    public static string? Of(string? green, string? yellow)
    {
        // Targets that rise or sink say nothing: a plan may let a turnover rise and still want it low.
        if (green is null || yellow is null || Number(green) is not { } limit || Numbers(yellow) is not { Count: > 0 } numbers)
        {
            return null;
        }

        return numbers.All(number => number < limit) ? "högre" : numbers.All(number => number > limit) ? "lägre" : null;
    }

    /// <summary>A number without a direction, perhaps with a unit.</summary>
    private static decimal? Number(string words) =>
        BandReader.Read(words, null).Band is null && Bare().Match(words) is { Success: true } bare ? Parse(bare.Groups["number"].Value) : null;

    private static List<decimal> Numbers(string words) =>
        [.. AnyNumber().Matches(words).Select(match => Parse(match.Value)).OfType<decimal>()];

    private static decimal? Parse(string text) =>
        decimal.TryParse(text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex($@"^(?:grön nivå\s+)?(?<number>{PlanWords.Number})\s*(?:%|procent|kr|dagar|timmar)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"[0-9]+(?:[ \u00A0][0-9]{3})*(?:[.,][0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex AnyNumber();
}
