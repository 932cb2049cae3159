using System.Text.RegularExpressions;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Drafting;

/// <summary>Tells what a table's text holds and no indicator or activity got, so that nothing is lost in silence.</summary>
internal sealed partial class TableBalance
{
    private readonly List<string> empty = [];
    private readonly List<(string Where, string Row)> nameless = [];
    private readonly List<(string Where, string Line)> unread = [];

    /// <summary>Swedish, a line for each part of the plan and what it lost.</summary>
    public IEnumerable<string> Remarks =>
    [
        .. empty,
        .. nameless.GroupBy(row => row.Where).Select(rows => $"{SwedishQuantity.Of(rows.Count(), "rad", "rader")} i {rows.Key} har inget namn och är inte med, den första är \"{DraftQuote.Of(rows.First().Row)}\""),
        .. unread.GroupBy(line => line.Where).Select(lines => $"{SwedishQuantity.Of(lines.Count(), "textrad", "textrader")} i {lines.Key} kom inte med, bland dem \"{DraftQuote.Of(lines.MaxBy(line => line.Line.Length).Line)}\"; jämför med planen"),
    ];

    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows below the header.</param>
    /// <param name="lost">Those of them that gave nothing.</param>
    /// <param name="area">The part of the plan that it stands in; null for none.</param>
    public void Add(PlanTable table, IReadOnlyCollection<DraftRow> rows, IEnumerable<DraftRow> lost, string? area)
    {
        var where = area is null ? "en tabell" : $"tabellen under \"{area}\"";
        if (rows.Count == 0 && table.Rows.Count > 0)
        {
            empty.Add($"{where} har rubrikerna \"{DraftQuote.Of(TextOf(table.Rows[0]))}\" men gav inga rader; skriv in dem för hand");
        }

        nameless.AddRange(lost.Select(row => (where, TextOf(row.Row))));
        unread.AddRange(table.Unread.Select(line => (where, line)));
    }

    /// <summary>The lines most of whose words are in no row.</summary>
    public static IReadOnlyList<string> Unread(IEnumerable<PlanLine> body, IEnumerable<PlanRow> rows)
    {
        var kept = rows.SelectMany(row => row.Cells).SelectMany(cell => Words(cell.Joined)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. body.Select(line => line.Text).Where(text => Words(text).ToList() is { Count: > 0 } words && words.Count(word => !kept.Contains(word)) * 2 > words.Count)];
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static string TextOf(PlanRow row) => string.Join(" | ", row.Cells.Select(cell => cell.Joined).Where(text => text.Length > 0));

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
