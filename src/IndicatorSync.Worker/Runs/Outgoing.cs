using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>Sends what waits, after the deciding: an alarm whose mail has left is no longer new.</summary>
internal sealed partial class Outgoing(
    MailSender sender, Database database, RulesClock clock, SendCalendar calendar, RetentionOptions retention, IndicatorSyncMetrics metrics, ILogger<Outgoing> logger)
{
    /// <summary>Small enough that the transaction is over before anybody waits for it.</summary>
    private const int BatchOfBodies = 500;

    public Task<IReadOnlyList<Problem>> SendAsync(SendWhen when, CancellationToken cancellationToken) => SendAsync(when, null, cancellationToken);

    /// <summary>Mail that could not go now is no failure: it waits, and a problem says so.</summary>
    /// <param name="when">Who asks.</param>
    /// <param name="writtenTo">Every address that a run writes to, where one is known: what was refused for good to others is closed.</param>
    /// <param name="cancellationToken">Stops between mails.</param>
    public async Task<IReadOnlyList<Problem>> SendAsync(SendWhen when, IReadOnlyList<string>? writtenTo, CancellationToken cancellationToken) =>
        (await SendPassAsync(when, writtenTo, cancellationToken)).Problems;

    /// <summary>Everything that waits, at any hour, because somebody asked for it.</summary>
    public Task<(SendReport Report, IReadOnlyList<Problem> Problems)> SendAllAsync(CancellationToken cancellationToken) => SendPassAsync(SendWhen.AtAnyHour, null, cancellationToken);

    private async Task<(SendReport Report, IReadOnlyList<Problem> Problems)> SendPassAsync(SendWhen when, IReadOnlyList<string>? writtenTo, CancellationToken cancellationToken)
    {
        var report = await sender.SendPendingAsync(clock.Now, when, cancellationToken);
        await database.InTransactionAsync(unit => StateStore.ActivateHandedOverAsync(unit, clock.Now), cancellationToken);
        var state = await database.ReadAsync(
            async unit => HeldMails.WithoutHeld(await OutboxStore.StateAsync(unit), await OutboxStore.OpenAsync(unit), calendar, clock.Now), cancellationToken);
        if (state.Dead > 0 && writtenTo is not null)
        {
            await database.InTransactionAsync(async unit => { await OutboxStore.CloseStrayAsync(unit, writtenTo, clock.Now); return true; }, cancellationToken);
        }

        metrics.OutboxSeen(state.Waiting, state.OldestWaiting is { } oldest && oldest < clock.Now ? clock.Now - oldest : TimeSpan.Zero, state.Dead);
        await ForgetOldAsync(cancellationToken);

        // The service asks at its start and every few minutes: the gauge tells of runs that another process has made too.
        if ((await database.ReadAsync(RunStore.LastSucceededAsync, cancellationToken))?.EndedAt is { } succeeded)
        {
            metrics.LastSucceeded(succeeded);
        }

        return (report, report.Error is { } error ? [new Problem(ProblemTypes.MailWaiting, null, null, $"{Told(report)} {error}")] : []);
    }

    private static string Told(SendReport report) => report switch
    {
        { Waiting: > 0 } => FormattableString.Invariant($"{report.Waiting} mejl väntar på att skickas."),
        { Dead: 1 } => "Ett mejl avvisades för gott.",
        _ => FormattableString.Invariant($"{report.Dead} mejl avvisades för gott."),
    };

    /// <summary><c>Retention:Mails</c>: the text of delivered mails goes, their rows stay.</summary>
    private async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        if (retention.Mails == TimeSpan.Zero)
        {
            return;
        }

        var before = clock.Now - retention.Mails;
        var (forgotten, batch) = (0, BatchOfBodies);
        while (batch == BatchOfBodies)
        {
            batch = await database.InTransactionAsync(unit => OutboxStore.ForgetBodiesAsync(unit, before, BatchOfBodies), cancellationToken);
            forgotten += batch;
        }

        if (forgotten > 0)
        {
            Forgot(logger, forgotten, before);
        }
    }

    [LoggerMessage(510, LogLevel.Information, "The text of {Mails} mails delivered before {Before:u} was removed (Retention:Mails).")]
    private static partial void Forgot(ILogger logger, int mails, DateTimeOffset before);
}
