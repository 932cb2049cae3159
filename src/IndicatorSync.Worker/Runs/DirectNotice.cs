using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Outbox;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Tells the administrator of a database that is away. There is no outbox to write to, so the mail goes straight out: one per outage
/// and address. That it does not go is a line in the log; the next day's last attempt tries it again.
/// </summary>
internal sealed partial class DirectNotice(
    CatalogueSource source, AlertsOptions alerts, MailOptions options, MailRenderer renderer, Func<IMailTransport?> transport, RulesClock clock, ILogger<DirectNotice> logger)
{
    /// <summary>Message-IDs of the mails that went; they name address and outage.</summary>
    private readonly HashSet<string> gone = [];

    public async Task SendAsync(DatabaseOutage outage, CancellationToken cancellationToken)
    {
        try
        {
            var mails = Mails(outage);
            if (mails.Count == 0 || transport() is not { } way)
            {
                NobodyToTell(logger);
                return;
            }

            await SendAsync(mails.Where(mail => !gone.Contains(mail.MessageId)), way, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Its text may hold an address.
            NotTold(logger, failure.GetType().Name);
        }
    }

    private async Task SendAsync(IEnumerable<RenderedMail> mails, IMailTransport way, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var mail in mails)
            {
                var outcome = await DeliverAsync(mail, way, cancellationToken);
                Tried(logger, outcome);
                if (outcome is DeliveryOutcome.Sent or DeliveryOutcome.Filed)
                {
                    gone.Add(mail.MessageId);
                }
            }
        }
        finally
        {
            await way.HangUpAsync();
        }
    }

    private async Task<DeliveryOutcome> DeliverAsync(RenderedMail mail, IMailTransport way, CancellationToken cancellationToken)
    {
        try
        {
            using var message = MimeMail.Compose(mail, clock.Now, clock.Now, options);
            return (await way.DeliverAsync(message, cancellationToken)).Outcome;
        }
        catch (FormatException)
        {
            // One address that is none keeps nobody else from being told.
            return DeliveryOutcome.Permanent;
        }
    }

    private List<RenderedMail> Mails(DatabaseOutage outage)
    {
        var catalogue = Readable();
        IReadOnlyList<string> addresses = alerts.AdminAddresses is { Count: > 0 } configured ? configured : catalogue?.Catalogue.AdminAddresses ?? [];

        // Where others count openings, the first moment holds: nothing counts while the database is away.
        var notice = new ProblemNotice(ProblemTypes.DatabaseAway, "databas", outage.Since.UtcTicks, Opened: true, OutageWords.Away(outage, clock.Now));
        return [.. addresses.Distinct(StringComparer.OrdinalIgnoreCase).Select(address => renderer.Render(new Digest
        {
            Address = address,
            Kind = MailKind.Admin,
            Place = MailPlace.Of(catalogue?.Catalogue, titles: null),
            Plan = catalogue?.Catalogue.Plan ?? "",
            WrittenAt = clock.Now,
            Problems = [notice],
        }))];
    }

    /// <summary>The file as it is; the catalogue kept for a broken one is in the database.</summary>
    private CatalogueInForce? Readable()
    {
        try
        {
            return source.Read();
        }
        catch (ExpectedFailure)
        {
            return null;
        }
    }

    [LoggerMessage(220, LogLevel.Information, "The administrator is told past the outbox that the database is away: {Outcome}.")]
    private static partial void Tried(ILogger logger, DeliveryOutcome outcome);

    [LoggerMessage(221, LogLevel.Error, "The administrator could not be told that the database is away ({ExceptionType}).")]
    private static partial void NotTold(ILogger logger, string exceptionType);

    [LoggerMessage(222, LogLevel.Error, "The database is away and there is nobody to tell: set Alerts:AdminAddress, and Mail:Transport=Smtp.")]
    private static partial void NobodyToTell(ILogger logger);
}
