using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>A colour as a page shows it: its word, its symbol, and the class that fills it.</summary>
internal sealed record ColourMark(string Class, string Symbol, string Word, Badge Badge)
{
    /// <param name="word">A view's word; empty where the view has none, which reads as not judged.</param>
    public static ColourMark Of(string word)
    {
        var badge = Badge.Of(ColourOf(word));
        return new ColourMark(ColourOf(word).Code(), badge.Symbol, badge.Word, badge);
    }

    public static Colour ColourOf(string word) => word.Length == 0 ? Colour.None : Codes.ColourOfSwedish(word);
}

/// <summary>One row of the plan's table.</summary>
internal sealed record PlanLine
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The number of its footnote.</summary>
    public required int? Note { get; init; }

    public required string Source { get; init; }

    public required string Green { get; init; }

    public required string Yellow { get; init; }

    public required string Previous { get; init; }

    public required string Outcome { get; init; }

    public required ColourMark Colour { get; init; }

    public required string Goal { get; init; }
}

/// <summary>A verksamhetsområde with its part of the plan's table.</summary>
/// <param name="Name">As the plan writes it.</param>
/// <param name="Label">The name, distinguished from that of another plan's.</param>
/// <param name="Goals">Its goals, in the plan's order.</param>
/// <param name="Lines">Its rows, in the plan's order.</param>
/// <param name="Count">How many are red of how many judged, Swedish.</param>
/// <param name="Notes">Footnotes with their numbers.</param>
/// <param name="NotJudged">What has no colour in the table, and why; Swedish.</param>
internal sealed record PlanSection(
    string Name, string Label, IReadOnlyList<string> Goals, IReadOnlyList<PlanLine> Lines, string Count, IReadOnlyList<PlanNote> Notes, IReadOnlyList<string> NotJudged);

internal sealed record PlanNote(int Number, string Text);

/// <summary>The plan's table as document and page show it: by verksamhetsområde, with footnotes and with what was not judged.</summary>
internal static class PlanSheet
{
    private const string Other = "Övriga indikatorer";

    public static IReadOnlyList<PlanSection> Of(ReportData data)
    {
        var now = data.Now.Rows.ToDictionary(row => row.Key);
        return [.. data.PlanTable.Rows.GroupBy(row => row.Text("Verksamhetsomrade")).Select(rows => Section(rows.Key, data.IsOneOfSeveral ? data.Plan : null, [.. rows], now))];
    }

    private static PlanSection Section(string name, string? plan, IReadOnlyList<ViewRow> rows, Dictionary<(string, string, string), ViewRow> now)
    {
        var notes = rows.Select(row => row.Text("Fotnot")).Where(text => text.Length > 0).Distinct().ToList();
        var states = rows.Select(row => now.GetValueOrDefault(row.Key)).OfType<ViewRow>().ToList();
        var heading = name.Length == 0 ? Other : name;
        return new PlanSection(
            heading,
            plan is null ? heading : $"{heading}, {plan}",
            [.. rows.Select(row => row.Text("OvergripandeMal")).Where(goal => goal.Length > 0).Distinct()],
            [.. rows.Select(row => Line(row, notes))],
            Tally.Of(states).Swedish,
            [.. notes.Select((text, place) => new PlanNote(place + 1, text))],
            [.. rows.Where(row => ColourMark.ColourOf(row.Text("Farg")) == Colour.None)
                .Select(row => $"{row.Text("Indikator")}: {Reason(now.GetValueOrDefault(row.Key))}")]);
    }

    private static PlanLine Line(ViewRow row, List<string> notes) => new()
    {
        Id = row.Text("IndikatorId"),
        Name = row.Text("Indikator"),
        Note = notes.IndexOf(row.Text("Fotnot")) is >= 0 and var place ? place + 1 : null,
        Source = row.Text("HamtasFran"),
        Green = row.Text("Gron"),
        Yellow = row.Text("Gul"),
        Previous = row.Text("UtfallForegaende"),
        Outcome = row.Text("Utfall"),
        Colour = ColourMark.Of(row.Text("Farg")),
        Goal = row.Text("OvergripandeMal"),
    };

    /// <summary>The table shows two years; an older value is judged and yet not in it.</summary>
    private static string Reason(ViewRow? state) => state switch
    {
        null => "ingen uppgift",
        _ when ColourMark.ColourOf(state.Text("Farg")) != Colour.None => $"det senaste utfallet är från {state.Text("Ar")} och står inte i tabellen",
        _ => state.Text("Underlag").ToLowerInvariant().Replace("kolada", "Kolada", StringComparison.Ordinal),
    };
}
