using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Stores the answers of a run one by one and notes them in its ledger. It is the boundary of a request, where it is stored (docs/contract.md
/// 1.15): what the program itself fails over is rolled back, what was stored remains, and the request counts as one that got no answer.
/// </summary>
internal sealed partial class AnswerStage(Database database, ILogger<AnswerStage> logger)
{
    /// <summary>See <see cref="MostUnwritten"/>.</summary>
    public const int UsuallyUnwritten = 5_000;

    /// <summary>
    /// That pairs of KPI and area were answered with what is stored is written with the decision, so that an unchanged run is one transaction;
    /// when there are more of them than this, at once: a run holds no more of them, however many it asks for.
    /// </summary>
    public int MostUnwritten { get; init; } = UsuallyUnwritten;

    public async Task TakeAsync(WriterLease lease, KnownAnswers known, FetchResult result, RunMoment moment, RunLedger ledger, CancellationToken cancellationToken)
    {
        using var span = Tracing.Stage("store");
        ledger.Add(await StoreAsync(lease, known, result, moment, cancellationToken));
        if (ledger.Unwritten.Count > MostUnwritten)
        {
            await lease.WriteAsync(unit => StoreStage.StoreCoverageAsync(unit, ledger, moment), cancellationToken);
            ledger.Written();
        }
    }

    private async Task<StoredAnswer> StoreAsync(WriterLease lease, KnownAnswers known, FetchResult result, RunMoment moment, CancellationToken cancellationToken)
    {
        try
        {
            return await StoreStage.StoreAsync(database, lease, result, known, moment, cancellationToken);
        }
        catch (Exception unforeseen) when (result is Fetched && unforeseen is not OperationCanceledException && RunGuard.IsUnforeseen(unforeseen, cancellationToken))
        {
            NotStored(logger, result.Request.Path, unforeseen);
            var failed = new FetchFailed(result.Request, FetchFault.Unhandled, KoladaMessages.Unhandled().Message);
            return await lease.WriteAsync(unit => StoreStage.StoreAsync(unit, failed, moment), cancellationToken);
        }
    }

    [LoggerMessage(208, LogLevel.Error, "The answer to {Path} could not be stored: a fault in this program, worth reporting.")]
    private static partial void NotStored(ILogger logger, string path, Exception unforeseen);
}
