using System.Globalization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>The goal tree with its counts, and the activities under each goal, as documents and pages tell them.</summary>
internal static class GoalSheet
{
    private const string Heading = "Mål och aktiviteter";

    /// <summary>As paragraphs; none where the plan has neither goals nor activities of goals.</summary>
    public static IEnumerable<(WordStyle Style, string Text)> Lines(ReportData data)
    {
        var free = data.Activities.Rows.Where(row => row.Text("IndikatorId").Length == 0).ToLookup(row => row.Text("MalId"));
        if (data.Goals.Rows.Count == 0 && free.Count == 0)
        {
            yield break;
        }

        yield return (WordStyle.Heading1, Heading);
        foreach (var goal in data.Goals.Rows)
        {
            yield return (WordStyle.Heading2, goal.Text("Niva") is { Length: > 0 } level ? $"{goal.Text("Mal")} ({level})" : goal.Text("Mal"));
            yield return (WordStyle.Normal, Count(goal) + ".");
            foreach (var line in free[goal.Text("MalId")].SelectMany(Lines))
            {
                yield return line;
            }
        }

        foreach (var line in free[""].SelectMany(Lines))
        {
            yield return line;
        }
    }

    /// <summary>An activity with its status and dates, then its comment line by line.</summary>
    public static IEnumerable<(WordStyle Style, string Text)> Lines(ViewRow activity)
    {
        var facts = new[] { activity.Text("Status"), Days(activity), activity.Is("Forsenad") ? "försenad" : "", activity.Text("Ansvarig") }.Where(fact => fact.Length > 0).ToList();
        yield return (WordStyle.Activity, facts.Count == 0 ? activity.Text("Aktivitet") : $"{activity.Text("Aktivitet")}: {string.Join(", ", facts)}");
        foreach (var line in activity.Text("Kommentar").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return (WordStyle.Normal, line);
        }
    }

    /// <summary><c>2 röda av 7 bedömda, 1 gul, 4 gröna; 1 ej bedömd</c>, without the colours of a goal that has no indicators.</summary>
    public static string Count(ViewRow goal)
    {
        var (green, yellow, red, unjudged) = (Whole(goal, "Grona"), Whole(goal, "Gula"), Whole(goal, "Roda"), Whole(goal, "EjBedomda"));
        var colours = Whole(goal, "Indikatorer") == 0
            ? "Inga indikatorer"
            : new ColourCount(red, green + yellow + red, green + yellow + red + unjudged, IsLate: false, []).Swedish
                + string.Create(CultureInfo.InvariantCulture, $", {yellow} {(yellow == 1 ? "gul" : "gula")}, {green} {(green == 1 ? "grön" : "gröna")}")
                + (unjudged == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {unjudged} ej {(unjudged == 1 ? "bedömd" : "bedömda")}"));
        var (all, late) = (Whole(goal, "Aktiviteter"), Whole(goal, "ForsenadeAktiviteter"));
        return all == 0 ? colours : colours + string.Create(CultureInfo.InvariantCulture, $". {all} {(all == 1 ? "aktivitet" : "aktiviteter")}, varav {late} {(late == 1 ? "försenad" : "försenade")}");
    }

    public static string Days(ViewRow activity) => (activity.Text("Start"), activity.Text("Slut")) switch
    {
        ("", "") => "",
        (var from, "") => $"från {from}",
        ("", var to) => $"till {to}",
        var (from, to) => $"{from}–{to}",
    };

    private static int Whole(ViewRow row, string column) => row.Whole(column) ?? 0;
}
