using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>How far a run has come, for whoever must end it.</summary>
internal sealed class RunProgress
{
    /// <summary>What it was doing, Swedish: "när …".</summary>
    public string Stage { get; set; } = "när katalogen lästes";

    public IndicatorCatalogue? Catalogue { get; set; }

    /// <summary>Null before the run had its row.</summary>
    public BegunRun? Begun { get; set; }

    public ObservationCounts Counts { get; set; } = ObservationCounts.None;

    public Func<int> Requests { get; set; } = () => 0;
}

/// <summary>
/// The outer boundary of a run (docs/contract.md 1.15): what nobody foresaw ends it as failed, and everybody who looks after the
/// service learns of it, by the row of the run, the problem, the log with its trace, the metric, <c>status --check</c> and, after the
/// day's last attempt, a mail. Without it the row would stay marked as running and the rest would be silence.
/// </summary>
internal sealed partial class RunGuard(
    WriteAccess access, AlertStage alert, Outgoing outgoing, RulesClock clock, ILogger<RunGuard> logger)
{
    /// <summary>What is a fault of the program; another expected failure has its own words, and a stop is none.</summary>
    public static bool IsUnforeseen(Exception failure, CancellationToken stop) =>
        failure is not ExpectedFailure { Kind: not FailureKind.OfTheProgram } && !stop.IsCancellationRequested;

    /// <returns>The run as it ended.</returns>
    /// <exception cref="ExpectedFailure">The database does not take it either.</exception>
    public async Task<RunSummary> EndAsync(RunProgress run, SyncRequest request, Exception unforeseen, CancellationToken cancellationToken)
    {
        Broke(logger, run.Begun?.Moment.RunId, unforeseen);
        var words = $"Ett fel i programmet avbröt körningen {run.Stage}. Lagrade värden och färger står kvar. Hela felet står i loggen (händelse 206); anmäl det till den som förvaltar programmet.";
        await using var writing = await access.BeginAsync(WriteAccess.CommandWaits, cancellationToken);
        var lease = writing.Lease;
        var moment = await lease.WriteAsync(unit => EndAsync(unit, run, words), cancellationToken);
        var mails = request.LastAttempt ? await TellAsync(lease, run.Catalogue, moment, cancellationToken) : 0;
        return new RunSummary(
            RunOutcome.Failed,
            moment.RunId,
            run.Requests(),
            run.Counts,
            mails,
            new Dictionary<Colour, int>(),
            [new Problem(ProblemTypes.InternalError, null, null, words)]);
    }

    private async Task<RunMoment> EndAsync(UnitOfWork unit, RunProgress run, string words)
    {
        var now = clock.Now;
        var runId = run.Begun?.Moment.RunId ?? await RunStore.StartAsync(unit, now, Tracing.Version, run.Catalogue?.Version);
        await RunStore.EndAsync(unit, runId, RunOutcome.Failed, run.Requests(), run.Counts, now, new RunFault(words, ProblemTypes.InternalError));
        await ProblemStore.SettleAsync(
            unit, await ProblemStore.OpenAsync(unit), [new FoundProblem(ProblemTypes.InternalError, ProblemSubjects.WholeRun, null, null, words)], _ => false, runId, now);
        return new RunMoment(runId, now, clock.Today);
    }

    /// <summary>
    /// In a transaction of its own, and with a boundary of its own: what broke the run may break the mail about it as well, and the
    /// row of the run must be there all the same.
    /// </summary>
    private async Task<int> TellAsync(WriterLease lease, IndicatorCatalogue? catalogue, RunMoment moment, CancellationToken cancellationToken)
    {
        try
        {
            var queued = await lease.WriteAsync(
                async unit => await alert.TellAdminAsync(unit, catalogue, await InternalErrors.NoticesAsync(unit, [], moment, lastAttempt: true), moment), cancellationToken);
            await outgoing.SendAsync(SendWhen.Now, cancellationToken);
            return queued;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotTold(logger, failure);
            return 0;
        }
    }

    [LoggerMessage(206, LogLevel.Error, "Run {RunId} ended by a fault in this program, worth reporting.")]
    private static partial void Broke(ILogger logger, long? runId, Exception unforeseen);

    [LoggerMessage(207, LogLevel.Error, "The administrator could not be told of the fault that ended the run.")]
    private static partial void NotTold(ILogger logger, Exception failure);
}
