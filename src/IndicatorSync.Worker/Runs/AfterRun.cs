using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>What follows when a run is decided: mails out, what is kept too long away, the site fresh.</summary>
internal sealed partial class AfterRun(
    Outgoing outgoing, RetentionStage retention, SiteKeeper site, RunSource source, AlertsOptions alerts, Database database, ILogger<AfterRun> logger)
{
    /// <returns>The run, with the problems that came after it was decided.</returns>
    public async Task<RunSummary> FinishAsync(
        Writing writing, SyncRequest request, CatalogueInForce catalogue, RunSummary decided, RunMoment moment)
    {
        var unsent = await SendAsync(catalogue, request.Unattended ? SendWhen.Due : SendWhen.Now, writing.Stop);
        await RemoveOldAsync(writing, decided.Outcome, moment);
        return decided with { Problems = [.. decided.Problems, .. unsent, .. decided.Outcome == RunOutcome.Failed ? Array.Empty<Problem>() : await RefreshSiteAsync(writing.Stop)] };
    }

    /// <summary>What is decided is stored, and its mails with it: a database that goes away now makes them late, not the run a failed one.</summary>
    private async Task<IReadOnlyList<Problem>> SendAsync(CatalogueInForce catalogue, SendWhen when, CancellationToken cancellationToken)
    {
        using var span = Tracing.Stage("send");
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

    /// <summary>Nothing is removed by a run that got no answer: it does not know whether its clock is right.</summary>
    private async Task RemoveOldAsync(Writing writing, RunOutcome outcome, RunMoment moment)
    {
        using var span = Tracing.Stage("retention");
        if (outcome == RunOutcome.Succeeded)
        {
            await retention.RunAsync(writing.Lease, writing.Stop);
        }

        if (outcome != RunOutcome.Failed)
        {
            source.Archive?.Weed(moment.Now);
        }

        await retention.TidyAsync(database, writing.Stop);
    }

    private async Task<IReadOnlyList<Problem>> RefreshSiteAsync(CancellationToken cancellationToken)
    {
        using var span = Tracing.Stage("report");
        return await site.RefreshAsync(cancellationToken);
    }

    [LoggerMessage(203, LogLevel.Error, "The run is stored, but its mails could not be sent now: {Reason}")]
    private static partial void NotSent(ILogger logger, string reason);
}
