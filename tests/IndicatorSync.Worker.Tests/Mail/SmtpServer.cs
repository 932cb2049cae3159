using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using IndicatorSync.Worker.Foundation.Configuration;
using MimeKit;

namespace IndicatorSync.Worker.Tests.Mail;

/// <summary>
/// The server of <c>tests/smtp/smtpd.py</c>, where it runs; environment variables name its ports. Encryption and logins are tried against it, since it is
/// an implementation of others'; <see cref="LoopbackSmtp"/> is what a test can stop at any step.
/// </summary>
internal static class SmtpServer
{
    private const string Prefix = "INDICATORSYNC_TEST_SMTP";

    /// <summary>Skips the test where the variable is not set.</summary>
    public static MailOptions Door(string name, MailSecurity security, bool login = false)
    {
        var address = Variable(name).Split(':');
        var credentials = login ? Variable("_LOGIN").Split(':') : null;
        return new MailOptions
        {
            Transport = MailTransportKind.Smtp,
            Host = address[0],
            Port = int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture),
            Security = security,
            Username = credentials?[0],
            Password = credentials?[1],
        };
    }

    /// <summary>Trusts the server's own certificate and no other.</summary>
    public static RemoteCertificateValidationCallback Trust()
    {
        using var own = X509CertificateLoader.LoadCertificateFromFile(Variable("_CERTIFICATE"));
        var thumbprint = own.Thumbprint;
        return (_, certificate, _, _) => certificate is X509Certificate2 shown && shown.Thumbprint == thumbprint;
    }

    /// <summary>The mails received with this Message-ID, oldest first.</summary>
    public static IReadOnlyList<MimeMessage> Received(string messageId) =>
    [
        .. Directory.GetFiles(Variable("_MAILBOX"), "*.eml").Order(StringComparer.Ordinal)
            .Select(file => MimeMessage.Load(file, TestContext.Current.CancellationToken))
            .Where(message => message.MessageId == messageId),
    ];

    private static string Variable(string name)
    {
        var value = Environment.GetEnvironmentVariable(Prefix + name);
        Assert.SkipWhen(string.IsNullOrEmpty(value), $"{Prefix}{name} is not set: no SMTP server to test against (tests/smtp/smtpd.py)");
        return value!;
    }
}
