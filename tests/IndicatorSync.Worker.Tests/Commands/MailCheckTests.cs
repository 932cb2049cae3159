using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class MailCheckTests
{
    [Fact]
    public async Task Recipients_and_no_mail_server_is_a_fault_and_a_matter_of_settings()
    {
        var item = await CheckAsync(new MailOptions { Transport = MailTransportKind.Pickup });

        Assert.False(item.Ok);
        Assert.Contains("når ingen", item.Message, StringComparison.Ordinal);
        Assert.Equal(FailureKind.BadInput, item.Kind);
    }

    [Fact]
    public async Task Without_recipients_a_folder_will_do() =>
        Assert.True((await MailCheck.RunAsync(new MailOptions(), hasRecipients: false, null, TestContext.Current.CancellationToken)).Ok);

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_its_address()
    {
        var port = LoopbackServer.ClosedPort();

        var item = await CheckAsync(Smtp(port));

        Assert.False(item.Ok);
        Assert.Contains(FormattableString.Invariant($"127.0.0.1:{port}"), item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_that_takes_us_without_login_is_well()
    {
        await using var relay = LoopbackServer.Speaking(greets: true, "220 relay ESMTP\n", "250 relay\n", "221 bye\n");

        Assert.True((await CheckAsync(Smtp(relay.Port))).Ok);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_is_told_as_such()
    {
        await using var relay = LoopbackServer.Speaking(greets: true, "220 relay ESMTP\n", "250 relay\n", "221 bye\n");

        var item = await CheckAsync(Smtp(relay.Port) with { Security = MailSecurity.StartTls });

        Assert.False(item.Ok);
        Assert.Contains("STARTTLS", item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_login_is_told_and_the_password_is_not()
    {
        await using var relay = LoopbackServer.Speaking(greets: true, "220 relay ESMTP\n", "250-relay\n250 AUTH PLAIN\n", "535 5.7.8 bad credentials\n", "221 bye\n");

        var item = await CheckAsync(Smtp(relay.Port) with { Username = "larm", Password = "planterad-hemlighet" });

        Assert.False(item.Ok);
        Assert.Contains("Mail:Password", item.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planterad", item.Message + item.Remedy, StringComparison.Ordinal);
    }

    private static MailOptions Smtp(int port) => new()
    {
        Transport = MailTransportKind.Smtp,
        Host = "127.0.0.1",
        Port = port,
        Security = MailSecurity.None,
        From = "larm@example.se",
    };

    private static Task<DoctorItem> CheckAsync(MailOptions mail) =>
        MailCheck.RunAsync(mail, hasRecipients: true, null, TestContext.Current.CancellationToken);
}
