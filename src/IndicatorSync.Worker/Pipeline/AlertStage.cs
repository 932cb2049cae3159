using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Coverage;
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
        var starts = await RecipientStore.StartsAsync(unit);
        var settings = new DigestSettings(place, catalogue.Plan, moment.Now, alerts.MaxPerMail, address => starts.GetValueOrDefault(RecipientStore.Key(address)));
        var lastMails = await RecipientStore.LastMailsAsync(unit);

        var queued = 0;
        foreach (var digest in DigestBuilder.Build(rows, settings).Concat(ForAdmin(catalogue, notices, settings)))
        {
            queued += await QueueAsync(unit, digest with { References = References(digest, lastMails) }, moment) ? 1 : 0;
        }

        return queued;
    }

    private async Task<bool> QueueAsync(UnitOfWork unit, Digest digest, RunMoment moment)
    {
        var rendered = renderer.Render(digest);
        if (!await OutboxStore.QueueAsync(unit, rendered, moment.Now))
        {
            return false;
        }

        await RecipientStore.RememberAsync(unit, rendered.MessageId, digest.Address, RowsOf(digest));
        if (digest.Kind == MailKind.Start)
        {
            await RecipientStore.CountStartAsync(unit, digest.Address, moment.Now);
        }

        return true;
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

    private static List<string> References(Digest digest, ILookup<(string Address, string Indicator, string Gender), string> lastMails) =>
    [
        .. RowsOf(digest)
            .SelectMany(row => lastMails[(RecipientStore.Key(digest.Address), row.Status.Id, row.Status.Gender.Code())])
            .Distinct(),
    ];

    private static IEnumerable<DigestRow> RowsOf(Digest digest) => digest.AllAlerts.Concat(digest.RedNow);

    private static async Task<string> TitleAsync(UnitOfWork unit, AreaId area) =>
        (await MetadataStore.AreasAsync(unit)).FirstOrDefault(known => known.Info.Id == area)?.Info.Title ?? area.Value;
}
