using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>What people wrote about an outcome is shown with who wrote it and when (docs/contract.md 1.10); the view <c>Nulage</c> holds the text alone.</summary>
internal static class SignedAnalyses
{
    /// <returns>The same, where an outcome's <c>Analys</c> ends in <c>(name, date)</c>.</returns>
    public static ReportData In(ReportData data)
    {
        var written = data.Analyses.Rows.ToLookup(Of);
        return data with { Now = data.Now.With(data.Now.Rows.Select(row => row.Text("Analys").Length == 0 ? row : row.With("Analys", Signed(row)))) };

        string Signed(ViewRow row) => written[Of(row)].Where(one => one.Text("Text") == row.Text("Analys")).MaxBy(one => one.Text("Tid"), StringComparer.Ordinal) is { } newest
            ? $"{row.Text("Analys")} ({newest.Text("Av")}, {newest.Text("Tid")[..10]})"
            : row.Text("Analys");
    }

    private static (string Id, string Gender, int? Year, string Part) Of(ViewRow row) => (row.Text("IndikatorId"), row.Text("Kon"), row.Whole("Ar"), row.Text("Delperiod"));
}
