using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>Every stored year of every indicator, as one page.</summary>
internal static class HistoryPage
{
    public static string Write(ReportData data) => ReportTemplates.Page("history.html", $"{data.Plan}: alla år", new
    {
        data.Plan,
        data.Fetched,
        Several = data.HasSeveralPlans,
        Years = data.History.Rows.Select(YearRow.Of).ToList(),
    });
}

/// <summary>A year as a table shows it; numbers as Swedish prints them, whole.</summary>
internal sealed record YearRow(string Name, string Gender, string Period, string Value, ColourMark Colour, string Green, string Yellow, string Country, string Plan)
{
    public static YearRow Of(ViewRow row) => new(
        row.Text("Enhet") is { Length: > 0 } unit ? $"{row.Text("Indikator")} ({unit})" : row.Text("Indikator"),
        row.Text("Kon"),
        PeriodOf(row),
        Outcome(row),
        ColourMark.Of(row.Text("Farg")),
        row.Text("Gron"),
        row.Text("Gul"),
        Print(row.Number("Riket")),
        ReportData.PlanOf(row));

    public static string PeriodOf(ViewRow row) => row.Text("Period") is { Length: > 0 } period ? period : row.Text("Ar");

    /// <summary>A year's outcome, or what is printed in its place.</summary>
    public static string Outcome(ViewRow row) => row.Text("Dolt") is { Length: > 0 } hidden ? hidden : Print(row.Number("Utfall"));

    public static string Print(decimal? value) => value is { } number ? SwedishNumber.Print(number, SwedishNumber.DecimalsOf(number)) : "–";
}
