namespace IndicatorSync.Worker.Reports;

/// <summary>The site's page of open problems with values and sources (docs/contract.md 1.11).</summary>
internal static class QualityPage
{
    public static string Write(ReportData data) => ReportTemplates.Page("quality.html", $"Datakvalitet: {data.Plan}", new
    {
        data.Plan,
        Quality = data.Quality.Rows.Select(row => new { Text = row.Text("Beskrivning"), Since = row.Text("Sedan") }).ToList(),
    });
}
