using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// A run that a changed source starts between the whole ones (docs/contract.md 1.9): it asks Kolada nothing, and shows at once what the source
/// changed. Managers hear of it from the next whole run, of what then is; those who handed in have their receipt now. All that it writes is one
/// transaction, so that a process that is killed leaves nothing half.
/// </summary>
internal sealed partial class SourceRun(
    SourceWatch watch,
    Database database,
    WriteAccess access,
    CatalogueSource catalogues,
    JudgeStage judge,
    AlertStage alert,
    HandedInStage handedIn,
    ClockCheck clockCheck,
    Outgoing outgoing,
    SiteKeeper site,
    RulesClock clock,
    IndicatorSyncMetrics metrics,
    ILogger<SourceRun> logger)
{
    /// <summary>Looks at the sources, and runs where one of them says something new. Nothing before a first whole run.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var look = await watch.LookAsync(cancellationToken);
        await access.PrepareAsync(cancellationToken);
        var inForce = await database.ReadAsync(InForceAsync, cancellationToken);
        if (inForce is null || !await database.ReadAsync(unit => SourceTurn.HasNewsAsync(unit, inForce.Catalogue, look.Contents), cancellationToken))
        {
            if (inForce is not null)
            {
                watch.TakenUp(look);
            }

            return;
        }

        using var span = Tracing.Stage("source-run");
        await clockCheck.LookAsync(database, cancellationToken);
        await using var writing = await access.BeginAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        var ran = await writing.Lease.WriteAsync(unit => RunAsync(unit, inForce.Catalogue, look), writing.Stop);
        watch.TakenUp(look);
        if (ran is not { } run)
        {
            return;
        }

        metrics.ObservationsStored(run.Counts);
        foreach (var step in run.Judged.Decisions.SelectMany(decision => decision.ColourChanges))
        {
            metrics.ColourChanged(step.From, step.To.Colour, step.Cause);
        }

        Ran(logger, run.RunId, run.Counts.Received, run.Counts.New, run.Counts.Revised, run.Counts.Withdrawn, run.Counts.Rejected);
        await outgoing.SendAsync(SendWhen.Due, writing.Stop);
        await site.RefreshAsync(writing.Stop);
    }

    /// <summary>The catalogue of the last whole run: what was edited since comes into force with the next, and is reported by it.</summary>
    private async Task<CatalogueInForce?> InForceAsync(UnitOfWork unit) =>
        await RunStore.LastWorkedAsync(unit) is { } last && await CatalogueStore.InForceAsync(unit, last.CatalogueVersion, last.StartedAt) is { } stored
            ? catalogues.ReadStored(stored.Content, fault: null)
            : null;

    /// <summary>Null when another process has taken it up meanwhile.</summary>
    private async Task<SourceRunOutcome?> RunAsync(UnitOfWork unit, IndicatorCatalogue catalogue, SourceLook look)
    {
        var turn = await SourceTurn.BeginAsync(unit, catalogue, look.Contents, clock.Today);
        if (!turn.HasNews)
        {
            return null;
        }

        var now = clock.Now;
        var moment = new RunMoment(await RunStore.StartAsync(unit, now, Tracing.Version, catalogue.Version, RunKind.OfSource), now, clock.Today);
        var read = await turn.StoreAsync(moment);
        var judged = await judge.ShowAsync(unit, catalogue, read.Indicators, moment);
        var written = await handedIn.WriteAsync(unit, catalogue, decisions: [], moment);
        IReadOnlyList<RunProblem> ours = [.. judged.Unjudged.Select(one => one.Problem), .. written.Problems];
        var notices = await SettleAsync(unit, look, [.. read.Problems, .. ours], moment);
        await alert.TellAdminAsync(unit, catalogue, notices, moment);
        await HandedInStage.QueueAsync(unit, written, moment);
        var outcome = ours.Count > 0 ? RunOutcome.Partial : RunOutcome.Succeeded;
        await RunStore.EndAsync(unit, moment.RunId, outcome, requests: 0, read.Counts, now, ours.Count > 0 ? new RunFault(ours[0].Message, ours[0].Type) : null);
        return new SourceRunOutcome(moment.RunId, read.Counts, judged);
    }

    /// <summary>Only what is about the sources that were looked at may close.</summary>
    private static async Task<IReadOnlyList<ProblemNotice>> SettleAsync(UnitOfWork unit, SourceLook look, IReadOnlyList<RunProblem> found, RunMoment moment)
    {
        var subjects = look.Contents.Where(content => !content.IsLeft).Select(content => SourceFaults.SubjectOf(content.Name)).ToList();
        var notices = await ProblemStore.SettleAsync(
            unit,
            await ProblemStore.OpenAsync(unit),
            found.Select(problem => new FoundProblem(problem.Type, problem.Subject, problem.Indicator, problem.Kpi?.Value, problem.Message)),
            open => open.Type == ProblemTypes.SourceFault && subjects.Exists(subject => open.SubjectKey.StartsWith(subject, StringComparison.Ordinal)),
            moment.RunId,
            moment.Now);
        return [.. notices.Where(notice => ProblemTable.IsToldAtOnce(notice.Type, notice.Opened))];
    }

    [LoggerMessage(230, LogLevel.Information, "Source run {RunId}: values received {Received}, new {New}, revised {Revised}, withdrawn {Withdrawn}, set aside {Rejected}.")]
    private static partial void Ran(ILogger logger, long runId, int received, int @new, int revised, int withdrawn, int rejected);

    private readonly record struct SourceRunOutcome(long RunId, ObservationCounts Counts, Judged Judged);
}
