using System.Net.Sockets;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// What a failure means for the mail: a matter of this recipient (temporary or permanent), or of the server and our settings. The
/// latter never condemns a mail: it stays queued until somebody has put the settings right.
/// </summary>
internal static partial class SmtpFailure
{
    private const string BasicLoginOff =
        "Microsoft 365 tar inte längre emot inloggning med användarnamn och lösenord (550 5.7.30). Mejlen ligger kvar i kön. "
        + "Tre vägar: (1) skicka genom kommunens eget SMTP-relä, utan inloggning (Mail:Host); (2) låt en anslutning (connector) i Exchange "
        + "Online godta den här serverns IP-adress och skicka till kommunens adress på mail.protection.outlook.com, port 25; "
        + "(3) registrera en app i Entra med rätten SMTP.SendAsApp och ange Mail:OAuth i stället för lösenord.";

    /// <param name="failure">What MailKit or the network threw.</param>
    /// <param name="ready">True when connected and logged in: the failure is about a mail.</param>
    /// <returns>Null for what is no failure of mail (a bug, lack of memory): it is thrown on.</returns>
    public static Delivery? Read(Exception failure, bool ready) => failure switch
    {
        _ when SaysBasicLoginOff(failure.Message) => Unavailable(BasicLoginOff),
        SmtpCommandException command => Read(command),
        TokenRefused refused => Unavailable(refused.Message),
        AuthenticationException => Unavailable(
            $"SMTP-servern godtar inte inloggningen; se över Mail:Username och Mail:Password, eller Mail:OAuth. {Answer(failure)}"),
        ServiceNotAuthenticatedException => Unavailable(
            "SMTP-servern kräver inloggning; ange Mail:Username och Mail:Password, eller be om att servern får skicka utan."),
        SslHandshakeException => Unavailable(
            "Krypteringen mot SMTP-servern kom inte till stånd: certifikatet är inte giltigt för namnet i Mail:Host eller inte betrott här, "
            + "eller så talar porten inte TLS. Se över Mail:Host, Mail:Port och Mail:Security."),
        NotSupportedException when !ready => Unavailable(
            $"SMTP-servern saknar något som inställningarna kräver (STARTTLS eller inloggning); se över Mail:Port och Mail:Security. {Answer(failure)}"),
        NotSupportedException => new(DeliveryOutcome.Permanent, $"SMTP-servern kan inte ta emot mejl till en sådan adress. {Answer(failure)}"),
        OperationCanceledException or TimeoutException => Unavailable(
            $"SMTP-servern svarade inte inom {SmtpTransport.Timeout.TotalSeconds:0} sekunder; se över Mail:Host, Mail:Port och brandväggen."),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => Unavailable(
            $"SMTP-servern går inte att nå eller bröt förbindelsen; se över Mail:Host, Mail:Port och brandväggen. {Answer(failure)}"),
        _ => null,
    };

    private static Delivery Read(SmtpCommandException command)
    {
        var code = (int)command.StatusCode;
        return command switch
        {
            { ErrorCode: SmtpErrorCode.SenderNotAccepted } => Unavailable(
                $"SMTP-servern godtar inte avsändaren i Mail:From. {Answer(command)}"),
            // 5.7.60: not allowed to send as this sender.
            _ when code is 421 or 530 or 534 or 535 or 538 || command.Message.Contains("5.7.60", StringComparison.Ordinal) => Unavailable(
                $"SMTP-servern tar inte emot mejl från oss just nu. {Answer(command)}"),
            _ when code >= 500 => new(DeliveryOutcome.Permanent, $"Mottagarens server avvisar mejlet. {Answer(command)}"),
            _ => new(DeliveryOutcome.Temporary, $"Mottagarens server kan inte ta emot mejlet just nu. {Answer(command)}"),
        };
    }

    private static bool SaysBasicLoginOff(string answer) =>
        answer.Contains("5.7.30 ", StringComparison.Ordinal) || answer.Contains("5.7.139 ", StringComparison.Ordinal);

    private static Delivery Unavailable(string error) => new(DeliveryOutcome.Unavailable, error);

    // Servers repeat the address in their answers; it belongs in the outbox's own column and nowhere else.
    private static string Answer(Exception failure)
    {
        var code = failure is SmtpCommandException command ? $"{(int)command.StatusCode} " : "";
        return $"Svar: {code}{ForeignText.Message(Address().Replace(ForeignText.Message(failure.Message, 1_000), "(adressen)"))}";
    }

    [GeneratedRegex(@"[^\s<>:;,""'()]+@[^\s<>:;,""'()]+")]
    private static partial Regex Address();
}
