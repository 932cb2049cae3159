using System.Net.Security;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>Connects, encrypts and logs in as a sending does, and sends nothing: <c>mail test</c> sends.</summary>
internal static class MailCheck
{
    private const string Name = "E-post";

    public static async Task<DoctorItem> RunAsync(MailOptions mail, bool hasRecipients, RemoteCertificateValidationCallback? trust, CancellationToken cancellationToken)
    {
        if (mail.Transport != MailTransportKind.Smtp)
        {
            return hasRecipients
                ? DoctorItem.Bad(
                    Name, $"Mejlen når ingen: Mail:Transport är {mail.Transport}, men det finns mottagare.",
                    "Ange Mail:Transport=Smtp, Mail:Host och Mail:From; pröva sedan med mail test ADRESS.", FailureKind.BadInput)
                : DoctorItem.Good(Name, $"Mail:Transport är {mail.Transport} och det finns inga mottagare.");
        }

        var server = FormattableString.Invariant($"{mail.Host}:{mail.Port}");
        using var client = new HttpClient();
        var transport = new SmtpTransport(mail, trust, mail.OAuth is { } oauth ? new OAuthTokens(oauth, client, TimeProvider.System) : null);
        try
        {
            return await transport.TryConnectAsync(cancellationToken) is { Error: { } error }
                ? DoctorItem.Bad(Name, $"{server} tar inte emot mejl från oss. {error}", "Rätta det som svaret säger och kör doctor igen; mejl som väntar ligger kvar i kön.")
                : DoctorItem.Good(
                    Name,
                    $"{server} svarar{(mail.Username is null ? "" : ", inloggningen godtas")}.",
                    mail.RedirectTo is null ? "Skicka ett prov med mail test ADRESS." : "Mail:RedirectTo är satt: alla mejl går dit i stället för till mottagarna.");
        }
        finally
        {
            await transport.HangUpAsync();
        }
    }
}
