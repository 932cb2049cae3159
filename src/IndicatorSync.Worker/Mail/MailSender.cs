using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Mail;

/// <summary>Who sends, for leases: the same name as the holder of the run's lease.</summary>
internal sealed record SenderName(string Value);

/// <summary>Who asks for a mail to be sent.</summary>
internal enum SendWhen
{
    /// <summary>The service: it keeps to the back-off.</summary>
    Due,

    /// <summary>Somebody made a run: what waits for its next attempt is tried now.</summary>
    Now,

    /// <summary>Somebody asked for the mails themselves: they go now, whatever the hour.</summary>
    AtAnyHour,
}

/// <summary>
/// Takes the outbox through the transport: in order per address, each mail under a lease. An address that cannot take its mail keeps
/// its later mails waiting and nobody else's; a server that cannot be used ends the pass.
/// </summary>
/// <param name="database">Where the outbox is.</param>
/// <param name="transport">Null with <c>Mail:Transport=None</c>: everything stays waiting.</param>
/// <param name="options">Sender, redirection.</param>
/// <param name="name">Who sends.</param>
/// <param name="clock">The real clock: leases and back-off run on it.</param>
/// <param name="logger">Gets outbox ids and counts, never an address or a server's answer.</param>
internal sealed partial class MailSender(
    Database database,
    IMailTransport? transport,
    MailOptions options,
    SenderName name,
    TimeProvider clock,
    ILogger<MailSender> logger) : IDisposable
{
    private readonly OutboxLeases leases = new(database);
    private readonly SemaphoreSlim onePass = new(1, 1);

    /// <summary>When mails to the municipality may go.</summary>
    public SendCalendar Calendar { get; init; } = SendCalendar.Always;

    /// <summary>For what becomes one mail when it has waited; null where nothing does.</summary>
    public MailTemplates? Templates { get; init; }

    public void Dispose() => onePass.Dispose();

    /// <summary>Sends what waits. Never throws for a mail or a mail server.</summary>
    /// <param name="now">The time that records see.</param>
    /// <param name="when">Who asked.</param>
    /// <param name="cancellationToken">Stops between mails, and gives the mail that is being sent back.</param>
    /// <exception cref="ExpectedFailure">The database failed.</exception>
    public async Task<SendReport> SendPendingAsync(DateTimeOffset now, SendWhen when, CancellationToken cancellationToken)
    {
        await onePass.WaitAsync(cancellationToken);
        try
        {
            var pass = new Pass();
            if (transport is not null)
            {
                await GatherAsync(now, when, cancellationToken);
                await SendAsync(transport, pass, now, when, cancellationToken);
            }

            var state = await database.ReadAsync(OutboxStore.StateAsync, cancellationToken);
            return new SendReport(pass.Sent, pass.Filed, pass.Deferred, pass.Dead, state.Waiting, pass.Error);
        }
        finally
        {
            onePass.Release();
        }
    }

    /// <summary>What has waited for its hour goes as one mail to each address.</summary>
    private async Task GatherAsync(DateTimeOffset now, SendWhen when, CancellationToken cancellationToken)
    {
        if (Calendar.IsAlways || Templates is not { } templates || (when != SendWhen.AtAnyHour && !Calendar.IsOpen(now)))
        {
            return;
        }

        foreach (var waiting in MailGathering.Of((await database.ReadAsync(OutboxStore.OpenAsync, cancellationToken)).Select(entry => entry.AsWaiting)))
        {
            try
            {
                await database.InTransactionAsync(unit => HeldMails.GatherAsync(unit, waiting, mails => GatheredMail.Of(mails, now, templates), now), cancellationToken);
            }
            catch (HeldMails.TakenMeanwhileException)
            {
                // Another process sends them; each goes as it is.
            }
        }
    }

    private async Task SendAsync(IMailTransport way, Pass pass, DateTimeOffset now, SendWhen when, CancellationToken cancellationToken)
    {
        try
        {
            // A mail that was condemned lets the later ones of its address go, in a further round.
            while (await RoundAsync(way, pass, now, when, cancellationToken))
            {
                pass.Blocked.ExceptWith(pass.Condemned);
                pass.Condemned.Clear();
            }
        }
        finally
        {
            await way.HangUpAsync();
        }
    }

    /// <returns>Whether a mail was condemned, so that later ones of its address may go.</returns>
    private async Task<bool> RoundAsync(IMailTransport way, Pass pass, DateTimeOffset now, SendWhen when, CancellationToken cancellationToken)
    {
        var refused = new List<(LeasedMail Mail, Delivery Delivery)>();
        try
        {
            foreach (var entry in await database.ReadAsync(OutboxStore.OpenAsync, cancellationToken))
            {
                if (pass.Stopped)
                {
                    break;
                }

                // A held mail holds no mail to who runs the service.
                if (pass.Blocked.Contains(entry.Address) || (when != SendWhen.AtAnyHour && HeldMails.IsHeld(entry, Calendar, now)))
                {
                    continue;
                }

                if (!MayBeTaken(entry, when)
                    || await leases.TryTakeAsync(entry, name.Value, clock.GetUtcNow(), cancellationToken) is not { } mail)
                {
                    pass.Blocked.Add(entry.Address);
                    continue;
                }

                var delivery = await DeliverAsync(way, mail, now, cancellationToken);
                if (delivery.Outcome == DeliveryOutcome.Permanent)
                {
                    // Whether it is about the mail is known when the others have been tried.
                    refused.Add((mail, delivery));
                    pass.Blocked.Add(entry.Address);
                    continue;
                }

                await RecordAsync(mail, delivery, pass, now);
            }
        }
        finally
        {
            await SettleAsync(refused, pass, now);
        }

        return pass is { Condemned.Count: > 0, Stopped: false };
    }

    /// <summary>
    /// A refusal that every recipient of a pass got is about us, not about them (docs/contract.md 1.6): those mails wait. One address alone
    /// tells nothing, and there the server's answer decides.
    /// </summary>
    private async Task SettleAsync(IReadOnlyList<(LeasedMail Mail, Delivery Delivery)> refused, Pass pass, DateTimeOffset now)
    {
        var isAboutUs = pass.Sent + pass.Filed + pass.Dead == 0
            && refused.Select(one => one.Mail.Mail.Address).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1
            && refused.Select(one => one.Delivery.Reason ?? one.Delivery.Error).Distinct(StringComparer.Ordinal).Count() == 1;
        foreach (var (mail, delivery) in refused)
        {
            if (isAboutUs)
            {
                await RecordAsync(mail, new(DeliveryOutcome.Withheld, $"Alla mottagare avvisas på samma sätt, alltså {OutboxStatus.AboutUs}. {delivery.Error}"), pass, now);
                continue;
            }

            await RecordAsync(mail, delivery, pass, now);
            pass.Condemned.Add(mail.Mail.Address);
        }
    }

    private bool MayBeTaken(OutboxEntry entry, SendWhen when)
    {
        var time = clock.GetUtcNow();
        return BackOff.HasCome(entry.LeasedUntil, time, OutboxLeases.Duration)
            && (when != SendWhen.Due || BackOff.HasCome(entry.DueAt, time, BackOff.Longest));
    }

    private async Task<Delivery> DeliverAsync(IMailTransport way, LeasedMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using var message = MimeMail.Compose(mail.Mail, mail.WrittenAt, now, options, wasHeld: !Calendar.IsAlways && mail.Attempt == 1);
            return await way.DeliverAsync(message, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await leases.ReleaseAsync(mail, CancellationToken.None);
            throw;
        }
        catch (FormatException)
        {
            return new(DeliveryOutcome.Permanent, "Adressen i katalogen går inte att läsa som en e-postadress.");
        }
        catch (InvalidDataException setting)
        {
            return new(DeliveryOutcome.Unavailable, setting.Message);
        }
        catch (Exception unforeseen)
        {
            // One mail that nobody foresaw must not stop the others; its text may hold an address, so only the type is logged.
            Unforeseen(logger, mail.Id, unforeseen.GetType().Name);
            return new(DeliveryOutcome.Temporary, $"Ett oväntat fel hindrade utskicket ({unforeseen.GetType().Name}).");
        }
    }

    // Once a server has the mail this must be written down: not even a stop of the service may come between.
    private async Task RecordAsync(LeasedMail mail, Delivery delivery, Pass pass, DateTimeOffset now)
    {
        var kept = delivery.Outcome switch
        {
            DeliveryOutcome.Sent => await leases.FinishAsync(mail, new(OutboxStatus.Sent, now, RedirectedTo: options.RedirectTo), CancellationToken.None),
            DeliveryOutcome.Filed => await leases.FinishAsync(mail, new(OutboxStatus.Filed, now), CancellationToken.None),
            DeliveryOutcome.Permanent => await leases.FinishAsync(mail, new(OutboxStatus.Rejected, now, delivery.Error), CancellationToken.None),
            _ => await leases.PutBackAsync(mail, delivery.Error, clock.GetUtcNow() + BackOff.After(mail.Attempt), CancellationToken.None),
        };
        pass.Add(mail.Mail.Address, delivery);
        Tried(logger, mail.Id, mail.Attempt, delivery.Outcome);
        if (!kept)
        {
            LeaseLost(logger, mail.Id);
        }
    }

    private sealed class Pass
    {
        /// <summary>Addresses whose first mail was refused for good in this round.</summary>
        public HashSet<string> Condemned { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Blocked { get; } = new(StringComparer.OrdinalIgnoreCase);

        public bool Stopped { get; private set; }

        public int Sent { get; private set; }

        public int Filed { get; private set; }

        public int Deferred { get; private set; }

        public int Dead { get; private set; }

        public string? Error { get; private set; }

        public void Add(string address, Delivery delivery)
        {
            Error ??= delivery.Error;
            switch (delivery.Outcome)
            {
                case DeliveryOutcome.Sent:
                    Sent++;
                    break;
                case DeliveryOutcome.Filed:
                    Filed++;
                    break;
                case DeliveryOutcome.Permanent:
                    Dead++;
                    break;
                default:
                    Deferred++;
                    Blocked.Add(address);
                    Stopped = delivery.Outcome == DeliveryOutcome.Unavailable;
                    break;
            }
        }
    }

    [LoggerMessage(500, LogLevel.Information, "Mail {OutboxId}, attempt {Attempt}: {Outcome}.")]
    private static partial void Tried(ILogger logger, long outboxId, int attempt, DeliveryOutcome outcome);

    [LoggerMessage(501, LogLevel.Warning, "Mail {OutboxId} took longer than its lease; another sender may have sent it too.")]
    private static partial void LeaseLost(ILogger logger, long outboxId);

    [LoggerMessage(502, LogLevel.Error, "Mail {OutboxId} failed with {ExceptionType}.")]
    private static partial void Unforeseen(ILogger logger, long outboxId, string exceptionType);
}
