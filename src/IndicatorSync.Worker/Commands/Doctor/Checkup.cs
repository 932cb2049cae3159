using System.Net.Security;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>
/// Everything that a run needs, tried in the order in which it needs it. An item whose settings are wrong is not tried, the others
/// are: one call shows all that is to be mended.
/// </summary>
/// <param name="reading">The settings and what is wrong with them.</param>
/// <param name="process">The process.</param>
/// <param name="time">The real clock.</param>
/// <param name="smtpTrust">Instead of the system's trust of the mail server's certificate; null outside tests.</param>
internal sealed class Checkup(SettingsReading reading, ProcessContext process, TimeProvider time, RemoteCertificateValidationCallback? smtpTrust = null)
{
    private Settings Settings => reading.Settings;

    public async Task<IReadOnlyList<DoctorItem>> RunAsync(CancellationToken cancellationToken)
    {
        List<DoctorItem> items = [.. ConfigurationCheck.Of(reading)];
        IndicatorCatalogue? catalogue = null;
        if (Usable("Catalogue", "Alerts"))
        {
            var clock = new RulesClock(time, Settings.Clock.Now, Settings.Schedule.TimeZone);
            (catalogue, var found) = CatalogueCheck.Of(Settings, clock.Today);
            items.AddRange(found);
        }

        items.AddRange(TimeCheck.OfSystem());
        if (Usable("Schedule"))
        {
            items.Add(TimeCheck.NextRun(Settings.Schedule, time.GetUtcNow()));
        }

        if (Usable("Kolada"))
        {
            items.AddRange(await new SourceCheck(Settings.Kolada, Settings.Alerts.AdminAddress, time).RunAsync(cancellationToken));
        }

        if (Usable("Database"))
        {
            items.AddRange(await new DatabaseCheck(Settings.Database, Settings.Kolada.BaseUrl.Host, time).RunAsync(cancellationToken));
        }

        if (Usable("Mail"))
        {
            items.Add(await MailCheck.RunAsync(Settings.Mail, catalogue is { Recipients.Count: > 0 } || Settings.Alerts.AdminAddress is not null, smtpTrust, cancellationToken));
        }

        if (Usable("Database"))
        {
            items.AddRange(await MailQueueCheck.RunAsync(Settings.Database, time, cancellationToken));
        }

        if (Usable("Sources"))
        {
            items.AddRange(await ValueSourcesCheck.RunAsync(Settings.Sources, cancellationToken));
        }

        items.AddRange(FolderCheck.Of(Settings));
        items.Add(AccountCheck.Of(process));
        return items;
    }

    private bool Usable(params string[] sections) =>
        !reading.Problems.Any(problem => sections.Any(section => problem.Key.StartsWith(section, StringComparison.OrdinalIgnoreCase)));
}
