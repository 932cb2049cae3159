namespace IndicatorSync.Worker.Reports;

/// <summary>The plan's table as one page that prints on A4.</summary>
internal static class PlanPage
{
    public static string Write(ReportData data) => ReportTemplates.Page("plan.html", data.Plan, new
    {
        data.Plan,
        Tally = Tally.Of(data.Now.Rows).Swedish,
        Late = Tally.Of(data.Now.Rows).LateSwedish,
        data.Fetched,
        Plans = Plans(data, links: false),
    });

    /// <summary>The plans, each with its part of the table; one without a name where there is one plan.</summary>
    /// <param name="data">What is shown.</param>
    /// <param name="links">Whether an indicator has a page of its own beside this one.</param>
    public static IReadOnlyList<object> Plans(ReportData data, bool links) =>
    [
        .. data.Plans.Index().Select(plan => new
        {
            Name = plan.Item.IsOneOfSeveral ? plan.Item.Plan : null,
            Anchor = FormattableString.Invariant($"plan-{plan.Index + 1}"),
            Tally = Tally.Of(plan.Item.Now.Rows).Swedish,
            Sections = Sections(plan.Item, links),
        }),
    ];

    private static IReadOnlyList<object> Sections(ReportData data, bool links) =>
    [
        .. PlanSheet.Of(data).Select(section => new
        {
            section.Name,
            section.Goals,
            Table = ReportTemplates.Part("table.html", new { Section = section, Links = links }),
        }),
    ];
}
