using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Reports;

/// <summary>The site's start page: who reads nothing else knows how many are red of how many judged, what is new, what is late, whom to ask.</summary>
internal static class IndexPage
{
    private const int MostChanges = 15;
    private const int MostComing = 8;

    public static string Write(ReportData data) => ReportTemplates.Page("index.html", data.Plan, new
    {
        data.Plan,
        Tally = Tally.Of(data.Now.Rows).Swedish,
        Late = Tally.Of(data.Now.Rows).LateSwedish,
        data.Fetched,
        Changes = Changes(data),
        Several = data.HasSeveralPlans,
        Plans = PlanPage.Plans(data, links: true),
        Coming = ComingPage.Rows(data).Take(MostComing).ToList(),
        Goals = data.Goals.Rows.Select(goal => new { Name = goal.Text("Mal"), Level = goal.Text("Niva"), Count = GoalSheet.Count(goal), Plan = ReportData.PlanOf(goal) }).ToList(),
        Activities = data.Activities.Rows.Select(row => new
        {
            Name = row.Text("Aktivitet"),
            Days = GoalSheet.Days(row),
            Status = row.Text("Status"),
            Late = row.Is("Forsenad"),
            Who = row.Text("Ansvarig"),
            Comment = row.Text("Kommentar"),
            Plan = ReportData.PlanOf(row),
        }).ToList(),
        Contacts = Contacts(data),
        Problems = data.Quality.Rows.Count,
    });

    private static IReadOnlyList<object> Changes(ReportData data)
    {
        var names = data.Now.Rows.ToDictionary(row => row.Key, GenderedName.Of);
        return
        [
            .. data.Changes.Rows.Where(row => names.ContainsKey(row.Key)).Take(MostChanges).Select(row => new
            {
                Id = row.Text("IndikatorId"),
                Name = names[row.Key],
                From = ColourMark.Of(row.Text("FranFarg")),
                To = ColourMark.Of(row.Text("TillFarg")),
                Cause = row.Text("Orsak"),
                Time = row.Text("Tidpunkt"),
                Plan = ReportData.PlanOf(row),
            }),
        ];
    }

    private static IReadOnlyList<object> Contacts(ReportData data)
    {
        var (indicators, several) = (data.Catalogue?.Indicators ?? [], data.HasSeveralPlans);
        return
        [
            .. indicators.Select(indicator => (Who: Whom(indicator), About: (indicator.BusinessArea ?? indicator.Name) + (several && indicator.Plan is { } plan ? $" ({plan.Name})" : "")))
                .Where(one => one.Who is not null)
                .GroupBy(one => one.Who!)
                .Select(ones => new { Name = ones.Key, Areas = string.Join("; ", ones.Select(one => one.About).Distinct()) }),
        ];
    }

    /// <summary>A name, never an address: the site lies where anyone may read it (docs/contract.md 1.11).</summary>
    public static string? Whom(Indicator indicator) => indicator.Contact?.Name ?? indicator.Responsible;
}
