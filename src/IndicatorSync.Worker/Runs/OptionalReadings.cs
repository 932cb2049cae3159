using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// What a run asks Kolada for beside the values that it judges, when Kolada answers at all: how the run ends does not hang on it, and what a
/// recording lacks is not asked for (docs/contract.md 1.9).
/// </summary>
internal sealed class OptionalReadings(KpiCatalogueReading kpis, MarginReading margins, CountryCheckReading country)
{
    /// <summary>The catalogue of KPIs first: it tells which of them have margins.</summary>
    public async Task RefreshAsync(KoladaClient client, IndicatorCatalogue catalogue, WriterLease lease, RunMoment moment, RunLedger ledger, CancellationToken cancellationToken)
    {
        ledger.KpiCatalogueUnread = await kpis.RefreshAsync(client, lease, cancellationToken);
        await margins.RefreshAsync(client, catalogue, lease, moment, ledger, cancellationToken);
        await country.RefreshAsync(client, catalogue, lease, cancellationToken);
    }
}
