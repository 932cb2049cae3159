using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>What follows a run that is decided and stored; nothing of it makes the run another.</summary>
internal sealed partial class AfterRun(
    Outgoing outgoing, RetentionStage retention, SiteKeeper site, RunSource source, AlertsOptions alerts, Database database, ILogger<AfterRun> logger)
{
    /// <summary>What follows when the run is decided: mails out, what is kept too long away, the site fresh.</summary>
    public async Task<RunSummary> FinishAsync(
        WriterLease lease, SyncRequest request, CatalogueInForce catalogue, RunSummary decided, RunMoment moment, CancellationToken cancellationToken)
    {
        var unsent = await SendAsync(catalogue, request.Unattended ? SendWhen.Due : SendWhen.Now, cancellationToken);
        await WeedAsync(lease, decided.Outcome, moment, cancellationToken);
        return decided with { Problems = [.. decided.Problems, .. unsent, .. decided.Outcome == RunOutcome.Failed ? Array.Empty<Problem>() : await site.RefreshAsync(cancellationToken)] };
    }

    /// <summary>Nothing is removed by a run that got no answer: it does not know whether its clock is right.</summary>
    private async Task WeedAsync(WriterLease lease, RunOutcome outcome, RunMoment moment, CancellationToken cancellationToken)
    {
        if (outcome == RunOutcome.Succeeded)
        {
            await retention.RunAsync(lease, cancellationToken);
        }

        if (outcome != RunOutcome.Failed)
        {
            source.Archive?.Weed(moment.Now);
        }

        await retention.TidyAsync(database, cancellationToken);
    }

    /// <summary>What is decided stands, and its mails with it: a database that goes away now makes them late, not the run a failed one.</summary>
    private async Task<IReadOnlyList<Problem>> SendAsync(CatalogueInForce catalogue, SendWhen when, CancellationToken cancellationToken)
    {
        try
        {
            return await outgoing.SendAsync(when, [.. catalogue.Catalogue.Recipients.Values.SelectMany(addresses => addresses), .. alerts.AdminAddresses], cancellationToken);
        }
        catch (ExpectedFailure failure) when (failure.MayPass)
        {
            NotSent(logger, failure.Message.ReplaceLineEndings(" "));
            return [new Problem(ProblemTypes.MailWaiting, null, null, "Mejlen ligger kvar i kön och skickas senare: databasen slutade svara när körningen var klar.")];
        }
    }

    [LoggerMessage(203, LogLevel.Error, "The run is stored, but its mails could not be sent now: {Reason}")]
    private static partial void NotSent(ILogger logger, string reason);
}
