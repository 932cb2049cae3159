using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Tests.Storage;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public sealed class SqliteMailSenderTests() : MailSenderTests(Engine.Sqlite);

public sealed class SqlServerMailSenderTests() : MailSenderTests(Engine.SqlServer);

public abstract class MailSenderTests(Engine engine) : StorageTests(engine)
{
    private static readonly Delivery Temporary = new(DeliveryOutcome.Temporary, "inte nu");
    private static readonly Delivery Permanent = new(DeliveryOutcome.Permanent, "finns inte");
    private static readonly Delivery Unavailable = new(DeliveryOutcome.Unavailable, "servern är borta");

    private readonly FakeTimeProvider clock = new(Written);
    private readonly FakeLogger<MailSender> logger = new();

    [Fact]
    public async Task Everything_that_waits_goes_out_in_order_over_one_connection()
    {
        await QueueAsync("a1", "b1", "a2");
        var transport = ScriptedTransport.TakingAll;

        Assert.Equal(new SendReport(3, 0, 0, 0, 0, null), await SendAsync(transport));

        Assert.Equal(["a1@indicatorsync", "b1@indicatorsync", "a2@indicatorsync"], transport.MessageIds);
        Assert.Equal(1, transport.HungUp);
        Assert.Equal(SendReport.Nothing, await SendAsync(transport));
    }

    [Fact]
    public async Task A_refusal_that_every_recipient_gets_is_about_us_and_condemns_no_mail()
    {
        await QueueAsync("a1", "b1", "c1");

        var report = await SendAsync(new ScriptedTransport(_ => Permanent));

        Assert.Equal((0, 3, 0, 3), (report.Sent, report.Deferred, report.Dead, report.Waiting));
        Assert.Contains("av skäl på vår sida", report.Error, StringComparison.Ordinal);
        clock.Advance(BackOff.Longest);
        Assert.Equal(3, (await SendAsync(ScriptedTransport.TakingAll)).Sent);
    }

    [Fact]
    public async Task Two_recipients_refused_for_different_reasons_are_each_refused()
    {
        await QueueAsync("a1", "b1");
        var report = await SendAsync(new ScriptedTransport(address => Permanent with { Reason = address[0].ToString() }));
        Assert.Equal(2, report.Dead);
    }

    [Fact]
    public async Task What_is_withheld_for_our_sake_waits_and_stops_no_other()
    {
        await QueueAsync("x1", "a1");
        var report = await SendAsync(new ScriptedTransport(address => address[0] == 'x' ? new Delivery(DeliveryOutcome.Withheld, "relä") : Delivery.Sent));
        Assert.Equal((1, 1, 0, 1), (report.Sent, report.Deferred, report.Dead, report.Waiting));
    }

    [Fact]
    public async Task A_discarded_mail_does_not_go_and_is_no_longer_counted()
    {
        await QueueAsync("x1", "a1");
        var entries = await ReadAsync(OutboxStore.OpenAsync);
        Assert.True(await WriteAsync(unit => OutboxStore.DiscardAsync(unit, entries[0].Id, Written)));
        Assert.False(await WriteAsync(unit => OutboxStore.DiscardAsync(unit, entries[0].Id, Written)));
        var transport = ScriptedTransport.TakingAll;
        Assert.Equal(1, (await SendAsync(transport)).Sent);
        Assert.Equal(["a@example.se"], transport.Addresses);
        Assert.Equal((0, 0), await ReadAsync(OutboxStore.StateAsync) is var state ? (state.Waiting, state.Dead) : default);
    }

    [Fact]
    public async Task A_resent_mail_goes_to_the_other_address_once_and_the_dead_one_is_closed()
    {
        await QueueAsync("x1", "a1");
        await SendAsync(new ScriptedTransport(address => address[0] == 'x' ? Permanent : Delivery.Sent));
        var dead = Assert.Single(await ReadAsync(OutboxStore.PendingAsync));
        Assert.True(await WriteAsync(unit => OutboxStore.ResendAsync(unit, dead.Id, "ny@example.se", Written)));
        Assert.False(await WriteAsync(unit => OutboxStore.ResendAsync(unit, dead.Id, "ny@example.se", Written)));
        var transport = ScriptedTransport.TakingAll;
        Assert.Equal(1, (await SendAsync(transport)).Sent);
        Assert.Equal(["ny@example.se"], transport.Addresses);
        Assert.Equal(0, (await ReadAsync(OutboxStore.StateAsync)).Dead);
    }

    [Fact]
    public async Task A_dead_letter_is_no_longer_counted_when_its_address_has_got_a_newer_mail_or_is_no_longer_written_to()
    {
        await QueueAsync("x1", "y1", "a1");
        await SendAsync(new ScriptedTransport(address => address[0] is 'x' or 'y' ? Permanent with { Reason = address } : Delivery.Sent));
        Assert.Equal(2, (await ReadAsync(OutboxStore.StateAsync)).Dead);
        await QueueAsync("x2");
        await SendAsync(ScriptedTransport.TakingAll);
        Assert.Equal(1, (await ReadAsync(OutboxStore.StateAsync)).Dead);
        await WriteAsync(async unit => { await OutboxStore.CloseStrayAsync(unit, ["x@example.se", "a@example.se"], Written); return true; });
        Assert.Equal(0, (await ReadAsync(OutboxStore.StateAsync)).Dead);
    }

