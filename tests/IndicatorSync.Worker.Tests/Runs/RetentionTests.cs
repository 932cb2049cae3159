using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Tests.Storage;
using Microsoft.Extensions.Logging.Testing;

namespace IndicatorSync.Worker.Tests.Runs;

public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 8, 28, 4, 0, 0, TimeSpan.Zero);

    private readonly FakeLogger<RetentionStage> log = new();
    private TestDatabase? database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);

    public async ValueTask DisposeAsync() => await database!.DisposeAsync();

    [Fact]
    public async Task What_is_old_goes_and_one_line_says_how_much()
    {
        await RunsAsync(1002);

        await WeedAsync(new RetentionOptions { Runs = TimeSpan.FromDays(30) });

        Assert.Equal("Weeded by Retention: 1001 runs and 0 rejected rows.", Assert.Single(log.Collector.GetSnapshot()).Message);
    }

    [Fact]
    public async Task Zero_keeps_everything_for_ever_in_silence()
    {
        await RunsAsync(3);

        await WeedAsync(new RetentionOptions { Runs = TimeSpan.Zero, Rejected = TimeSpan.Zero, Archive = TimeSpan.Zero });

        Assert.Empty(log.Collector.GetSnapshot());
    }

    [Fact]
    public async Task A_database_that_fails_is_a_warning_and_no_exception()
    {
        await database!.Database.InTransactionAsync(unit => unit.ExecuteAsync("DROP TABLE rejected_item"), Cancel);

        await WeedAsync(new RetentionOptions());

        Assert.Contains("tried again after the next run", Assert.Single(log.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
    }

    private async Task WeedAsync(RetentionOptions retention)
    {
        var clock = new RulesClock(TimeProvider.System, Now, new ScheduleOptions().TimeZone);
        await using var lease = await WriterLease.AcquireAsync(database!.Database, TimeProvider.System, "test", TimeSpan.Zero, Cancel);
        await new RetentionStage(retention, clock, log).RunAsync(lease, Cancel);
    }

    private Task RunsAsync(int count) => database!.Database.InTransactionAsync(
        async unit =>
        {
            for (var n = 0; n < count; n++)
            {
                var run = await RunStore.StartAsync(unit, Now.AddDays(-31), "1", null);
                await RunStore.EndAsync(unit, run, RunOutcome.Succeeded, 1, ObservationCounts.None, Now.AddDays(-31));
            }
        },
        Cancel);
}
