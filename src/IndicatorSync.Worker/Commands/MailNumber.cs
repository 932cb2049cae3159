using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Commands;

/// <summary>The number of a mail that somebody names on the command line.</summary>
internal static class MailNumber
{
    /// <exception cref="ExpectedFailure">No mail has the number (exit 2).</exception>
    public static async Task RequireAsync(Database database, long id, CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(unit => OutboxStore.ExistsAsync(unit, id), cancellationToken))
        {
            throw new ExpectedFailure(FailureKind.BadInput, string.Create(CultureInfo.InvariantCulture, $"no mail has the number {id}; 'mail pending' shows them."));
        }
    }
}