    [Fact]
    public async Task A_file_is_not_called_sent()
    {
        await QueueAsync("a1");

        Assert.Equal(new SendReport(0, 1, 0, 0, 0, null), await SendAsync(new ScriptedTransport(_ => Delivery.Filed)));
        Assert.Equal(OutboxStatus.Filed, await ReadAsync(unit => unit.ScalarAsync<string>("SELECT status FROM outbox")));
    }

    [Fact]
    public async Task An_address_refused_for_good_stops_no_other_and_none_of_its_own_later_mails()
    {
        await QueueAsync("x1", "a1", "x2");
        var refusals = 0;
        var transport = new ScriptedTransport(address => address.StartsWith('x') && refusals++ == 0 ? Permanent : Delivery.Sent);

        Assert.Equal(new SendReport(2, 0, 0, 1, 0, "finns inte"), await SendAsync(transport));

        Assert.Equal(["a@example.se", "x@example.se"], transport.Addresses);
        Assert.Equal(0, (await SendAsync(transport)).Sent);
        await WriteAsync(OutboxStore.RetryAsync);
        Assert.Equal(1, (await SendAsync(transport)).Sent);
    }

    [Fact]
    public async Task An_address_that_cannot_take_mail_now_keeps_its_order_and_holds_up_no_other()
    {
        await QueueAsync("x1", "x2", "a1");
        var busy = new ScriptedTransport(address => address.StartsWith('x') ? Temporary : Delivery.Sent);

        Assert.Equal(new SendReport(1, 0, 1, 0, 2, "inte nu"), await SendAsync(busy));
        Assert.Equal(2, busy.Tries);

        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, (await SendAsync(ScriptedTransport.TakingAll)).Sent);

