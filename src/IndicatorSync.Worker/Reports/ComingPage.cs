using System.Globalization;

namespace IndicatorSync.Worker.Reports;

/// <summary>The site's page of what is to come within twelve months (docs/contract.md 1.11, 1.14).</summary>
internal static class ComingPage
{
    public static string Write(ReportData data) => ReportTemplates.Page("coming.html", $"På gång: {data.Plan}", new
    {
        data.Plan,
        Several = data.HasSeveralPlans,
        Coming = Rows(data).ToList(),
    });

    /// <summary>In the order of the days.</summary>
    public static IEnumerable<ComingLine> Rows(ReportData data) => data.Coming.Select(row => new ComingLine(
        row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ISOWeek.GetWeekOfYear(row.Day.ToDateTime(TimeOnly.MinValue)), row.What, row.Name, row.YearNumber, row.PlanName));
}

/// <summary>An event as a page shows it.</summary>
internal sealed record ComingLine(string Day, int Week, string What, string? Name, int? Year, string? Plan);
