using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>Writes the mails of a run into the outbox, in the transaction that decided them: sending is a separate step.</summary>
internal sealed class AlertStage(MailRenderer renderer, AlertsOptions alerts, MailOptions mail)
{
    /// <summary>How many messages were queued.</summary>
    /// <param name="unit">The transaction that also writes the states.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="judged">What the run came to.</param>
    /// <param name="notices">What the administrator is told.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="failed">A failed run knows too little to say that all is well.</param>
    public async Task<int> RunAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, IReadOnlyList<ProblemNotice> notices, RunMoment moment, bool failed)
    {
        var queued = 0;
        foreach (var digest in await DigestsAsync(unit, catalogue, judged, notices, moment, alerts.WeeklySummary && !failed ? WeeklyTo.Silent : WeeklyTo.Nobody))
        {
            queued += await OutboxStore.QueueAsync(unit, renderer.Render(digest), digest, moment.RunId) ? 1 : 0;
        }

        return queued;
    }

    /// <summary>Tells the administrator alone, by a run that has judged nothing.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="catalogue">Null when not even that could be read: then only <c>Alerts:AdminAddress</c> is known.</param>
    /// <param name="notices">What to tell.</param>
    /// <param name="moment">The run and its time.</param>
    /// <returns>How many messages were queued.</returns>
    public async Task<int> TellAdminAsync(UnitOfWork unit, IndicatorCatalogue? catalogue, IReadOnlyList<ProblemNotice> notices, RunMoment moment)
    {
        var place = catalogue?.MunicipalityName ?? catalogue?.Municipality.Value ?? "IndicatorSync";
        var queued = 0;
        foreach (var digest in ForAdmin(catalogue, notices, new DigestSettings(place, catalogue?.Plan ?? "", moment.Now, alerts.MaxPerMail, _ => 0)))
        {
            queued += await OutboxStore.QueueAsync(unit, renderer.Render(digest), digest, moment.RunId) ? 1 : 0;
        }

        return queued;
    }

    /// <summary>What a run would tell each address; how things stand where it would tell nothing.</summary>
    public async Task<IReadOnlyList<(Digest Digest, RenderedMail Mail)>> PreviewAsync(UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, RunMoment moment) =>
        [.. (await DigestsAsync(unit, catalogue, judged, [], moment, WeeklyTo.Everybody)).Select(digest => (digest, renderer.Render(digest)))];

    private enum WeeklyTo
    {
        Nobody,
        Silent,
        Everybody,
    }

    /// <summary>What this run tells each address.</summary>
    private async Task<IReadOnlyList<Digest>> DigestsAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, IReadOnlyList<ProblemNotice> notices, RunMoment moment, WeeklyTo weekly)
    {
        var place = catalogue.MunicipalityName ?? await TitleAsync(unit, catalogue.Municipality);
        var rows = new List<ReportedRow>();
        foreach (var one in judged.Indicators.Where(one => one.Baselined))
        {
            rows.Add(MailRows.Of(one, await RevisionBreadthReader.OfAsync(unit, one, moment.RunId), moment.Today, mail.KoladaLink));
        }

        var addresses = rows.SelectMany(row => row.Recipients).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var starts = await CountsAsync(unit, addresses, MailKind.Start);
        var weeklies = await CountsAsync(unit, await WeeklyAddressesAsync(unit, addresses, moment.Today, weekly), MailKind.Weekly);
        var settings = new DigestSettings(place, catalogue.Plan, moment.Now, alerts.MaxPerMail, address => starts.GetValueOrDefault(address))
        {
            Today = moment.Today,
            Weeklies = address => weeklies.TryGetValue(address, out var count) ? count : null,
        };
        var digests = new List<Digest>();
        foreach (var digest in DigestBuilder.Build(rows, settings).Concat(ForAdmin(catalogue, notices, settings)))
        {
            digests.Add(digest with { References = await ReferencesAsync(unit, digest) });
        }

        return digests;
    }

    private static async Task<Dictionary<string, int>> CountsAsync(UnitOfWork unit, IEnumerable<string> addresses, MailKind kind)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in addresses)
        {
            counts[address] = await OutboxStore.CountAsync(unit, address, kind);
        }

        return counts;
    }

    /// <summary>Silent are the addresses that have had no mail about the indicators in this week, Monday to Sunday.</summary>
    private static async Task<IReadOnlyList<string>> WeeklyAddressesAsync(UnitOfWork unit, IReadOnlyList<string> addresses, DateOnly today, WeeklyTo to)
    {
        if (to != WeeklyTo.Silent)
        {
            return to == WeeklyTo.Everybody ? addresses : [];
        }

        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var silent = new List<string>();
        foreach (var address in addresses)
        {
            if (await OutboxStore.LastWrittenAsync(unit, address) is not { } last || DateOnly.FromDateTime(last) < monday)
            {
                silent.Add(address);
            }
        }

        return silent;
    }

    private IEnumerable<Digest> ForAdmin(IndicatorCatalogue? catalogue, IReadOnlyList<ProblemNotice> notices, DigestSettings settings)
    {
        if (notices.Count == 0)
        {
            return [];
        }

        IReadOnlyList<string> addresses = alerts.AdminAddress is { } configured ? [configured] : catalogue?.AdminAddresses ?? [];
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
        var about = digest.AllAlerts.Concat(digest.RedNow).Select(row => (row.Status.Id, row.Status.Gender)).Distinct().ToList();
        if (about.Count == 0)
        {
            return [];
        }

        var last = await OutboxStore.LastMailsAsync(unit, digest.Address);
        return [.. about.Select(one => last.GetValueOrDefault(one)).OfType<string>().Distinct()];
    }

    private static async Task<string> TitleAsync(UnitOfWork unit, AreaId area) =>
        (await MetadataStore.AreasAsync(unit)).FirstOrDefault(known => known.Info.Id == area)?.Info.Title ?? area.Value;
}