        clock.Advance(TimeSpan.FromSeconds(1));
        var free = ScriptedTransport.TakingAll;
        Assert.Equal(2, (await SendAsync(free)).Sent);
        Assert.Equal(["x1@indicatorsync", "x2@indicatorsync"], free.MessageIds);
    }

    [Fact]
    public async Task A_server_that_is_away_ends_the_pass_and_costs_no_mail()
    {
        await QueueAsync("a1", "b1");
        var away = new ScriptedTransport(_ => Unavailable);

        Assert.Equal(new SendReport(0, 0, 1, 0, 2, "servern är borta"), await SendAsync(away));
        Assert.Equal(1, away.Tries);
        Assert.Equal(2, (await SendAsync(ScriptedTransport.TakingAll, SendWhen.Now)).Sent);
    }

    [Fact]
    public async Task An_outage_from_friday_to_monday_delivers_in_order_and_old_mails_say_when_they_were_written()
    {
        await QueueAsync("a1");
        var away = new ScriptedTransport(_ => Unavailable);
        for (var hour = 0; hour < 72; hour++)
        {
            await SendAsync(away);
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(72, away.Tries);
        await QueueAsync(clock.GetUtcNow(), "a2");
        var back = ScriptedTransport.TakingAll;
        Assert.Equal(2, (await SendAsync(back)).Sent);
        Assert.Equal(["a1@indicatorsync", "a2@indicatorsync"], back.MessageIds);
        Assert.StartsWith("Det här mejlet skrevs måndag 23 november 2026 kl. 06.15", back.Taken[0].TextBody, StringComparison.Ordinal);
        Assert.StartsWith("Hej", back.Taken[1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_was_put_back_holds_no_mail_for_long()
    {
        clock.SetUtcNow(Written.AddYears(1));
        await QueueAsync("a1");
        await SendAsync(new ScriptedTransport(_ => Temporary));

        var before = new FakeTimeProvider(Written);
        using var sender = Sender(ScriptedTransport.TakingAll, before);
        Assert.Equal(1, (await sender.SendPendingAsync(Written, SendWhen.Due, Cancel)).Sent);
    }

    [Fact]
    public async Task A_sender_that_died_after_the_server_took_the_mail_is_followed_by_one_that_sends_it_under_the_same_identity()
    {
        await QueueAsync("a1");
        var entry = Assert.Single(await ReadAsync(OutboxStore.OpenAsync));
        Assert.NotNull(await new OutboxLeases(Database).TryTakeAsync(entry, "died", clock.GetUtcNow(), Cancel));

        Assert.Equal(0, (await SendAsync(ScriptedTransport.TakingAll, SendWhen.Now)).Sent);
        clock.Advance(OutboxLeases.Duration);
        var next = ScriptedTransport.TakingAll;
        Assert.Equal(1, (await SendAsync(next)).Sent);
        Assert.Equal(["a1@indicatorsync"], next.MessageIds);
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_mail_once_and_in_order()
    {
        await QueueAsync([.. Enumerable.Range(1, 5).SelectMany(i => new[] { $"a{i}", $"b{i}", $"c{i}" })]);
        var one = ScriptedTransport.TakingAll;
        var two = ScriptedTransport.TakingAll;
        using var first = Sender(one, clock);
        using var second = Sender(two, clock);

        while ((await ReadAsync(OutboxStore.StateAsync)).Waiting > 0)
        {
            await Task.WhenAll(
                Task.Run(() => first.SendPendingAsync(Written, SendWhen.Now, Cancel), Cancel),
                Task.Run(() => second.SendPendingAsync(Written, SendWhen.Now, Cancel), Cancel));
        }

        var all = one.MessageIds.Concat(two.MessageIds).ToList();
        Assert.Equal(15, all.Count);
        Assert.Equal(15, all.Distinct().Count());
        Assert.All(new[] { one, two }, transport => Assert.All(
            transport.MessageIds.GroupBy(id => id![0]), ids => Assert.Equal(ids.Order(StringComparer.Ordinal), ids)));
    }

    [Fact]
    public async Task A_stop_gives_the_mail_in_hand_back()
    {
        await QueueAsync("a1");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var transport = ScriptedTransport.TakingAll;
        transport.Before = async token =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        };
        using var sender = Sender(transport, clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendPendingAsync(Written, SendWhen.Now, stop.Token));

        Assert.Equal(1, (await SendAsync(ScriptedTransport.TakingAll)).Sent);
    }

    [Fact]
    public async Task A_mail_that_nobody_foresaw_stops_no_other()
    {
        await QueueAsync("x1", "a1");
        var transport = new ScriptedTransport(address => address.StartsWith('x') ? throw new ArithmeticException($"bad {address}") : Delivery.Sent);

        var report = await SendAsync(transport);

        Assert.Equal((1, 1, 1), (report.Sent, report.Deferred, report.Waiting));
        Assert.DoesNotContain('@', report.Error!);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_for_good_and_a_wrong_setting_condemns_nothing()
    {
        await WriteAsync(unit => OutboxStore.QueueAsync(unit, Queued("aa", "inte en adress"), Digest(MailKind.Alert), null));
        await QueueAsync("a1");

        using (var misset = Sender(ScriptedTransport.TakingAll, clock, new MailOptions { From = "x" }))
        {
            var report = await misset.SendPendingAsync(Written, SendWhen.Now, Cancel);
            Assert.Equal((0, 1, 0), (report.Sent, report.Deferred, report.Dead));
            Assert.Contains("Mail:From", report.Error, StringComparison.Ordinal);
        }

        var set = await SendAsync(ScriptedTransport.TakingAll, SendWhen.Now);
        Assert.Equal((1, 0, 1), (set.Sent, set.Deferred, set.Dead));
    }

    [Fact]
    public async Task Without_a_transport_everything_stays_waiting()
    {
        await QueueAsync("a1", "b1");
        using var sender = Sender(null, clock);

        Assert.Equal(SendReport.Nothing with { Waiting = 2 }, await sender.SendPendingAsync(Written, SendWhen.Now, Cancel));
        Assert.All(await ReadAsync(OutboxStore.OpenAsync), entry => Assert.Equal((OutboxStatus.Waiting, 0), (entry.Status, entry.Attempts)));
    }

    [Fact]
    public async Task No_log_holds_an_address_or_an_answer()
    {
        await QueueAsync("x1", "y1", "z1", "a1");
        await SendAsync(new ScriptedTransport(address => address[0] switch
        {
            'x' => Permanent,
            'y' => throw new InvalidOperationException(address),
            'z' => Temporary,
            _ => Delivery.Sent,
        }));

        var lines = logger.Collector.GetSnapshot();
        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => Assert.DoesNotMatch("@|inte nu|finns inte", line.Message));
        Assert.All(lines, line => Assert.Null(line.Exception));
    }

    private MailSender Sender(IMailTransport? transport, TimeProvider time, MailOptions? options = null) =>
        new(Database, transport, options ?? new MailOptions(), new SenderName("test"), time, logger);

    private async Task<SendReport> SendAsync(ScriptedTransport transport, SendWhen when = SendWhen.Due)
    {
        using var sender = Sender(transport, clock);
        return await sender.SendPendingAsync(clock.GetUtcNow(), when, Cancel);
    }

    private Task QueueAsync(params string[] names) => QueueAsync(Written, names);

    // "a1" goes to a@example.se as a1@indicatorsync.
    private async Task QueueAsync(DateTimeOffset writtenAt, params string[] names)
    {
        foreach (var name in names)
        {
            var digest = Digest(MailKind.Alert) with { WrittenAt = writtenAt };
            Assert.True(await WriteAsync(unit => OutboxStore.QueueAsync(unit, Queued(name, $"{name[0]}@example.se"), digest, null)));
        }
    }
}
