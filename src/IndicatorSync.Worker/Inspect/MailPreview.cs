using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Reading;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Inspect;

internal enum PreviewKind
{
    /// <summary>It is in the outbox.</summary>
    Waiting,

    /// <summary>The next run would write it, should nothing new be fetched.</summary>
    Next,

    /// <summary>Nothing is to be reported: what the state is, as a weekly mail says it.</summary>
    Standing,
}

internal sealed record PreviewedMail(PreviewKind Kind, RenderedMail Mail, DateTimeOffset WrittenAt);

/// <summary>
/// The mails that would go out now: those that wait, and those that judging what is stored would bring. It judges in a transaction
/// that is taken back, so nothing is stored or sent.
/// </summary>
internal sealed class MailPreview(
    CatalogueInUse catalogues, Database database, StatusReader reader, JudgeStage judge, AlertStage alert, AlertsOptions alerts, RulesClock clock)
{
    /// <exception cref="ExpectedFailure">There is no database, or no readable catalogue.</exception>
    public async Task<IReadOnlyList<PreviewedMail>> MailsAsync(CancellationToken cancellationToken)
    {
        await reader.EnsureReadableAsync(cancellationToken);
        var inForce = await catalogues.ReadAsync(unattended: false, cancellationToken);
        var waiting = await database.ReadAsync(OutboxStore.WaitingMailsAsync, cancellationToken);
        var next = await database.AndRollBackAsync(
            async unit =>
            {
                var runId = await RunStore.StartAsync(unit, clock.Now, Tracing.Version, inForce.Catalogue.Version);
                var moment = new RunMoment(runId, clock.Now, clock.Today);
                var judged = await judge.RunAsync(unit, inForce.Catalogue, moment, failed: false);
                return await alert.PreviewAsync(unit, inForce.Catalogue, judged, moment);
            },
            cancellationToken);
        var busy = waiting.Select(mail => mail.Mail.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. waiting.Select(mail => new PreviewedMail(PreviewKind.Waiting, mail.Mail, mail.WrittenAt)),
            .. next.Select(mail => new PreviewedMail(KindOf(mail.Digest), mail.Mail, mail.Digest.WrittenAt))
                .Where(mail => mail.Kind == PreviewKind.Next || !busy.Contains(mail.Mail.Address)),
        ];
    }

    private PreviewKind KindOf(Digest digest) =>
        digest.Kind == MailKind.Weekly && !alerts.WeeklySummary ? PreviewKind.Standing : PreviewKind.Next;
}
