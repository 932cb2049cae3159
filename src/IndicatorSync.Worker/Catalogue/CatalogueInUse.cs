using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The catalogue that a run uses: the file, or for the unattended service the last valid one when the file is broken.</summary>
internal sealed partial class CatalogueInUse(CatalogueSource source, Database database, Migrator migrator, RulesClock clock, ILogger<CatalogueInUse> logger)
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
        catch (Exception broken) when (unattended && broken is not OperationCanceledException)
        {
            // The boundary of the catalogue: whatever a file does to its reader, the service has one that was valid.
            var reason = broken is ExpectedFailure ? broken.Message : "Ett fel i programmet hindrade läsningen; hela felet står i loggen.";
            if (broken is not ExpectedFailure)
            {
                ReaderBroke(logger, broken);
            }

            await migrator.EnsureCurrentAsync(clock.Now, cancellationToken);
            var stored = await database.ReadAsync(CatalogueStore.LastValidAsync, cancellationToken);
            if (stored is not null && source.ReadStored(stored.Content, reason) is { } valid)
            {
                return valid;
            }

            throw;
        }
    }

    [LoggerMessage(209, LogLevel.Error, "The catalogue could not be read: a fault in this program, worth reporting. The last valid one is used.")]
    private static partial void ReaderBroke(ILogger logger, Exception unforeseen);
}
