using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>Reads what <c>status --check</c> judges; creates and upgrades nothing.</summary>
internal sealed class HealthReader(Database database, Migrator migrator, SendCalendar calendar, RulesClock clock)
{
    /// <exception cref="ExpectedFailure">The database is missing, cannot be read, or has another schema than this program.</exception>
    public async Task<HealthFacts> ReadAsync(CancellationToken cancellationToken)
    {
        database.RequireFile();
        var state = await migrator.InspectAsync(cancellationToken);
        if (state.Pending.Count > 0)
        {
            throw new ExpectedFailure(FailureKind.SchemaOld, $"the database lacks {string.Join(", ", state.Pending)}");
        }

        return await database.ReadAsync(ReadAsync, cancellationToken);
    }

    private async Task<HealthFacts> ReadAsync(UnitOfWork unit)
    {
        var success = await RunStore.LastSucceededAsync(unit);
        var outbox = HeldMails.WithoutHeld(await OutboxStore.StateAsync(unit), await OutboxStore.OpenAsync(unit), calendar, clock.Now);
        var newest = await RunStore.NewestAsync(unit, HealthFacts.RunsLookedAt);
        var failed = newest.SkipWhile(run => run.Outcome == "running").TakeWhile(run => run.Outcome == "failed").ToList();
        var open = await ProblemStore.OpenAsync(unit);
        return new HealthFacts(success?.EndedAt, outbox.OldestWaiting, outbox.Waiting, outbox.Dead)
        {
            EndedInInternalError = open.Any(problem => problem is { Type: ProblemTypes.InternalError, SubjectKey: ProblemSubjects.WholeRun }),
            HadInternalError = open.Any(problem => problem.Type == ProblemTypes.InternalError),
            FailedInARow = failed.Count,
            LastFailure = failed is [var last, ..] ? last.ProblemType : null,
            HasWrongClock = open.Any(problem => problem.Type == ProblemTypes.ClockWrong),
            SourceFaults = open.Count(problem => problem.Type == ProblemTypes.SourceFault),
            OnOlderCatalogue = open.Any(problem => problem.Type == ProblemTypes.CatalogueInvalid),
        };
    }
}
