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
/// Tells the administrator of what keeps the outbox from being written: a database that is away, one mail per outage and address, and a
/// wrong clock, under which nothing is stored, one a day. The mail goes straight out. That it does not go is a line in the log; the next
/// day's last attempt tries it again.
/// </summary>
internal sealed partial class DirectNotice(
    CatalogueSource source, AlertsOptions alerts, MailOptions options, MailRenderer renderer, Func<IMailTransport?> transport, RulesClock clock, ILogger<DirectNotice> logger)
{
    /// <summary>Message-IDs of the mails that went; they name address and outage.</summary>
    private readonly HashSet<string> gone = [];

    /// <summary>Where others count openings, the first moment stands: nothing counts while the database is away.</summary>
    public Task TellOfDatabaseAsync(DatabaseOutage outage, CancellationToken cancellationToken) => SendAsync(
        new ProblemNotice(ProblemTypes.DatabaseAway, "databas", outage.Since.UtcTicks, Opened: true, OutageWords.Away(outage, clock.Now)), cancellationToken);

    /// <param name="words">Why the run was refused, Swedish.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public Task TellOfClockAsync(string words, CancellationToken cancellationToken) => SendAsync(
        new ProblemNotice(ProblemTypes.ClockWrong, "klocka", clock.Today.DayNumber, Opened: true, words), cancellationToken);

    private async Task SendAsync(ProblemNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            var mails = Mails(notice);
            if (mails.Count == 0 || transport() is not { } way)
            {
                NobodyToTell(logger, notice.Type);
                return;
            }

            await SendAsync(notice.Type, mails.Where(mail => !gone.Contains(mail.MessageId)), way, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Its text may hold an address.
            NotTold(logger, notice.Type, failure.GetType().Name);
        }
    }

    private async Task SendAsync(string problem, IEnumerable<RenderedMail> mails, IMailTransport way, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var mail in mails)
            {
                var outcome = await DeliverAsync(mail, way, cancellationToken);
                Tried(logger, problem, outcome);
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

    private List<RenderedMail> Mails(ProblemNotice notice)
    {
        var catalogue = Readable();
        IReadOnlyList<string> addresses = alerts.AdminAddresses is { Count: > 0 } configured ? configured : catalogue?.Catalogue.AdminAddresses ?? [];
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

    [LoggerMessage(220, LogLevel.Information, "The administrator is told past the outbox of {Problem}: {Outcome}.")]
    private static partial void Tried(ILogger logger, string problem, DeliveryOutcome outcome);

    [LoggerMessage(221, LogLevel.Error, "The administrator could not be told of {Problem} ({ExceptionType}).")]
    private static partial void NotTold(ILogger logger, string problem, string exceptionType);

    [LoggerMessage(222, LogLevel.Error, "There is nobody to tell of {Problem}: set Alerts:AdminAddress, and Mail:Transport=Smtp.")]
    private static partial void NobodyToTell(ILogger logger, string problem);
}
