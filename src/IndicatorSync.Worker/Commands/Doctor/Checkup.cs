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

    public static Checkup Of(CommandContext context) => new(context.ReadSettings(), context.ProcessContext, TimeProvider.System);

    public async Task<IReadOnlyList<DoctorItem>> RunAsync(CancellationToken cancellationToken)
    {
        IndicatorCatalogue? catalogue = null;
        var clock = new RulesClock(time, Settings.Clock.Now, Settings.Schedule.TimeZone);
        List<DoctorItem> items = [];
        await TryAsync("Konfiguration", [], () => Now(ConfigurationCheck.Of(reading)));
        await TryAsync("Indikatorkatalog", ["Catalogue", "Alerts"], () =>
        {
            (catalogue, var found) = CatalogueCheck.Of(Settings, clock.Today);
            return Now(found);
        });
        await TryAsync("Språkdata och tidszon", [], () => Now(TimeCheck.OfSystem()));
        await TryAsync("Tidplan", ["Schedule"], () => Now([TimeCheck.NextRun(Settings.Schedule, time.GetUtcNow())]));
        await TryAsync("Kolada", ["Kolada"], async () => [.. await new SourceCheck(Settings.Kolada, Settings.Alerts.AdminAddress, time).RunAsync(cancellationToken)]);
        await TryAsync("Databas", ["Database"], () => new DatabaseCheck(Settings.Database, Settings.Kolada.BaseUrl.Host, time).RunAsync(cancellationToken));
        await TryAsync("E-post", ["Mail"], async () =>
            [await MailCheck.RunAsync(Settings.Mail, catalogue is { Recipients.Count: > 0 } || Settings.Alerts.AdminAddress is not null, smtpTrust, cancellationToken)]);
        await TryAsync("Mejlkön", ["Database"], () => MailQueueCheck.RunAsync(Settings.Database, time, cancellationToken));
        await TryAsync("Källor", ["Sources"], () => ValueSourcesCheck.RunAsync(Settings.Sources, cancellationToken));
        await TryAsync("Mappar", [], () => Now(FolderCheck.Of(Settings)));
        await TryAsync("Konto", [], () => Now([AccountCheck.Of(process)]));
        return items;

        async Task TryAsync(string name, string[] sections, Func<Task<IReadOnlyList<DoctorItem>>> check)
        {
            if (Usable(sections))
            {
                items.AddRange(await Guard.RunAsync(name, check, cancellationToken));
            }
        }
    }

    private static Task<IReadOnlyList<DoctorItem>> Now(IEnumerable<DoctorItem> items) => Task.FromResult<IReadOnlyList<DoctorItem>>([.. items]);

    private bool Usable(params string[] sections) =>
        !reading.Problems.Any(problem => sections.Any(section => problem.Key.StartsWith(section, StringComparison.OrdinalIgnoreCase)));
}
