using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Fetches Kolada's own margins of our values, which are stored as values are. That they could not be read is no fault of a run: no colour
/// depends on them, and those of the run before remain (docs/contract.md 1.13).
/// </summary>
internal sealed partial class MarginReading(Database database, RunSource source, ILogger<MarginReading> logger)
{
    public async Task RefreshAsync(
        KoladaClient client, IReadOnlyList<PlannedRequest> plan, WriterLease lease, RunMoment moment, RunLedger ledger, CancellationToken cancellationToken)
    {
        await foreach (var result in client.FetchAsync([.. plan.Where(source.CanAnswer)], cancellationToken))
        {
            if (result is FetchFailed failed)
            {
                NotRead(logger, failed.Fault);
            }
            else if (await StoreAsync(lease, client.Known, result, moment, cancellationToken) is { } stored)
            {
                ledger.AddBeside(stored);
            }
        }
    }

    private async Task<StoredAnswer?> StoreAsync(WriterLease lease, KnownAnswers known, FetchResult result, RunMoment moment, CancellationToken cancellationToken)
    {
        try
        {
            return await StoreStage.StoreAsync(database, lease, result, known, moment, cancellationToken);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException && RunGuard.IsUnforeseen(unforeseen, cancellationToken))
        {
            NotStored(logger, result.Request.Path, unforeseen);
            return null;
        }
    }

    [LoggerMessage(224, LogLevel.Information, "Kolada's margins could not be read now: {Fault}")]
    private static partial void NotRead(ILogger logger, FetchFault fault);

    [LoggerMessage(225, LogLevel.Error, "The margins of {Path} could not be stored: a fault in this program, worth reporting.")]
    private static partial void NotStored(ILogger logger, string path, Exception unforeseen);
}
