using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Reads the country's newest years for bands that are new, and yearly. That it could not be read is no fault of a run, since nothing is
/// judged by it (docs/contract.md 1.13): the next run asks again.
/// </summary>
internal sealed partial class CountryCheckReading(RunSource source, RulesClock clock, ILogger<CountryCheckReading> logger)
{
    /// <summary>In a row: Kolada is then not asked further by this run.</summary>
    private const int MostFailures = 3;

    /// <summary>Values that are held until they are written: written together, since over a network each statement is a journey.</summary>
    private const int MostHeld = 300_000;

    public async Task RefreshAsync(KoladaClient client, IReadOnlyList<CountryRequest> due, WriterLease lease, CancellationToken cancellationToken)
    {
        var (failures, held) = (0, 0);
        List<(KpiId, DataAnswer)> read = [];
        foreach (var request in due.Where(source.CanAnswer).TakeWhile(_ => failures < MostFailures))
        {
            if (await ReadAsync(client, request, cancellationToken) is not { } answer)
            {
                failures++;
                continue;
            }

            failures = 0;
            read.Add((request.Kpi, answer));
            held += answer.Observations.Count;
            if (held >= MostHeld)
            {
                await StoreAsync(lease, read, cancellationToken);
                (read, held) = ([], 0);
            }
        }

        if (read.Count > 0)
        {
            await StoreAsync(lease, read, cancellationToken);
        }
    }

    private async Task<DataAnswer?> ReadAsync(KoladaClient client, CountryRequest request, CancellationToken cancellationToken)
    {
        DataAnswer? answer = null;
        await foreach (var result in client.FetchAsync([request], cancellationToken))
        {
            if (result is not Fetched { Data: { } data })
            {
                NotRead(logger, request.Kpi.Value, (result as FetchFailed)?.Fault);
                return null;
            }

            answer = data;
        }

        return answer;
    }

    private async Task StoreAsync(WriterLease lease, IReadOnlyList<(KpiId, DataAnswer)> read, CancellationToken cancellationToken)
    {
        try
        {
            await lease.WriteAsync(async unit => { await CountryCheckStore.StoreAsync(unit, read, clock.Now); return true; }, cancellationToken);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException && RunGuard.IsUnforeseen(unforeseen, cancellationToken))
        {
            NotStored(logger, unforeseen);
        }
    }

    [LoggerMessage(219, LogLevel.Information, "The country's newest years of {Kpi} could not be read now: {Fault}")]
    private static partial void NotRead(ILogger logger, string kpi, FetchFault? fault);

    [LoggerMessage(223, LogLevel.Error, "The country's newest years could not be stored: a fault in this program, worth reporting.")]
    private static partial void NotStored(ILogger logger, Exception unforeseen);
}
