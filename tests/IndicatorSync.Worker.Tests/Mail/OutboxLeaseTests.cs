using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Tests.Storage;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public sealed class SqliteOutboxLeaseTests() : OutboxLeaseTests(Engine.Sqlite);

public sealed class SqlServerOutboxLeaseTests() : OutboxLeaseTests(Engine.SqlServer);

public abstract class OutboxLeaseTests(Engine engine) : StorageTests(engine)
{
    private OutboxLeases Leases => new(Database);

    [Fact]
    public async Task Of_two_senders_one_gets_the_mail_whole()
    {
        var digest = Digest(MailKind.Alert, Hvb()) with { References = ["a@indicatorsync", "b@indicatorsync"] };
        var entry = await QueueAsync(digest);

        var first = await Leases.TryTakeAsync(entry, "one", Now, Cancel);
        var second = await Leases.TryTakeAsync(entry, "two", Now, Cancel);

        Assert.NotNull(first);
        Assert.Null(second);
        var expected = Renderer.Render(digest);
        Assert.Equal(expected with { References = [] }, first.Mail with { References = [] });
        Assert.Equal(expected.References, first.Mail.References);
        Assert.Equal((1, Written), (first.Attempt, first.WrittenAt));
        Assert.Equal(Now + OutboxLeases.Duration, (await OnlyAsync()).LeasedUntil);
    }

    [Fact]
    public async Task Many_senders_at_once_take_it_once()
    {
        var entry = await QueueAsync(Digest(MailKind.Alert, Hvb()));

        var taken = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => Leases.TryTakeAsync(entry, $"sender {i}", Now, Cancel), Cancel)));

        Assert.Single(taken, mail => mail is not null);
    }

    [Fact]
    public async Task What_was_finished_since_it_was_read_is_not_taken()
    {
        var entry = await QueueAsync(Digest(MailKind.Alert, Hvb()));
        var mail = await Leases.TryTakeAsync(entry, "one", Now, Cancel);
        Assert.True(await Leases.FinishAsync(mail!, new(OutboxStatus.Sent, Now), Cancel));

        Assert.Null(await Leases.TryTakeAsync(entry, "two", Now, Cancel));
        Assert.Null(await Leases.TryTakeAsync(entry with { Attempts = 1 }, "two", Now, Cancel));
    }

    [Fact]
    public async Task A_sender_that_was_too_slow_does_not_overwrite_the_next_one()
    {
        var slow = await Leases.TryTakeAsync(await QueueAsync(Digest(MailKind.Alert, Hvb())), "slow", Now, Cancel);
        var next = await Leases.TryTakeAsync(await OnlyAsync(), "next", Now.AddHours(1), Cancel);

        Assert.False(await Leases.FinishAsync(slow!, new(OutboxStatus.Rejected, Now, "för sent"), Cancel));
        Assert.True(await Leases.FinishAsync(next!, new(OutboxStatus.Sent, Now), Cancel));
        Assert.False(await Leases.PutBackAsync(slow!, "för sent", Now, Cancel));
        Assert.Empty(await ReadAsync(OutboxStore.PendingAsync));
    }

    [Fact]
    public async Task A_mail_put_back_keeps_its_reason_and_its_time()
    {
        var mail = await Leases.TryTakeAsync(await QueueAsync(Digest(MailKind.Alert, Hvb())), "one", Now, Cancel);

        Assert.True(await Leases.PutBackAsync(mail!, new string('å', 1500), Now.AddMinutes(5), Cancel));

        var entry = await OnlyAsync();
        Assert.Equal((OutboxStatus.Retry, Now.AddMinutes(5), 1), (entry.Status, entry.DueAt, entry.Attempts));
        Assert.Equal(1000, entry.LastError!.Length);
        Assert.Null(entry.LeasedUntil);
    }

    [Fact]
    public async Task Only_the_leases_of_the_holder_that_died_are_freed()
    {
        var first = await QueueAsync(Digest(MailKind.Start));
        await WriteAsync(unit => OutboxStore.QueueAsync(unit, Queued("ff"), Digest(MailKind.Alert), null));
        var second = (await ReadAsync(OutboxStore.OpenAsync))[1];
        await Leases.TryTakeAsync(first, "dead", Now, Cancel);
        await Leases.TryTakeAsync(second, "alive", Now, Cancel);

        Assert.Equal(1, await WriteAsync(unit => OutboxLeases.FreeAsync(unit, "dead")));

        Assert.Equal([null, Now + OutboxLeases.Duration], (await ReadAsync(OutboxStore.OpenAsync)).Select(entry => entry.LeasedUntil));
    }

    private async Task<OutboxEntry> QueueAsync(Digest digest)
    {
        Assert.True(await WriteAsync(unit => OutboxStore.QueueAsync(unit, Renderer.Render(digest), digest, 7)));
        return await OnlyAsync();
    }

    private async Task<OutboxEntry> OnlyAsync() => Assert.Single(await ReadAsync(OutboxStore.OpenAsync));
}
