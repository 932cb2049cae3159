using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// What a run asks Kolada for beside the values that it judges, when Kolada answers at all: how the run ends does not depend on it, and what a
/// recording lacks is not asked for (docs/contract.md 1.9).
/// </summary>
internal sealed class OptionalReadings(Database database, KpiCatalogueReading kpis, MarginReading margins, CountryCheckReading country, MirrorReading mirror)
{
    /// <summary>The catalogue of KPIs first: it tells which of them have margins.</summary>
    public async Task RefreshAsync(
        KoladaClient client, IndicatorCatalogue catalogue, WriterLease lease, RunMoment moment, RunLedger ledger, Action<string> tell, CancellationToken cancellationToken)
    {
        ledger.KpiCatalogueUnread = await kpis.RefreshAsync(client, lease, cancellationToken);
        var (pairs, times) = await database.ReadAsync(BeforeAsync, cancellationToken);
        await margins.RefreshAsync(client, RequestPlanner.PlanMargins(catalogue, pairs), lease, moment, ledger, cancellationToken);
        await country.RefreshAsync(client, CountryCheckPlanner.Due(catalogue, times, moment.Now), lease, cancellationToken);
        await mirror.RefreshAsync(client, catalogue, lease, moment, ledger, tell, cancellationToken);
    }

    private static async Task<(Dictionary<KpiId, KpiId> Margins, Dictionary<KpiId, DateTimeOffset> Times)> BeforeAsync(UnitOfWork unit)
    {
        var (pairs, times) = (new Dictionary<KpiId, KpiId>(), new Dictionary<KpiId, DateTimeOffset>());
        await unit.ReadBothAsync(MarginStore.Select, CountryCheckStore.ReadTimes, null, row => MarginStore.Add(row, pairs), row => CountryCheckStore.Add(row, times));
        return (pairs, times);
    }
}
