using IndicatorSync.Core.Terms;
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
        Years = data.History.Rows.Select(row => YearRow.Of(row, data.Given)).ToList(),
    });
}

/// <summary>A year as a table shows it; numbers as Swedish prints them, whole.</summary>
internal sealed record YearRow(string Name, string Gender, string Period, string Value, ColourMark Colour, string Green, string Yellow, string Country, string Plan)
{
    public static YearRow Of(ViewRow row, GivenDecimals given) => new(
        row.Text("Enhet") is { Length: > 0 } unit ? $"{row.Text("Indikator")} ({unit})" : row.Text("Indikator"),
        row.Text("Kon"),
        PeriodOf(row),
        Outcome(row, given),
        ColourMark.Of(row.Text("Farg")),
        row.Text("Gron"),
        row.Text("Gul"),
        Print(row.Number("Riket")),
        ReportData.PlanOf(row));

    public static string PeriodOf(ViewRow row) => row.Text("Period") is { Length: > 0 } period ? period : row.Text("Ar");

    /// <summary>A year's outcome, or what is printed in its place.</summary>
    public static string Outcome(ViewRow row, GivenDecimals given) => row.Text("Dolt") is { Length: > 0 } hidden ? hidden : Print(row.Number("Utfall"), Decimals(row, given));

    public static string Print(decimal? value, int atLeast = 0) => value is { } number ? SwedishNumber.Print(number, Math.Max(atLeast, SwedishNumber.DecimalsOf(number))) : "–";

    /// <summary>How many decimals the row's outcome was given with; 0 for Kolada's, which are printed whole.</summary>
    private static int Decimals(ViewRow row, GivenDecimals given) =>
        row.Whole("Ar") is { } year && Core.Terms.Period.TryParse(year, row.Text("Delperiod"), out var period)
            ? given.Of(row.Text("IndikatorId"), row.Text("Enhet"), GenderCodes.Of(row.Text("Kon"))).GetValueOrDefault(period)
            : 0;
}
