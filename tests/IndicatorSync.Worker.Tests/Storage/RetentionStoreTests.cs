using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteRetentionStoreTests() : RetentionStoreTests(Engine.Sqlite);

public sealed class SqlServerRetentionStoreTests() : RetentionStoreTests(Engine.SqlServer);

public abstract class RetentionStoreTests(Engine engine) : StorageTests(engine)
{
    private const string Reject = """
        INSERT INTO rejected_item (run_id, lost_values, reason, raw, seen_at) VALUES (1, 1, 'unreadable', '{}', @at)
        """;

    [Fact]
    public async Task Old_runs_go_in_batches_and_the_last_success_and_what_follows_stay()
    {
        foreach (var outcome in new[] { RunOutcome.Succeeded, RunOutcome.Failed, RunOutcome.Succeeded, RunOutcome.Succeeded, RunOutcome.Failed })
        {
            await RunAsync(outcome, Now.AddDays(-100));
        }

        Assert.Equal(2, await ForgetAsync(Now, take: 2));
        Assert.Equal(1, await ForgetAsync(Now, take: 2));
        Assert.Equal(0, await ForgetAsync(Now, take: 2));

        Assert.Equal(["failed", "succeeded"], (await ReadAsync(unit => RunStore.NewestAsync(unit, 10))).Select(run => run.Outcome));
    }

    [Fact]
    public async Task Runs_that_are_young_enough_stay()
    {
        await RunAsync(RunOutcome.Succeeded, Now.AddDays(-10));
        await RunAsync(RunOutcome.Succeeded, Now);

        Assert.Equal(0, await ForgetAsync(Now.AddDays(-11), take: 10));
    }

    [Fact]
    public async Task A_database_in_which_no_run_succeeded_keeps_them_all()
    {
        await RunAsync(RunOutcome.Failed, Now.AddDays(-100));

        Assert.Equal(0, await ForgetAsync(Now, take: 10));
    }

    [Fact]
    public async Task Old_rejected_rows_go_and_young_ones_stay()
    {
        foreach (var days in new[] { 400, 399, 1 })
        {
            await WriteAsync(unit => unit.ExecuteAsync(Reject, new { at = Now.AddDays(-days) }));
        }

        Assert.Equal(1, await WriteAsync(unit => RetentionStore.ForgetRejectedAsync(unit, Now.AddDays(-365), 1)));
        Assert.Equal(1, await WriteAsync(unit => RetentionStore.ForgetRejectedAsync(unit, Now.AddDays(-365), 10)));
        Assert.Equal(1, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM rejected_item")));
    }

    private Task<int> ForgetAsync(DateTimeOffset before, int take) => WriteAsync(unit => RetentionStore.ForgetRunsAsync(unit, before, take));

    private Task RunAsync(RunOutcome outcome, DateTimeOffset at) => WriteAsync(async unit =>
    {
        var run = await RunStore.StartAsync(unit, at, "1", null);
        await RunStore.EndAsync(unit, run, outcome, 1, ObservationCounts.None, at);
    });
}
