using System.Globalization;
using System.Runtime.CompilerServices;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>The run cannot go by its clock; the message says why, in Swedish.</summary>
internal sealed class WrongClockException(string message) : Exception(message);

/// <summary>
/// Looks at the clock between the first answer and the first value stored (docs/contract.md 1.3). A run that is refused judges
/// nothing, removes nothing and mails nothing; its row, the problem, the log and the exit code tell of it.
/// </summary>
internal sealed class ClockCheck(RulesClock clock)
{
    private const string Subject = "klocka";

    /// <summary>
    /// The client's results. Nothing comes out until the clock has been looked at: what failed before the first answer waits for it,
    /// and a run without any answer is looked at when it has asked for everything.
    /// </summary>
    /// <param name="client">The run's own.</param>
    /// <param name="plan">What to ask for.</param>
    /// <param name="database">Knows the last stored run.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="WrongClockException">The clock is more than a day off.</exception>
    public async IAsyncEnumerable<FetchResult> FetchAsync(
        KoladaClient client, IReadOnlyList<PlannedRequest> plan, Database database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<FetchResult>? waiting = clock.StandsStill ? null : [];
        await foreach (var result in client.FetchAsync(plan, cancellationToken))
        {
            if (waiting is null)
            {
                yield return result;
                continue;
            }

            waiting.Add(result);
            if (result is not Fetched)
            {
                continue;
            }

            await LookAsync(client.SourceTime, database, cancellationToken);
            foreach (var passed in waiting)
            {
                yield return passed;
            }

            waiting = null;
        }

        if (waiting is not null)
        {
            await LookAsync(client.SourceTime, database, cancellationToken);
            foreach (var passed in waiting)
            {
                yield return passed;
            }
        }
    }

    /// <summary>Ends the run that was refused.</summary>
    public async Task<RunSummary> EndAsync(UnitOfWork unit, long runId, int requests, WrongClockException refusal)
    {
        await RunStore.EndAsync(unit, runId, RunOutcome.Failed, requests, ObservationCounts.None, clock.Now, new RunFault(refusal.Message, ProblemTypes.ClockWrong));
        await ProblemStore.SettleAsync(
            unit, await ProblemStore.OpenAsync(unit), [new FoundProblem(ProblemTypes.ClockWrong, Subject, null, null, refusal.Message)], _ => false, runId, clock.Now);
        return Refused(runId, requests, refusal);
    }

    /// <summary>What a refused run says of itself.</summary>
    public static RunSummary Refused(long? runId, int requests, WrongClockException refusal) => new(
        RunOutcome.Failed, runId, requests, ObservationCounts.None, 0, new Dictionary<Colour, int>(), [new Problem(ProblemTypes.ClockWrong, null, null, refusal.Message)]);

    /// <summary>For a run that asks Kolada nothing: against the last stored run.</summary>
    /// <exception cref="WrongClockException">The clock is more than a day off.</exception>
    public Task LookAsync(Database database, CancellationToken cancellationToken) =>
        clock.StandsStill ? Task.CompletedTask : LookAsync(source: null, database, cancellationToken);

    private async Task LookAsync(SourceTime? source, Database database, CancellationToken cancellationToken)
    {
        var last = source is null ? await database.ReadAsync(RunStore.LastWorkedAsync, cancellationToken) : null;
        if (ClockTrust.Judge(clock.Now, source, last?.EndedAt ?? last?.StartedAt) is { } fault)
        {
            throw new WrongClockException(Words(fault));
        }
    }

    private static string Words(ClockFault fault) => string.Create(
        CultureInfo.InvariantCulture,
        $"Datorns klocka är mer än ett dygn fel: den visar {fault.Here:yyyy-MM-dd HH:mm} (UTC), men {(fault.BySource ? "Koladas svar kom" : "den senaste lagrade körningen gjordes")} {fault.Other:yyyy-MM-dd HH:mm}. Inget lagrades, bedömdes, gallrades eller mejlades. Ställ klockan och slå på tidssynkronisering.");
}
