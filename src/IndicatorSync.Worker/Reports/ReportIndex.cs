using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Charting;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>The rows of each indicator, own unit and gender, looked up once for all pages.</summary>
internal sealed class ReportIndex(ReportData data)
{
    private readonly ILookup<string, ViewRow> states = data.Now.Rows.ToLookup(row => row.Text("IndikatorId"));
    private readonly ILookup<(string, string, string), ViewRow> history = By(data.History);
    private readonly ILookup<(string, string, string), ViewRow> comparison = By(data.Comparison);
    private readonly ILookup<(string, string, string), ViewRow> changes = By(data.Changes);
    private readonly ILookup<(string, string, string), ViewRow> alarms = By(data.Alarms);
    private readonly ILookup<string, ViewRow> bands = data.Bands.Rows.ToLookup(row => row.Text("IndikatorId"));
    private readonly ILookup<string, ViewRow> revisions = data.Revisions.Rows.ToLookup(row => row.Text("IndikatorId"));

    /// <summary>Each page says which plan it is of.</summary>
    public bool HasSeveralPlans { get; } = data.HasSeveralPlans;

    /// <summary>As <see cref="ReportData.Given"/>.</summary>
    public GivenDecimals Given { get; } = data.Given;

    /// <summary>Every indicator once, in the plan's order.</summary>
    public IReadOnlyList<string> Ids => [.. states.Select(rows => rows.Key)];

    public IReadOnlyList<ViewRow> States(string id) => [.. states[id]];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ViewRow> History(ViewRow state) => [.. history[state.Key]];

    public IEnumerable<ViewRow> Comparison(ViewRow state) => comparison[state.Key];

    public IEnumerable<ViewRow> Changes(ViewRow state) => changes[state.Key];

    public ViewRow? Alarm(ViewRow state) => alarms[state.Key].FirstOrDefault();

    public IEnumerable<ViewRow> Bands(ViewRow state) => bands[state.Text("IndikatorId")].Where(row => row.Text("Kon") is "" || row.Text("Kon") == state.Text("Kon"));

    /// <summary>Newest first; a difference has those of women and men, and no other has the difference's.</summary>
    public IEnumerable<ViewRow> Revisions(ViewRow state) => revisions[state.Text("IndikatorId")]
        .Where(row => row.Text("Geografikod") == state.Text("Kommun") && row.Text("Enhet") == state.Text("Enhet") && (row.Text("Kon") == state.Text("Kon") || (state.Text("Kon") == "K-M" && row.Text("Kon") != "T")));

    public Chart Chart(ViewRow state, Indicator? indicator) =>
        ChartOf.Of(state, History(state), [.. Comparison(state)], indicator?.SeriesBreaks ?? []);

    private static ILookup<(string, string, string), ViewRow> By(ViewTable table) => table.Rows.ToLookup(row => row.Key);
}
