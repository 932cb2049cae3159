using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Tests.Storage;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public sealed class SqliteOutboxStoreTests() : OutboxStoreTests(Engine.Sqlite);

public sealed class SqlServerOutboxStoreTests() : OutboxStoreTests(Engine.SqlServer);

public abstract class OutboxStoreTests(Engine engine) : StorageTests(engine)
{
    [Fact]
    public async Task A_mail_is_queued_once_however_often_it_is_decided()
    {
        Assert.True(await QueueAsync(Digest(MailKind.Alert, Hvb())));
        Assert.False(await QueueAsync(Digest(MailKind.Alert, Hvb()) with { WrittenAt = Written.AddDays(1) }));
        Assert.True(await QueueAsync(Digest(MailKind.Alert, Hvb() with { Ordinal = 3 })));

        var entries = await ReadAsync(OutboxStore.OpenAsync);
        Assert.Equal(2, entries.Count);
        Assert.Equal(("chef@example.se", OutboxStatus.Waiting, Written, 0), (entries[0].Address, entries[0].Status, entries[0].WrittenAt, entries[0].Attempts));
        Assert.Equal("[Norsjö] 1 indikator har blivit röd: Placerade på HVB", entries[0].Subject);
        Assert.Null(entries[0].DueAt);
    }

    [Fact]
    public async Task A_mail_goes_with_its_transaction()
    {
        await Database.AndRollBackAsync(unit => OutboxStore.QueueAsync(unit, Renderer.Render(Digest(MailKind.Alert, Hvb())), Digest(MailKind.Alert, Hvb()), null), Cancel);

        Assert.Empty(await ReadAsync(OutboxStore.OpenAsync));
        Assert.Equal(0, (await ReadAsync(OutboxStore.StateAsync)).Waiting);
    }

    [Fact]
    public async Task The_last_mail_about_an_indicator_is_found_per_address_and_gender()
    {
        var first = Digest(MailKind.Start) with { RedNow = [Hvb(DigestEvent.Baseline)] };
        var second = Digest(MailKind.Alert, Hvb());
        await QueueAsync(first);
        await QueueAsync(second);
        await QueueAsync(second with { Address = "annan@example.se" });

        var last = await ReadAsync(unit => OutboxStore.LastMailsAsync(unit, "chef@example.se"));
        Assert.Equal(MessageIdentity.Of(second), last[("placerade-hvb", Gender.T)]);
        Assert.DoesNotContain(("placerade-hvb", Gender.K), last.Keys);
        Assert.Empty(await ReadAsync(unit => OutboxStore.LastMailsAsync(unit, "ny@example.se")));
    }

    [Fact]
    public async Task Mails_are_counted_per_address_and_kind()
    {
        await QueueAsync(Digest(MailKind.Start));
        await QueueAsync(Digest(MailKind.Start) with { Ordinal = 1 });
        await QueueAsync(Digest(MailKind.Alert, Hvb()));

        var address = Assert.Single(await ReadAsync(AddressHistory.ReadAsync));
        Assert.Equal(("chef@example.se", 2, 0), (address.Key, address.Value.Starts, address.Value.Weeklies));
        Assert.Equal(DateOnly.FromDateTime(SwedishTime.Local(Written).DateTime), address.Value.LastWritten);
    }

    [Fact]
    public async Task The_state_tells_how_long_mail_has_waited_and_how_many_are_dead()
    {
        await QueueAsync(Digest(MailKind.Start));
        await QueueAsync(Digest(MailKind.Start) with { Address = "annan@example.se", WrittenAt = Written.AddDays(-1) });
        await QueueAsync(Digest(MailKind.Start) with { Address = "ingen@example.se", WrittenAt = Written.AddDays(-2) });
        await FinishAsync("ingen@example.se", OutboxStatus.Rejected);

        var state = await ReadAsync(OutboxStore.StateAsync);

        Assert.Equal((2, Written.AddDays(-1), 1), (state.Waiting, state.OldestWaiting, state.Dead));
        Assert.Equal(["chef@example.se", "annan@example.se", "ingen@example.se"], (await ReadAsync(OutboxStore.PendingAsync)).Select(entry => entry.Address));
    }

    [Fact]
    public async Task Retrying_brings_the_dead_back_and_leaves_the_delivered_alone()
    {
        await QueueAsync(Digest(MailKind.Start));
        await QueueAsync(Digest(MailKind.Start) with { Address = "ingen@example.se" });
        await FinishAsync("chef@example.se", OutboxStatus.Sent);
        await FinishAsync("ingen@example.se", OutboxStatus.Rejected);

        Assert.Equal(1, await WriteAsync(OutboxStore.RetryAsync));

        var entry = Assert.Single(await ReadAsync(OutboxStore.OpenAsync));
        Assert.Equal(("ingen@example.se", OutboxStatus.Waiting), (entry.Address, entry.Status));
        Assert.Equal(0, await WriteAsync(OutboxStore.RetryAsync));
    }

    [Fact]
    public async Task Old_delivered_mails_lose_their_text_in_batches_and_are_still_known()
    {
        foreach (var i in Enumerable.Range(1, 3))
        {
            await QueueAsync(Digest(MailKind.Start) with { Address = $"{i}@example.se" });
            await FinishAsync($"{i}@example.se", i == 3 ? OutboxStatus.Rejected : OutboxStatus.Sent);
        }

        Assert.Equal(0, await WriteAsync(unit => OutboxStore.ForgetBodiesAsync(unit, Now, 10)));
        Assert.Equal(1, await WriteAsync(unit => OutboxStore.ForgetBodiesAsync(unit, Now.AddDays(1), 1)));
        Assert.Equal(1, await WriteAsync(unit => OutboxStore.ForgetBodiesAsync(unit, Now.AddDays(1), 1)));
        Assert.Equal(0, await WriteAsync(unit => OutboxStore.ForgetBodiesAsync(unit, Now.AddDays(1), 1)));
        Assert.False(await QueueAsync(Digest(MailKind.Start) with { Address = "1@example.se" }));
    }

    private Task<bool> QueueAsync(Digest digest) => WriteAsync(unit => OutboxStore.QueueAsync(unit, Renderer.Render(digest), digest, null));

    private async Task FinishAsync(string address, string status)
    {
        var entry = (await ReadAsync(OutboxStore.OpenAsync)).Single(open => open.Address == address);
        var leases = new OutboxLeases(Database);
        var mail = await leases.TryTakeAsync(entry, "test", Now, Cancel);
        Assert.True(await leases.FinishAsync(mail!, new(status, Now, status == OutboxStatus.Rejected ? "avvisat" : null), Cancel));
    }
}
