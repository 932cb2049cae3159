using System.Globalization;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Mail;

namespace IndicatorSync.Worker.Runs;

/// <summary>Outages as the administrator reads of them. The first sentence makes the subject of the mail.</summary>
internal static class OutageWords
{
    /// <summary>While it lasts.</summary>
    public static string Away(DatabaseOutage outage, DateTimeOffset now) =>
        $"Databasen svarar inte. Den har inte kunnat nås sedan {SwedishTime.Moment(outage.Since)}, och dagens sista försök {SwedishTime.Moment(now)} misslyckades också. "
        + $"Felet: {outage.Reason.TrimEnd('.')}. Kör doctor på servern. "
        + "Inget har gått förlorat: det som uteblev tas igen när databasen svarar, och då kommer ett nytt mejl.";

    /// <summary>When it is over.</summary>
    /// <param name="outage">From when to when.</param>
    /// <param name="failed">The run that reports it got nothing from Kolada.</param>
    public static string Past(DatabaseOutage outage, bool failed) =>
        $"Databasen har varit borta. Den kunde {(outage.CameAndWent ? "tidvis " : "")}inte nås från {SwedishTime.Moment(outage.Since)} till {SwedishTime.Moment(outage.Until!.Value)}. "
        + $"Felet var: {outage.Reason.TrimEnd('.')}. {Caught(outage, failed)} Inget har gått förlorat.";

    public static string Standing(MailDelay delay) =>
        $"{Mails(delay.Mails)} väntar på att skickas. Sedan {SwedishTime.Moment(delay.Since)} har det inte gått att skicka. "
        + (delay.Error is { } error ? $"{error.TrimEnd('.', ' ')}. " : "")
        + "Kör doctor och rätta felet: sedan går mejlen av sig själva, eller genast med mail retry; mail pending visar kön.";

    public static string Past(MailDelay delay) =>
        $"Mejl har inte kunnat skickas. Från {SwedishTime.Moment(delay.Since)} till {SwedishTime.Moment(delay.Until)} blev mejl stående i kön. "
        + $"{Mails(delay.Mails)} som väntade har nu gått i väg. Inget har gått förlorat.";

    private static string Caught(DatabaseOutage outage, bool failed) => outage.HinderedRun
        ? failed ? "Den körning som uteblev tas igen så snart Kolada svarar." : "Den körning som uteblev är nu gjord."
        : "Ingen körning uteblev.";

    private static string Mails(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} mejl");
}
