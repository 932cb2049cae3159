using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Reading;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Reports;

/// <summary>Reads what reports show. The views decide; nothing is judged or computed anew.</summary>
internal sealed class ReportReader(StatusReader status, Database database, CatalogueSource catalogues)
{
    private static readonly string[] Genders = ["T", "K", "M", "K-M"];

    /// <exception cref="ExpectedFailure">There is no database yet, or its schema is not up to date.</exception>
    public async Task<ReportData> ReadAsync(CancellationToken cancellationToken)
    {
        await status.EnsureReadableAsync(cancellationToken);
        return await database.ReadAsync(ReadAsync, cancellationToken);
    }

    private async Task<ReportData> ReadAsync(UnitOfWork unit)
    {
        var now = await ViewRows.ReadAsync(unit, ReportViews.Named("Nulage"));
        var order = now.Rows.GroupBy(row => row.Text("IndikatorId")).ToDictionary(rows => rows.Key, rows => rows.First().Whole("Ordning") ?? 0);
        var kept = await CatalogueStore.LastValidAsync(unit);
        return new ReportData
        {
            Catalogue = kept is null ? null : catalogues.ReadStored(kept.Content, "")?.Catalogue,
            Now = Sorted(now),
            Given = await GivenDecimals.LoadAsync(unit),
            Analyses = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Analyser"))),
            PlanTable = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Plantabell"))),
            History = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Historik"))),
            Comparison = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Jamforelse"))),
            Bands = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Granser"))),
            Changes = Newest(await ViewRows.ReadAsync(unit, ReportViews.Named("Fargbyten")), "Tidpunkt"),
            Revisions = Newest(await ViewRows.ReadAsync(unit, ReportViews.Named("Revideringar")), "UpptacktTid"),
            Alarms = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Larm"))),
            Goals = InPlace(await ViewRows.ReadAsync(unit, ReportViews.Named("Mal"))),
            Activities = InPlace(await ViewRows.ReadAsync(unit, ReportViews.Named("Aktiviteter"))),
            Quality = Sorted(await ViewRows.ReadAsync(unit, ReportViews.Named("Datakvalitet"))),
            Coming = await ComingStore.CurrentAsync(unit),
            Dictionary = await ViewRows.ReadAsync(unit, ReportViews.Named("Dataordlista")),
        };

        // A view has no order, and the bytes of a report must not depend on the engine's.
        ViewTable Sorted(ViewTable table) => table.With(table.Rows
            .OrderBy(row => order.GetValueOrDefault(row.Text("IndikatorId"), int.MaxValue))
            .ThenBy(row => row.Text("Enhet"), StringComparer.Ordinal)
            .ThenBy(row => Array.IndexOf(Genders, row.Text("Kon")))
            .ThenBy(row => row.Text("Geografikod"), StringComparer.Ordinal)
            .ThenBy(row => row.Whole("Ar") ?? row.Whole("GallerFran"))
            .ThenBy(row => row.Text("Delperiod"), StringComparer.Ordinal)
            .ThenBy(row => row.Text("FranTid"), StringComparer.Ordinal)
            .ThenBy(row => row.Text("Beskrivning"), StringComparer.Ordinal));

        static ViewTable InPlace(ViewTable table) => table.With(table.Rows.OrderBy(row => row.Whole("Ordning")));

        ViewTable Newest(ViewTable table, string time)
        {
            var sorted = Sorted(table);
            return sorted.With(sorted.Rows.OrderByDescending(row => row.Text(time), StringComparer.Ordinal));
        }
    }
}
