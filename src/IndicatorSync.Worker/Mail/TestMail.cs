using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Mail;

/// <summary>The mail of <c>mail test</c>: the same templates and the same envelope as an alarm's.</summary>
internal static class TestMail
{
    public static RenderedMail To(string address, MailOptions options, DateTimeOffset now, MailTemplates templates)
    {
        var page = new MailPage(
            "Provmejl från IndicatorSync",
            "Ingen indikator har ändrats. Du behöver inte göra något.",
            [
                "Någon som sköter driften har skickat det här provmejlet för att se att mejlen kommer fram. Läser du det här fungerar utskicket.",
                "Så här kommer ett larm att se ut när en indikator blir röd: med utfall, gränser och vad som har hänt.",
            ],
            [new MailSection("Så skickades provmejlet", [Way(options)], [], [])],
            [$"Skrivet av IndicatorSync {SwedishTime.Moment(now)}. Mejlet går inte att svara på."]);

        // Somebody asked for this very mail, so each one is another: its identity may depend on the time.
        var id = string.Create(CultureInfo.InvariantCulture, $"test-{now.UtcTicks}@indicatorsync");
        return new RenderedMail(id, address, "Provmejl från IndicatorSync", templates.Text(page), templates.Html(page), []);
    }

    private static string Way(MailOptions options) => options.Transport == MailTransportKind.Smtp
        ? $"Genom SMTP-servern {options.Host}, port {options.Port.ToString(CultureInfo.InvariantCulture)}."
        : "Som fil i en mapp (Mail:Transport är Pickup): då når mejlen ingen av sig själva.";
}
