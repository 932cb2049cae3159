using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Kolada's catalogue of KPIs, read when it is older than a week as a run does: under the lease, into a database of the same origin.</summary>
internal static class KpiCatalogueAtHand
{
    /// <returns>Why it could not be read, Swedish; null when it was, or was not due.</returns>
    public static async Task<string?> RefreshAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (access, reading) = (services.GetRequiredService<WriteAccess>(), services.GetRequiredService<KpiCatalogueReading>());
        await access.PrepareAsync(cancellationToken);
        if (!await reading.IsDueAsync(cancellationToken))
        {
            return null;
        }

        await using var writing = await access.BeginAsync(WriteAccess.CommandWaits, cancellationToken);
        var (source, clock) = (services.GetRequiredService<RunSource>(), services.GetRequiredService<RulesClock>());
        await writing.Lease.WriteAsync(async unit => { await OriginStamp.StampAsync(unit, source.OriginId, clock.Now); return true; }, writing.Stop);
        await using var scope = services.CreateAsyncScope();
        return (await reading.RefreshAsync(scope.ServiceProvider.GetRequiredService<KoladaClient>(), writing.Lease, writing.Stop))?.Message;
    }
}
