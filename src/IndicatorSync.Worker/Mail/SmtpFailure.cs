using System.Net.Sockets;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Outbox;
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
        SmtpCommandException greeting when !ready => Unavailable($"SMTP-servern tar inte emot förbindelsen från oss. {Answer(greeting)}"),
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
            _ when code is 421 or 530 or 534 or 535 or 538 => Unavailable(
                $"SMTP-servern tar inte emot mejl från oss just nu. {Answer(command)}"),
            _ when code >= 500 && IsAboutUs().IsMatch(command.Message) => new(
                DeliveryOutcome.Withheld,
                $"SMTP-servern avvisar mejlet {OutboxStatus.AboutUs} (avsändare, relä, kvot eller policy); låt e-postansvarig godkänna den här servern och Mail:From. {Answer(command)}"),
            _ when code >= 500 => new(DeliveryOutcome.Permanent, $"Mottagarens server avvisar mejlet. {Answer(command)}") { Reason = ReasonOf(code, command.Message) },
            _ => new(DeliveryOutcome.Temporary, $"Mottagarens server kan inte ta emot mejlet just nu. {Answer(command)}"),
        };
    }

    /// <summary>Two answers are the same when their codes are: what follows often holds the address or a number of its own.</summary>
    private static string ReasonOf(int code, string answer) =>
        EnhancedCode().Match(answer) is { Success: true } enhanced ? $"{code} {enhanced.Value}" : $"{code} {Address().Replace(answer, "")}";

    private static bool SaysBasicLoginOff(string answer) =>
        answer.Contains("5.7.30 ", StringComparison.Ordinal) || answer.Contains("5.7.139 ", StringComparison.Ordinal);

    private static Delivery Unavailable(string error) => new(DeliveryOutcome.Unavailable, error);

    // Servers repeat the address in their answers; it belongs in the outbox's own column and nowhere else.
    private static string Answer(Exception failure)
    {
        var code = failure is SmtpCommandException command ? $"{(int)command.StatusCode} " : "";
        return $"Svar: {code}{ForeignText.Message(Address().Replace(ForeignText.Message(failure.Message, 1_000), "(adressen)"))}";
    }

    /// <summary>
    /// 5.7.x is policy and security, 5.1.7 and 5.1.8 the sender's address, 5.2.252 may not send as this sender (RFC 3463; the last as
    /// Exchange Online uses it). Servers without such codes say it in words.
    /// </summary>
    [GeneratedRegex(
        @"\b5\.7\.[0-9]{1,3}\b|\b5\.1\.[78]\b|\b5\.2\.252\b|SendAsDenied|STOREDRV|TenantAttribution|relay|sender|quota|spam|blocked|blacklist|policy|not permitted|rate limit",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsAboutUs();

    [GeneratedRegex(@"\b[45]\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();

    [GeneratedRegex(@"[^\s<>:;,""'()]+@[^\s<>:;,""'()]+")]
    private static partial Regex Address();
}
