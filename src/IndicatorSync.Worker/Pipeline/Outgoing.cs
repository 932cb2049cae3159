using IndicatorSync.Core.Coverage;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>Sends what waits, after the deciding: an alarm whose mail has left is no longer new.</summary>
internal sealed class Outgoing(MailSender sender, Database database, RulesClock clock)
{
    /// <summary>Mail that could not go now is no failure: it waits, and a problem says so.</summary>
    public async Task<IReadOnlyList<Problem>> SendAsync(bool evenIfNotDue, CancellationToken cancellationToken)
    {
        var report = await sender.SendPendingAsync(clock.Now, evenIfNotDue, cancellationToken);
        await database.InTransactionAsync(unit => StateStore.ActivateHandedOverAsync(unit, clock.Now), cancellationToken);
        return report.Error is { } error
            ? [new Problem(ProblemTypes.MailWaiting, null, null, FormattableString.Invariant($"{report.Waiting} mejl väntar på att skickas. {error}"))]
            : [];
    }
}
