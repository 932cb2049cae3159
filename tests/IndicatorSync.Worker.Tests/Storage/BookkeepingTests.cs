using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteBookkeepingTests() : BookkeepingTests(Engine.Sqlite);

public sealed class SqlServerBookkeepingTests() : BookkeepingTests(Engine.SqlServer);

/// <summary>Runs, catalogues, problems and the origin.</summary>
public abstract class BookkeepingTests(Engine engine) : StorageTests(engine)
{
    [Fact]
    public async Task A_run_is_running_until_it_ends_with_its_counts()
    {
        var counts = new ObservationCounts(1, 2, 3, 4, 5, 6);
        var id = await WriteAsync(unit => RunStore.StartAsync(unit, Now, "1.2.3", "abc"));
        var running = Assert.Single(await ReadAsync(unit => RunStore.NewestAsync(unit, 5)));

        await WriteAsync(unit => RunStore.EndAsync(unit, id, RunOutcome.Partial, 9, counts, Now.AddMinutes(1), new RunFault("server says 500", "not_fetched")));

        var ended = Assert.Single(await ReadAsync(unit => RunStore.NewestAsync(unit, 5)));
        Assert.Equal(("running", Now, null), (running.Outcome, running.StartedAt, running.EndedAt));
        Assert.Equal((id, "partial", 9, counts), (ended.RunId, ended.Outcome, ended.Requests, ended.Counts));
        Assert.Equal((Now.AddMinutes(1), "1.2.3", "abc", "server says 500", "not_fetched"), (ended.EndedAt, ended.ProgramVersion, ended.CatalogueVersion, ended.ErrorMessage, ended.ProblemType));
    }

    [Fact]
    public async Task A_run_left_by_a_dead_process_is_interrupted_by_the_next()
    {
        await WriteAsync(unit => RunStore.StartAsync(unit, Now, "1", null));
        var second = await WriteAsync(unit => RunStore.StartAsync(unit, Now.AddDays(1), "1", null));
        await WriteAsync(unit => RunStore.EndAsync(unit, second, RunOutcome.Succeeded, 1, ObservationCounts.None, Now.AddDays(1)));

        var runs = await ReadAsync(unit => RunStore.NewestAsync(unit, 5));
        Assert.Equal(["succeeded", "interrupted"], runs.Select(run => run.Outcome));
        Assert.Equal(second, (await ReadAsync(RunStore.LastSucceededAsync))!.RunId);
    }

    [Fact]
    public async Task A_stopped_run_is_interrupted_and_an_ended_one_is_not()
    {
        var id = await WriteAsync(unit => RunStore.StartAsync(unit, Now, "1", null));
        await WriteAsync(unit => RunStore.InterruptAsync(unit, id, Now));
        var other = await WriteAsync(unit => RunStore.StartAsync(unit, Now, "1", null));
        await WriteAsync(unit => RunStore.EndAsync(unit, other, RunOutcome.Failed, 0, ObservationCounts.None, Now));
        await WriteAsync(unit => RunStore.InterruptAsync(unit, other, Now));

        Assert.Equal(["failed", "interrupted"], (await ReadAsync(unit => RunStore.NewestAsync(unit, 2))).Select(run => run.Outcome));
        Assert.Null(await ReadAsync(RunStore.LastSucceededAsync));
    }

    [Fact]
    public async Task The_last_run_that_decided_before_another_is_found_by_its_beginning()
    {
        Assert.Null(await ReadAsync(unit => RunStore.LastDecidedBeforeAsync(unit, 99, Now.AddDays(2))));
        var first = await WriteAsync(unit => RunStore.StartAsync(unit, Now, "1", null));
        await WriteAsync(unit => RunStore.EndAsync(unit, first, RunOutcome.Failed, 1, ObservationCounts.None, Now.AddMinutes(1)));
        var second = await WriteAsync(unit => RunStore.StartAsync(unit, Now.AddDays(1), "1", null));
        await WriteAsync(unit => RunStore.InterruptAsync(unit, second, Now.AddDays(1)));
        var third = await WriteAsync(unit => RunStore.StartAsync(unit, Now.AddDays(2), "1", null));

        Assert.Equal(Now, await ReadAsync(unit => RunStore.LastDecidedBeforeAsync(unit, third, Now.AddDays(2))));
        Assert.Null(await ReadAsync(unit => RunStore.LastDecidedBeforeAsync(unit, first, Now.AddDays(2))));
    }

