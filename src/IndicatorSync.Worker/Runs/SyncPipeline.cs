using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// One whole run, from top to bottom: plan, fetch and store request by request, judge what is stored, decide and record in one
/// transaction, send afterwards (docs/architecture.md 2.1).
/// </summary>
internal sealed partial class SyncPipeline(
    CatalogueInUse catalogues,
    Database database,
    WriteAccess access,
    RunSource source,
    IServiceScopeFactory scopes,
    RunOpening opening,
    Rehearsal rehearsal,
    DecideStage decide,
    SourceStage sources,
    AfterRun after,
    AnswerStage answers,
    OptionalReadings optional,
    RunGuard guard,
    ClockCheck clockCheck,
    EarlierFiles earlierFiles,
    RulesClock clock,
    TimeProvider time,
    IndicatorSyncMetrics metrics,
    ILogger<SyncPipeline> logger)
{
    /// <exception cref="ExpectedFailure">The catalogue, the database or its origin does not let a run begin; nothing was written.</exception>
    public async Task<RunSummary> RunAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var activity = Tracing.Source.StartActivity("sync");
        var summary = await GuardedAsync(request, cancellationToken);
        metrics.RunEnded(summary.Outcome, time.GetElapsedTime(started), clock.Now);
        metrics.ObservationsStored(summary.Observations);
        metrics.Judged(summary.Colours);
        activity?.SetTag("outcome", summary.Outcome.ToString());
        var codes = string.Join(", ", summary.Problems.Select(problem => problem.Type).Distinct());
        RunEnded(logger, summary.RunId, summary.Outcome, summary.Requests, summary.Observations.Received, summary.Observations.New, summary.Observations.Revised, summary.Observations.Withdrawn, summary.Mails, summary.Problems.Count, codes, time.GetElapsedTime(started).TotalSeconds);
        if (summary.Outcome == RunOutcome.Failed)
        {
            RunFailed(logger, summary.RunId, codes);
        }

        return summary;
    }

    /// <summary>A dry run has nothing to end: what breaks it is reported to whoever asked for it.</summary>
    private async Task<RunSummary> GuardedAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        var progress = new RunProgress();
        try
        {
            var catalogue = await catalogues.ReadAsync(request.Unattended, cancellationToken);
            progress.Catalogue = catalogue.Catalogue;
            await using var scope = scopes.CreateAsyncScope();
            var client = scope.ServiceProvider.GetRequiredService<KoladaClient>();
            progress.Requests = () => client.RequestCount;
            source.Recorder?.KeepCatalogue(catalogue.Text);
            return request.DryRun
                ? await rehearsal.RunAsync(client, catalogue, cancellationToken)
                : await RunAsync(request, client, catalogue, progress, cancellationToken);
        }
        catch (WrongClockException refusal) when (request.DryRun)
        {
            return ClockCheck.Refused(null, progress.Requests(), refusal);
        }
        catch (Exception unforeseen) when (!request.DryRun && RunGuard.IsUnforeseen(unforeseen, cancellationToken))
        {
            return await guard.EndAsync(progress, request, unforeseen, cancellationToken);
        }
    }

    private async Task<RunSummary> RunAsync(
        SyncRequest request, KoladaClient client, CatalogueInForce catalogue, RunProgress progress, CancellationToken cancellationToken)
    {
        progress.Stage = "innan något hade hämtats";
        await using var writing = await access.BeginAsync(request.Unattended ? Timeout.InfiniteTimeSpan : WriteAccess.CommandWaits, cancellationToken);
        var (lease, stop) = (writing.Lease, writing.Stop);
        var earlier = await earlierFiles.FindAsync(stop);
        var plan = await opening.PlanAsync(database, catalogue, stop);
        (var begun, client.Known) = await lease.WriteAsync(unit => opening.BeginAsync(unit, catalogue), stop);
        (progress.Begun, progress.Stage) = (begun, "när svaren hämtades och lagrades");
        source.Archive?.BeginRun(begun.Moment.Now, catalogue.Text);
        try
        {
            var ledger = new RunLedger(catalogue.Catalogue);
            using (Tracing.Stage("fetch"))
            {
                await foreach (var result in clockCheck.FetchAsync(client, plan, database, stop).OneAhead(stop))
                {
                    await answers.TakeAsync(lease, client.Known, result, begun.Moment, ledger, stop);
                    progress.Counts = ledger.Counts;
                }

                if (ledger.HasAnswers)
                {
                    await optional.RefreshAsync(client, catalogue.Catalogue, lease, begun.Moment, ledger, request.Tell, stop);
                    progress.Counts = ledger.Counts;
                }
            }

            client.Known = KnownAnswers.None; // nothing more is asked: what was known of every pair is not held while all of them are judged
            var others = await TakeOthersAsync(lease, request, catalogue, progress, ledger, stop);
            progress.Stage = "när värdena bedömdes";

            var run = new FetchedRun(catalogue, begun, ledger, client.RequestCount, [.. client.Notes, .. source.Notes], request.LastAttempt) { Sources = others, OfService = request.Unattended, DatabaseWas = request.DatabaseWas, EarlierFiles = earlier };
            var decided = await DecideAsync(lease, run, stop);
            foreach (var change in decided.Changes)
            {
                metrics.ColourChanged(change.From, change.To, change.Cause);
            }

            progress.Stage = "när bedömningen var klar";
            return await after.FinishAsync(writing, request, catalogue, decided.Summary, begun.Moment);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var timeLimit = new CancellationTokenSource(WriterLease.EndsWithin, time);
            await lease.WriteAsync(unit => RunStore.InterruptAsync(unit, begun.Moment.RunId, clock.Now), timeLimit.Token);
            Interrupted(logger, begun.Moment.RunId);
            throw;
        }
        catch (WrongClockException refusal)
        {
            source.Archive?.DropRun();
            return await lease.WriteAsync(unit => clockCheck.EndAsync(unit, begun.Moment.RunId, progress.Requests(), refusal), stop);
        }
        catch (ExpectedFailure failure) when (!failure.MayPass && failure.Kind != FailureKind.OfTheProgram)
        {
            await EndAsFailedAsync(lease, begun.Moment.RunId, progress, failure);
            throw;
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            throw WriterLease.TakenOver();
        }
        finally
        {
            source.Archive?.EndRun();
        }
    }

    /// <summary>What other sources than Kolada say, after Kolada: its answers tell whether the clock is to be trusted.</summary>
    private async Task<SourcesRead> TakeOthersAsync(
        WriterLease lease, SyncRequest request, CatalogueInForce catalogue, RunProgress progress, RunLedger ledger, CancellationToken cancellationToken)
    {
        using var span = Tracing.Stage("sources");
        progress.Stage = "när andra källor lästes";
        var contents = await sources.ReadAsync(request.Unattended, cancellationToken);
        var others = await SourceStage.StoreAsync(lease, catalogue.Catalogue, contents, progress.Begun!.Moment, cancellationToken);
        SourceLog.Tell(logger, others);
        ledger.Add(others);
        progress.Counts = ledger.Counts;
        return others;
    }

    private async Task<Decided> DecideAsync(WriterLease lease, FetchedRun run, CancellationToken cancellationToken)
    {
        using var span = Tracing.Stage("decide");
        return await lease.WriteAsync(unit => decide.RunAsync(unit, run), cancellationToken);
    }

    /// <summary>An expected failure in the middle of a run (a recording that cannot be written): its row says so and is not left marked as running.</summary>
    private async Task EndAsFailedAsync(WriterLease lease, long runId, RunProgress progress, ExpectedFailure failure)
    {
        try
        {
            await lease.WriteAsync(
                unit => RunStore.EndAsync(unit, runId, RunOutcome.Failed, progress.Requests(), progress.Counts, clock.Now, new RunFault(failure.Swedish?.ToString() ?? failure.Message)), CancellationToken.None);
        }
        catch (ExpectedFailure)
        {
            // Another process has taken over, or the database is gone: the next run marks this one as interrupted.
        }
    }

    [LoggerMessage(200, LogLevel.Information, "Run {RunId} {Outcome}: requests {Requests}, values received {Received}, new {New}, revised {Revised}, withdrawn {Withdrawn}, mails queued {Mails}, problems {Problems} ({Codes}), {Seconds:0.0} s.")]
    private static partial void RunEnded(ILogger logger, long? runId, RunOutcome outcome, int requests, int received, int @new, int revised, int withdrawn, int mails, int problems, string codes, double seconds);

    [LoggerMessage(204, LogLevel.Error, "Run {RunId} failed: {Codes}. What each means stands in docs/drift.md, what was found in rapport.Datakvalitet.")]
    private static partial void RunFailed(ILogger logger, long? runId, string codes);

    [LoggerMessage(201, LogLevel.Warning, "Run {RunId} was interrupted; the next one continues.")]
    private static partial void Interrupted(ILogger logger, long runId);
}
