using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Keeps Kolada's own catalogue of KPIs in the database, for finding KPIs by words. It is read when it is older than a week; that it could
/// not be read is no fault of a run, since nothing is judged by it (docs/contract.md 1.12).
/// </summary>
internal sealed partial class KpiCatalogueReading(Database database, RunSource source, RulesClock clock, ILogger<KpiCatalogueReading> logger)
{
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(7);

    /// <param name="read">When the catalogue was read; null for never.</param>
    /// <param name="now">UTC.</param>
    public static bool IsFresh(DateTimeOffset? read, DateTimeOffset now) => now - read < MostAge;

    /// <summary>Whether the catalogue is due; a recording that does not hold it is not asked.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellationToken) =>
        source.CanAnswer(KpiCatalogueRequest.Instance)
        && !IsFresh(await database.ReadAsync(KpiCatalogueStore.ReadTimeAsync, cancellationToken), clock.Now);

    /// <summary>Reads it when it is due.</summary>
    /// <returns>Why it could not be read; null when it was, or was not due.</returns>
    public async Task<FetchFailed?> RefreshAsync(KoladaClient client, WriterLease lease, CancellationToken cancellationToken)
    {
        if (!await IsDueAsync(cancellationToken))
        {
            return null;
        }

        await foreach (var result in client.FetchAsync([KpiCatalogueRequest.Instance], cancellationToken))
        {
            if (result is Fetched { Metadata.Kpis: { Count: > 0 } kpis })
            {
                return await KeepAsync(lease, kpis, cancellationToken);
            }

            var unread = result as FetchFailed ?? new FetchFailed(result.Request, FetchFault.Contract, "svaret var tomt");
            NotRead(logger, unread.Fault);
            return unread;
        }

        return null;
    }

    /// <summary>The boundary of a request, where it is stored (docs/contract.md 1.2): what was kept before remains.</summary>
    private async Task<FetchFailed?> KeepAsync(WriterLease lease, IReadOnlyList<KpiInfo> kpis, CancellationToken cancellationToken)
    {
        try
        {
            await lease.WriteAsync(async unit => { await KpiCatalogueStore.ReplaceAsync(unit, kpis, clock.Now); return true; }, cancellationToken);
            Read(logger, kpis.Count);
            return null;
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException && RunGuard.IsUnforeseen(unforeseen, cancellationToken))
        {
            NotStored(logger, unforeseen);
            return new FetchFailed(KpiCatalogueRequest.Instance, FetchFault.Unhandled, KoladaMessages.Unhandled().Message);
        }
    }

    [LoggerMessage(215, LogLevel.Information, "Read Kolada's catalogue of {Count} KPIs.")]
    private static partial void Read(ILogger logger, int count);

    [LoggerMessage(217, LogLevel.Error, "Kolada's catalogue of KPIs could not be stored: a fault in this program, worth reporting.")]
    private static partial void NotStored(ILogger logger, Exception unforeseen);

    [LoggerMessage(216, LogLevel.Information, "Kolada's catalogue of KPIs could not be read now: {Fault}")]
    private static partial void NotRead(ILogger logger, FetchFault fault);
}
