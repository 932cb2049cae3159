using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The catalogue that a run goes by: the file, or for the unattended service the last valid one when the file is broken.</summary>
internal sealed class CatalogueInUse(CatalogueSource source, Database database, Migrator migrator, RulesClock clock)
{
    /// <param name="unattended">A command stops at a broken file; the service goes on.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExpectedFailure">The file is broken and no valid one is kept (exit 2).</exception>
    public async Task<CatalogueInForce> ReadAsync(bool unattended, CancellationToken cancellationToken)
    {
        try
        {
            return source.Read();
        }
        catch (ExpectedFailure broken) when (unattended)
        {
            await migrator.EnsureCurrentAsync(clock.Now, cancellationToken);
            var stored = await database.ReadAsync(CatalogueStore.LastValidAsync, cancellationToken);
            if (stored is not null && source.ReadStored(stored.Content, broken.Message) is { } valid)
            {
                return valid;
            }

            throw;
        }
    }
}
