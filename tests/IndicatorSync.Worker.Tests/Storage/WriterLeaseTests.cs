using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteWriterLeaseTests() : WriterLeaseTests(Engine.Sqlite)
{
    [Fact]
    public async Task A_row_that_another_session_has_locked_is_said_to_be_locked()
    {
        var impatient = new Worker.Foundation.Configuration.DatabaseOptions { ConnectionString = Created.Options.ConnectionString + ";Default Timeout=1" };
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection(Created.Options.ConnectionString);
        await other.OpenAsync(Cancel);
        await using var open = await other.BeginTransactionAsync(Cancel);

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => WriterLease.AcquireAsync(
            new Worker.Storage.Engine.Database(impatient, TimeProvider.System), new PassingTime(WriterLease.LookEvery), "second", TimeSpan.FromSeconds(1), Cancel));

        Assert.Contains("is locked by another session", failure.Message, StringComparison.Ordinal);
    }
}

public sealed class SqlServerWriterLeaseTests() : WriterLeaseTests(Engine.SqlServer);

public abstract class WriterLeaseTests(Engine engine) : StorageTests(engine)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_free_lease_is_had_at_once()
    {
        var time = Waiting();

        await using var lease = await AcquireAsync(time, "run");

        Assert.Equal(TimeSpan.Zero, time.Passed);
        Assert.Null(lease.TookOverFrom);
        Assert.Equal(42, await lease.WriteAsync(unit => unit.ScalarAsync<int>("SELECT 42"), Cancel));
    }

    [Fact]
    public async Task A_clean_end_lets_the_next_start_at_once()
    {
        await (await AcquireAsync(Waiting(), "first")).DisposeAsync();
        var time = Waiting();

        await using var second = await AcquireAsync(time, "second");

        Assert.Equal(TimeSpan.Zero, time.Passed);
        Assert.Null(second.TookOverFrom);
    }

    [Fact]
    public async Task A_silent_holder_is_taken_over_after_thirty_seconds()
    {
        await using var dead = await AcquireAsync(new FakeTimeProvider(), "dead");
        var time = Waiting();

        await using var heir = await AcquireAsync(time, "heir");

        Assert.Equal(WriterLease.DeadAfter, time.Passed);
        Assert.Equal("dead", heir.TookOverFrom);
    }

    [Fact]
    public async Task A_holder_that_renews_is_waited_for_and_named()
    {
        await using var alive = await AcquireAsync(new FakeTimeProvider(), "sync on SRV01, process 4711");
        var time = Waiting(onWait: passed =>
        {
            if (passed.Ticks % WriterLease.RenewEvery.Ticks == 0)
            {
                Assert.True(alive.RenewAsync(CancellationToken.None).GetAwaiter().GetResult());
            }
        });

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => AcquireAsync(time, "second"));

        Assert.Equal(Wait, time.Passed);
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Contains("sync on SRV01, process 4711", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_taken_over_writes_no_more()
    {
        await using var dead = await AcquireAsync(new FakeTimeProvider(), "dead");
        await using var heir = await AcquireAsync(Waiting(), "heir");

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => dead.WriteAsync(unit => RunStore.StartAsync(unit, Now, "1.0", null), Cancel));
        await heir.WriteAsync(unit => RunStore.StartAsync(unit, Now, "1.0", null), Cancel);

        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.StartsWith("another process has taken over this database", failure.Message, StringComparison.Ordinal);
        Assert.False(await dead.RenewAsync(Cancel));
        Assert.Single(await ReadAsync(unit => RunStore.NewestAsync(unit, 10)));
    }

    [Fact]
    public async Task The_late_end_of_a_dead_holder_frees_nothing()
    {
        var dead = await AcquireAsync(new FakeTimeProvider(), "dead");
        await using var heir = await AcquireAsync(Waiting(), "heir");

        await dead.DisposeAsync();

        Assert.True(await heir.RenewAsync(Cancel));
    }

    [Fact]
    public async Task A_write_is_a_sign_of_life()
    {
        await using var lease = await AcquireAsync(new FakeTimeProvider(), "run");
        var before = await NumberAsync();

        await lease.WriteAsync(unit => unit.ScalarAsync<int>("SELECT 1"), Cancel);

        Assert.True(await NumberAsync() > before);
    }

    [Fact]
    public async Task The_holder_renews_every_ten_seconds_and_hears_when_it_lost()
    {
        var time = new FakeTimeProvider();
        await using var lease = await AcquireAsync(time, "run");
        var lost = new TaskCompletionSource();
        await using var registration = lease.Lost.Register(lost.SetResult);
        await using var heir = await AcquireAsync(Waiting(), "heir");

        time.Advance(WriterLease.RenewEvery);

        await lost.Task.WaitAsync(Cancel);
    }

    [Fact]
    public async Task Of_many_that_reach_for_a_free_lease_one_has_it()
    {
        using var start = new ManualResetEventSlim();
        var reaching = Enumerable.Range(0, 8).Select(number => Task.Run(
            async () =>
            {
                start.Wait(Cancel);
                try
                {
                    return await WriterLease.AcquireAsync(Database, new FakeTimeProvider(), $"holder {number}", TimeSpan.Zero, Cancel);
                }
                catch (ExpectedFailure)
                {
                    return null;
                }
            },
            Cancel)).ToList();
        start.Set();

        var leases = (await Task.WhenAll(reaching)).OfType<WriterLease>().ToList();

        await using var only = Assert.Single(leases);
        Assert.True(await only.RenewAsync(Cancel));
    }

    private Task<WriterLease> AcquireAsync(TimeProvider time, string holder) => WriterLease.AcquireAsync(Database, time, holder, Wait, Cancel);

    private Task<long> NumberAsync() => ReadAsync(unit => unit.ScalarAsync<long>("SELECT number FROM lease"));

    private static PassingTime Waiting(Action<TimeSpan>? onWait = null) => new(WriterLease.LookEvery, onWait);
}
