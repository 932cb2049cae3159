using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using MailKit.Security;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public class SmtpTransportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(MailSecurity.Auto), 465, null, SecureSocketOptions.SslOnConnect)]
    [InlineData(nameof(MailSecurity.Auto), 465, "user", SecureSocketOptions.SslOnConnect)]
    [InlineData(nameof(MailSecurity.Auto), 25, null, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData(nameof(MailSecurity.Auto), 587, "user", SecureSocketOptions.StartTls)]
    [InlineData(nameof(MailSecurity.StartTls), 25, null, SecureSocketOptions.StartTls)]
    [InlineData(nameof(MailSecurity.StartTls), 465, null, SecureSocketOptions.StartTls)]
    [InlineData(nameof(MailSecurity.Tls), 25, null, SecureSocketOptions.SslOnConnect)]
    [InlineData(nameof(MailSecurity.None), 465, null, SecureSocketOptions.None)]
    public void Security_never_falls_back_where_it_was_asked_for(string security, int port, string? user, SecureSocketOptions expected) =>
        Assert.Equal(expected, SmtpTransport.Security(new MailOptions { Security = Enum.Parse<MailSecurity>(security), Port = port, Username = user }));

    [Fact]
    public async Task A_mail_reaches_a_server_without_encryption()
    {
        var id = await SendAsync(SmtpServer.Door("", MailSecurity.None));

        var received = Assert.Single(SmtpServer.Received(id));
        Assert.Equal("chef@example.se", received.Headers["X-Envelope-To"]);
        Assert.Equal(Queued().Subject, received.Subject);
        Assert.Equal("Hej på er: 6,7 åäö", received.TextBody!.Trim());
    }

    [Fact]
    public async Task Auto_sends_to_a_relay_that_offers_no_encryption() =>
        Assert.Single(SmtpServer.Received(await SendAsync(SmtpServer.Door("", MailSecurity.Auto))));

    [Theory]
    [InlineData("_STARTTLS", nameof(MailSecurity.StartTls))]
    [InlineData("_STARTTLS", nameof(MailSecurity.Auto))]
    [InlineData("_TLS", nameof(MailSecurity.Tls))]
    public async Task A_mail_goes_encrypted_and_logged_in(string door, string security)
    {
        var id = await SendAsync(SmtpServer.Door(door, Enum.Parse<MailSecurity>(security), login: true), trusted: true);

        var received = Assert.Single(SmtpServer.Received(id));
        Assert.Equal("yes", received.Headers["X-Tls"]);
        Assert.Equal("yes", received.Headers["X-Login"]);
    }

    [Fact]
    public async Task Several_mails_share_one_connection()
    {
        var options = SmtpServer.Door("", MailSecurity.None);
        var transport = new SmtpTransport(options);
        foreach (var address in new[] { "chef@example.se", "avvisad@example.se", "annan@example.se" })
        {
            var delivery = await transport.DeliverAsync(MimeMail.Compose(Queued(NewId(), address), Written, Written, options), Cancel);
            Assert.Equal(address.StartsWith("avvisad", StringComparison.Ordinal) ? DeliveryOutcome.Permanent : DeliveryOutcome.Sent, delivery.Outcome);
        }

        await transport.HangUpAsync();
    }

    [Fact]
    public async Task A_stop_between_a_mails_last_line_and_the_servers_answer_waits_for_the_answer_and_no_other_mail_is_begun()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var server = new LoopbackSmtp { OnStep = step => step == SmtpStep.Data ? stop.CancelAsync() : Task.CompletedTask };
        var options = new MailOptions { Transport = MailTransportKind.Smtp, Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None };
        var transport = new SmtpTransport(options);

        Assert.Equal(Delivery.Sent, await transport.DeliverAsync(MimeMail.Compose(Queued(NewId(), "chef@example.se"), Written, Written, options), stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => transport.DeliverAsync(MimeMail.Compose(Queued(NewId(), "annan@example.se"), Written, Written, options), stop.Token));

        Assert.Equal("chef@example.se", Assert.Single(server.Received).Address);
    }

    [Fact]
    public Task An_untrusted_certificate_stops_everything() =>
        RefusedAsync(SmtpServer.Door("_STARTTLS", MailSecurity.StartTls, login: true), "certifikatet", trusted: false);

    [Fact]
    public Task Starttls_that_is_not_offered_sends_nothing_in_the_clear() =>
        RefusedAsync(SmtpServer.Door("", MailSecurity.StartTls), "STARTTLS");

    [Fact]
    public Task A_wrong_password_condemns_no_mail() => RefusedAsync(
        SmtpServer.Door("_STARTTLS", MailSecurity.StartTls, login: true) with { Password = "fel-lösen" }, "Mail:Password");

    [Fact]
    public Task A_login_that_is_missing_condemns_no_mail() =>
        RefusedAsync(SmtpServer.Door("_STARTTLS", MailSecurity.StartTls), "inloggning");

    [Theory]
    [InlineData("avvisad@example.se", DeliveryOutcome.Permanent, "avvisar")]
    [InlineData("tillfallig@example.se", DeliveryOutcome.Temporary, "just nu")]
    [InlineData("basic@example.se", DeliveryOutcome.Unavailable, "Tre vägar")]
    internal async Task Answers_about_a_recipient_are_told_apart(string address, DeliveryOutcome expected, string words)
    {
        var options = SmtpServer.Door("", MailSecurity.None);
        var delivery = await DeliverAsync(options, NewId(), address);

        Assert.Equal(expected, delivery.Outcome);
        Assert.Contains(words, delivery.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(address, delivery.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var delivery = await DeliverAsync(new MailOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None }, NewId());

        Assert.Equal(DeliveryOutcome.Unavailable, delivery.Outcome);
        Assert.Contains("Mail:Host", delivery.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', delivery.Error!);
    }

    private static async Task RefusedAsync(MailOptions options, string words, bool trusted = true)
    {
        var id = NewId();
        var delivery = await DeliverAsync(options, id, trusted: trusted);

        Assert.Equal(DeliveryOutcome.Unavailable, delivery.Outcome);
        Assert.Contains(words, delivery.Error, StringComparison.Ordinal);
        if (options.Password is { } password)
        {
            Assert.DoesNotContain(password, delivery.Error, StringComparison.Ordinal);
        }

        Assert.Empty(SmtpServer.Received($"{id}@indicatorsync"));
    }

    private static async Task<string> SendAsync(MailOptions options, bool trusted = false)
    {
        var id = NewId();
        Assert.Equal(Delivery.Sent, await DeliverAsync(options, id, trusted: trusted));
        return $"{id}@indicatorsync";
    }

    private static async Task<Delivery> DeliverAsync(MailOptions options, string id, string address = "chef@example.se", bool trusted = false)
    {
        var transport = new SmtpTransport(options, trusted ? SmtpServer.Trust() : null);
        var delivery = await transport.DeliverAsync(MimeMail.Compose(Queued(id, address), Written, Written, options), Cancel);
        await transport.HangUpAsync();
        return delivery;
    }

    // The server outlives a test run: what this test sent must be told from what another did.
    private static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
