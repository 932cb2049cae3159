using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>Writes the mails of a run into the outbox, in the transaction that decided them: sending is a separate step.</summary>
internal sealed class AlertStage(MailRenderer renderer, AlertsOptions alerts, MailOptions mail)
{
    /// <summary>How many messages were queued.</summary>
    public async Task<int> RunAsync(UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, IReadOnlyList<ProblemNotice> notices, RunMoment moment)
    {
        var place = catalogue.MunicipalityName ?? await TitleAsync(unit, catalogue.Municipality);
        var rows = judged.Indicators.Where(one => one.Baselined).Select(one => MailRows.Of(one, moment.Today, mail.KoladaLink)).ToList();
        var starts = await StartsAsync(unit, rows);
        var settings = new DigestSettings(place, catalogue.Plan, moment.Now, alerts.MaxPerMail, address => starts.GetValueOrDefault(address));

        var queued = 0;
        foreach (var digest in DigestBuilder.Build(rows, settings).Concat(ForAdmin(catalogue, notices, settings)))
        {
            var threaded = digest with { References = await ReferencesAsync(unit, digest) };
            queued += await OutboxStore.QueueAsync(unit, renderer.Render(threaded), threaded, moment.RunId) ? 1 : 0;
        }

        return queued;
    }

    private static async Task<Dictionary<string, int>> StartsAsync(UnitOfWork unit, IEnumerable<ReportedRow> rows)
    {
        var starts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in rows.SelectMany(row => row.Recipients).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            starts[address] = await OutboxStore.CountAsync(unit, address, MailKind.Start);
        }

        return starts;
    }

    private IEnumerable<Digest> ForAdmin(IndicatorCatalogue catalogue, IReadOnlyList<ProblemNotice> notices, DigestSettings settings)
    {
        if (notices.Count == 0)
        {
            return [];
        }

        IReadOnlyList<string> addresses = alerts.AdminAddress is { } configured ? [configured] : catalogue.AdminAddresses;
        return addresses.Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new Digest
        {
            Address = address,
            Kind = MailKind.Admin,
            Place = settings.Place,
            Plan = settings.Plan,
            WrittenAt = settings.Now,
            Problems = notices,
        });
    }

    /// <summary>The last mail to the address about each indicator in this one, so that mail programs show them as a thread.</summary>
    private static async Task<IReadOnlyList<string>> ReferencesAsync(UnitOfWork unit, Digest digest)
    {
        var last = new List<string>();
        foreach (var (id, gender) in digest.AllAlerts.Concat(digest.RedNow).Select(row => (row.Status.Id, row.Status.Gender)).Distinct())
        {
            if (await OutboxStore.LastMailAsync(unit, digest.Address, id, gender) is { } message)
            {
                last.Add(message);
            }
        }

        return [.. last.Distinct()];
    }

    private static async Task<string> TitleAsync(UnitOfWork unit, AreaId area) =>
        (await MetadataStore.AreasAsync(unit)).FirstOrDefault(known => known.Info.Id == area)?.Info.Title ?? area.Value;
}