    [Fact]
    public async Task A_problem_that_is_over_is_written_down_closed_and_its_time_is_told()
    {
        var away = new FoundProblem("database_away", "databas", null, null, "Databasen har varit borta.");
        var (from, to) = (Now.AddHours(-1), Now);
        Task<bool> IsToldAsync(DateTimeOffset start, DateTimeOffset end) => ReadAsync(unit => ProblemStore.IsToldAsync(unit, "database_away", "databas", start, end));

        var first = await WriteAsync(unit => ProblemStore.AddPastAsync(unit, away, from, to, 7));
        var second = await WriteAsync(unit => ProblemStore.AddPastAsync(unit, away, Now.AddDays(1), Now.AddDays(2), 9));

        Assert.Equal((1, false, "Databasen har varit borta."), (first.Ordinal, first.Opened, first.Description));
        Assert.Equal(2, second.Ordinal);
        Assert.Empty(await ReadAsync(ProblemStore.OpenAsync));
        Assert.True(await IsToldAsync(from.AddMinutes(5), to.AddHours(1)));
        Assert.False(await IsToldAsync(to, to.AddHours(1)));
    }

    [Fact]
    public async Task The_last_valid_catalogue_is_kept_with_its_text()
    {
        Assert.Null(await ReadAsync(CatalogueStore.LastValidAsync));
        await WriteAsync(unit => CatalogueStore.KeepAsync(unit, "a", "plan: å\n", isValid: true, Now));
        await WriteAsync(unit => CatalogueStore.KeepAsync(unit, "b", "plan: b\n", isValid: true, Now.AddDays(1)));
        await WriteAsync(unit => CatalogueStore.KeepAsync(unit, "c", "plan: [", isValid: false, Now.AddDays(2)));
        var second = await ReadAsync(CatalogueStore.LastValidAsync);

        await WriteAsync(unit => CatalogueStore.KeepAsync(unit, "a", "plan: å\n", isValid: true, Now.AddDays(3)));

        var last = await ReadAsync(CatalogueStore.LastValidAsync);
        Assert.Equal("b", second!.Version);
        Assert.Equal(("a", "plan: å\n", Now), (last!.Version, last.Content, last.FirstUsedAt));
    }

    [Fact]
    public async Task A_problem_opens_once_closes_once_and_counts_its_openings()
    {
        var problem = new FoundProblem("kpi_gone", "U23471", "helhetssyn", "U23471", "Nyckeltalet finns inte längre.");

        var first = await SettleAsync(1, problem);
        var again = await SettleAsync(2, problem with { Description = "Nyckeltalet saknas." });
        var closed = await SettleAsync(3);
        var reopened = await SettleAsync(4, problem);

        Assert.Equal((1L, true), (Assert.Single(first).Ordinal, first[0].Opened));
        Assert.Empty(again);
        Assert.Equal((1L, false, "Nyckeltalet saknas."), (Assert.Single(closed).Ordinal, closed[0].Opened, closed[0].Description));
        Assert.Equal((2L, true), (Assert.Single(reopened).Ordinal, reopened[0].Opened));
        var open = Assert.Single(await ReadAsync(ProblemStore.OpenAsync));
        Assert.Equal(("helhetssyn", "U23471", Now.AddDays(4)), (open.IndicatorId, open.KpiId, open.OpenedAt));
    }

    [Fact]
    public async Task A_problem_that_was_not_looked_for_stays_open()
    {
        await SettleAsync(1, new FoundProblem("a", "x", null, null, "a"), new FoundProblem("b", "x", null, null, "b"));

        var notices = await WriteAsync(async unit => await ProblemStore.SettleAsync(unit, await ProblemStore.OpenAsync(unit), [], problem => problem.Type == "a", 2, Now));

        Assert.Equal("a", Assert.Single(notices).Type);
        Assert.Equal("b", Assert.Single(await ReadAsync(ProblemStore.OpenAsync)).Type);
    }

    [Fact]
    public async Task A_database_takes_no_run_from_another_origin_once_it_was_used()
    {
        await WriteAsync(unit => OriginStamp.StampAsync(unit, "api.kolada.se", Now));
        await WriteAsync(unit => OriginStamp.StampAsync(unit, "replay:norsjo", Now));
        await WriteAsync(unit => RunStore.StartAsync(unit, Now, "1", null));
        await WriteAsync(unit => OriginStamp.StampAsync(unit, "replay:norsjo", Now));

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => WriteAsync(unit => OriginStamp.StampAsync(unit, "api.kolada.se", Now)));

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains("replay:norsjo", failure.Message, StringComparison.Ordinal);
        Assert.Equal("replay:norsjo", await ReadAsync(OriginStamp.ReadAsync));
    }

    private Task<IReadOnlyList<Core.Alerting.ProblemNotice>> SettleAsync(long runId, params FoundProblem[] found) =>
        WriteAsync(async unit => await ProblemStore.SettleAsync(unit, await ProblemStore.OpenAsync(unit), found, _ => true, runId, Now.AddDays(runId)));
}
