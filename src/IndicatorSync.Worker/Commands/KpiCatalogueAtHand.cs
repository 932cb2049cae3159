using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Kolada's catalogue of KPIs, read when it is older than a week as a run does: under the lease, into a database of the same origin.</summary>
internal static class KpiCatalogueAtHand
{
    private static readonly TimeSpan Waits = TimeSpan.FromSeconds(60);

    /// <returns>Why it could not be read, Swedish; null when it was, or was not due.</returns>
    public static async Task<string?> RefreshAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (database, clock, source) = (services.GetRequiredService<Database>(), services.GetRequiredService<RulesClock>(), services.GetRequiredService<RunSource>());
        await services.GetRequiredService<Migrator>().EnsureCurrentAsync(clock.Now, cancellationToken);
        var reading = services.GetRequiredService<KpiCatalogueReading>();
        if (!await reading.IsDueAsync(cancellationToken))
        {
            return null;
        }

        await using var lease = await WriterLease.AcquireAsync(
            database, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<SenderName>().Value, Waits, cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        await lease.WriteAsync(async unit => { await OriginStamp.StampAsync(unit, source.OriginId, clock.Now); return true; }, stopping.Token);
        await using var scope = services.CreateAsyncScope();
        return (await reading.RefreshAsync(scope.ServiceProvider.GetRequiredService<KoladaClient>(), lease, stopping.Token))?.Message;
    }
}
