using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Tests.Storage;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public sealed class SqliteMailDelaysTests() : MailDelaysTests(Engine.Sqlite);

public sealed class SqlServerMailDelaysTests() : MailDelaysTests(Engine.SqlServer);

public abstract class MailDelaysTests(Engine engine) : StorageTests(engine)
{
    private static readonly DateTimeOffset Later = Written.AddHours(5);

    [Fact]
    public async Task Waiting_mails_are_read_with_their_failures_and_delivered_ones_since_the_last_look()
    {
        await QueueAsync("untried@example.se");
        await QueueAsync("failing@example.se");
        await TryAsync("failing@example.se", (leases, mail) => leases.PutBackAsync(mail, "inget svar", Later, Cancel));
        await QueueAsync("underway@example.se");
        await TryAsync("underway@example.se", (_, _) => Task.FromResult(true));
        await QueueAsync("late@example.se");
        await TryAsync("late@example.se", (leases, mail) => leases.PutBackAsync(mail, "inget svar", Later, Cancel));
        await TryAsync("late@example.se", (leases, mail) => leases.FinishAsync(mail, new(OutboxStatus.Sent, Later), Cancel));
        await QueueAsync("known@example.se");
        await TryAsync("known@example.se", (leases, mail) => leases.FinishAsync(mail, new(OutboxStatus.Filed, Later.AddTicks(-10)), Cancel));
        await QueueAsync("refused@example.se");
        await TryAsync("refused@example.se", (leases, mail) => leases.FinishAsync(mail, new(OutboxStatus.Rejected, Later, "avvisat"), Cancel));

        var found = await ReadAsync(unit => MailDelays.ReadAsync(unit, Later));

        Assert.Equal(
            [new(Written, null, 0), new(Written, null, 0), new(Written, null, 1) { Error = "inget svar" }, new MailTimes(Written, Later, 1)],
            found.OrderBy(mail => mail.FinishedAt ?? DateTimeOffset.MinValue).ThenBy(mail => mail.Failures));
    }

    private Task<bool> QueueAsync(string address)
    {
        var digest = Digest(MailKind.Start) with { Address = address };
        return WriteAsync(unit => OutboxStore.QueueAsync(unit, Renderer.Render(digest), digest, null));
    }

    private async Task TryAsync(string address, Func<OutboxLeases, LeasedMail, Task<bool>> ends)
    {
        var entry = (await ReadAsync(OutboxStore.OpenAsync)).Single(open => open.Address == address);
        var leases = new OutboxLeases(Database);
        Assert.True(await ends(leases, (await leases.TryTakeAsync(entry, "test", Now, Cancel))!));
    }
}
