using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Drafts;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>A plan's file taken all the way to a catalogue, with the KPIs of Kolada's catalogue of 2026-03-23.</summary>
internal sealed class DraftedPlans : IDisposable
{
    private readonly KpiLookup lookup = new([.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Inspect", "kpi-titles.tsv"))
        .Select(line => line.Split('\t'))
        .Select(cells => new KpiEntry(KpiId.Parse(cells[0]), cells[2], cells[1]))]);

    public static DraftedPlan Read(string name, byte[] content)
    {
        var file = PlanFileReader.Read(name, content);
        Assert.Null(file.Fault);
        return PlanDrafter.Read(file.Document!);
    }

    public IReadOnlyList<KpiCandidate> Candidates(DraftedIndicator indicator) =>
    [
        .. lookup.Find(indicator.Name, 40).Select(kpi => new KpiCandidate(
            kpi.Id, kpi.Title, kpi.MunicipalityType != KpiSearch.Region && !KpiSearch.IsSecondary(kpi.Title))),
    ];

    public WrittenDraft Write(DraftedPlan plan, string municipality = "2417") =>
        DraftWriter.Write(plan, new DraftSetting("plan.txt", plan.Name ?? "Plan 2026", AreaId.Parse(municipality), Candidates));

    public static CatalogueReading Catalogue(WrittenDraft draft) =>
        CatalogueReader.Read(draft.Yaml, "indikatorer.yaml", new CatalogueReaderContext(new DateOnly(2026, 11, 26), null));

    public void Dispose() => lookup.Dispose();
}
