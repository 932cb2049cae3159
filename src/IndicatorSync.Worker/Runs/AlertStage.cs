using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Runs;

/// <summary>Writes the mails of a run into the outbox, in the transaction that decided them: sending is a separate step.</summary>
internal sealed class AlertStage(MailRenderer renderer, AlertsOptions alerts, MailOptions mail)
{
    /// <summary>How many messages were queued.</summary>
    /// <param name="unit">The transaction that also writes the states.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="judged">What the run came to.</param>
    /// <param name="notices">What the administrator is told.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="audience">See <see cref="AudienceAsync(UnitOfWork, IndicatorCatalogue, RunMoment, bool)"/>.</param>
    public async Task<int> RunAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, IReadOnlyList<ProblemNotice> notices, RunMoment moment, Audience audience)
    {
        var queued = 0;
        foreach (var digest in await DigestsAsync(unit, catalogue, judged, notices, moment, audience))
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
        var place = MailPlace.Of(catalogue, await MetadataStore.AreaTitlesAsync(unit));
        var queued = 0;
        foreach (var digest in ForAdmin(catalogue, notices, new DigestSettings(place, catalogue?.Plan ?? "", moment.Now, alerts.MaxPerMail)))
        {
            queued += await OutboxStore.QueueAsync(unit, renderer.Render(digest), digest, moment.RunId) ? 1 : 0;
        }

        return queued;
    }

    /// <summary>What a run would tell each address; what the state is where it would tell nothing.</summary>
    public async Task<IReadOnlyList<(Digest Digest, RenderedMail Mail)>> PreviewAsync(UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, RunMoment moment) =>
        [.. (await DigestsAsync(unit, catalogue, judged, [], moment, await AudienceAsync(unit, catalogue, moment, WeeklyMail.Everybody))).Select(digest => (digest, renderer.Render(digest)))];

    /// <summary>What decides whom a run writes to, besides what happens in it: read before its first mail is queued.</summary>
    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="failed">A failed run knows too little to say that all is well.</param>
    public Task<Audience> AudienceAsync(UnitOfWork unit, IndicatorCatalogue catalogue, RunMoment moment, bool failed) =>
        AudienceAsync(unit, catalogue, moment, alerts.WeeklySummary && !failed ? WeeklyMail.AfterSilence : WeeklyMail.Nobody);

    private async Task<Audience> AudienceAsync(UnitOfWork unit, IndicatorCatalogue catalogue, RunMoment moment, WeeklyMail weekly)
    {
        var soFar = await AddressHistory.ReadAsync(unit);
        var settings = new DigestSettings("", "", moment.Now, alerts.MaxPerMail)
        {
            Today = moment.Today,
            SoFar = address => soFar.GetValueOrDefault(address, AddressSoFar.Nothing),
            Weekly = weekly,
            IsLive = mail is { Transport: MailTransportKind.Smtp, RedirectTo: null },
        };
        var escalated = catalogue.Indicators.Any(indicator => indicator.Escalation is not null) ? await EscalationStore.ToldAsync(unit) : null;
        return new Audience(settings, decision => escalated is not null
            && decision.Outcome.Alarm is { } alarm
            && !escalated.Contains((decision.Indicator.Id, decision.Gender, alarm.Since))
            && EscalationRule.IsDue(decision, DateOnly.FromDateTime(SwedishTime.Local(alarm.Since).DateTime), moment.Today, SwedishHolidays.IsHoliday));
    }

    /// <summary>What this run tells each address.</summary>
    private async Task<IReadOnlyList<Digest>> DigestsAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, Judged judged, IReadOnlyList<ProblemNotice> notices, RunMoment moment, Audience audience)
    {
        var names = await MetadataStore.AreaTitlesAsync(unit);
        var place = MailPlace.Of(catalogue, names);
        var context = new RowContext(catalogue.Municipality, moment.Today, mail.KoladaLink, names)
        {
            PlanOf = indicator => RowPlan.Of(catalogue, names, indicator.Plan),
            NamesPlaces = catalogue.Plans.DistinctBy(plan => plan.Municipality).Skip(1).Any(),
        };
        var rows = new List<ReportedRow>();
        foreach (var decision in judged.Decisions.Where(decision => decision.Course.IsWatched()))
        {
            rows.Add(DecisionRows.Of(decision, await RevisionBreadthReader.OfAsync(unit, decision, moment.RunId), context));
        }

        rows = [.. await EscalatedAsync(unit, judged, [.. await WithJudgementsByHandAsync(unit, rows)], (moment, audience))];

        var told = judged.Decisions.Select(decision => decision.Indicator).DistinctBy(indicator => indicator.Id).ToDictionary(indicator => indicator.Id, indicator => indicator.Recipients);
        var settings = audience.Settings with
        {
            Place = place,
            Plan = catalogue.Plan,
            Activities = judged.Plan,
            Coming = address => [.. judged.Coming.Where(coming => coming.IndicatorId is { } id ? IsToldTo(address, id) : coming.Plan is null || HearsOf(address, coming.Plan))],
        };
        bool IsToldTo(string address, string id) => told.TryGetValue(id, out var addresses) && addresses.Contains(address, StringComparer.OrdinalIgnoreCase);

        bool HearsOf(string address, PlanHead plan) => judged.Decisions.Any(decision =>
            decision.Indicator.Plan == plan && decision.Indicator.Recipients.Contains(address, StringComparer.OrdinalIgnoreCase));

        var digests = new List<Digest>();
        foreach (var digest in DigestBuilder.Build(rows, settings).Concat(ForAdmin(catalogue, notices, settings)))
        {
            digests.Add(digest with { References = await ReferencesAsync(unit, digest) });
        }

        return digests;
    }

    /// <summary>Who set a colour by hand, and why, is beside it.</summary>
    private static async Task<IEnumerable<ReportedRow>> WithJudgementsByHandAsync(UnitOfWork unit, IReadOnlyList<ReportedRow> rows)
    {
        if (!rows.Any(row => row.Row.Status.IsQualitative))
        {
            return rows;
        }

        var made = await HandJudgementStore.AllAsync(unit);
        return rows.Select(row => row with { Row = row.Row with { ByHand = made[row.Row.Status.Id].FirstOrDefault(one => one.Gender == row.Row.Status.Gender && one.Period == row.Row.Status.Judged.Period) } });
    }

    /// <summary>Alarms that nobody has acknowledged in time, to those who are to hear of it; an address has one row for each indicator.</summary>
    private static async Task<IReadOnlyList<ReportedRow>> EscalatedAsync(UnitOfWork unit, Judged judged, IReadOnlyList<ReportedRow> rows, (RunMoment Moment, Audience Audience) run)
    {
        var due = judged.Decisions
            .Where(run.Audience.IsEscalated)
            .DistinctBy(decision => (decision.Indicator.Id, decision.Gender))
            .ToDictionary(decision => (decision.Indicator.Id, decision.Gender));
        await EscalationStore.AddAsync(unit, [.. due.Values.Select(decision => (decision.Indicator.Id, decision.Gender, decision.Outcome.Alarm!.Since))], run.Moment.Now);
        return [.. rows.SelectMany(row => due.TryGetValue((row.Row.Status.Id, row.Row.Status.Gender), out var decision) ? Escalated(row, decision.Indicator.Escalation!.Addresses) : [row])];
    }

    private static IEnumerable<ReportedRow> Escalated(ReportedRow row, IReadOnlyList<string> addresses) =>
    [
        row with { Recipients = [.. row.Recipients.Except(addresses, StringComparer.OrdinalIgnoreCase)] },
        row with { Row = row.Row with { Event = DigestEvent.Escalated }, Happened = true, Recipients = addresses },
    ];

    private IEnumerable<Digest> ForAdmin(IndicatorCatalogue? catalogue, IReadOnlyList<ProblemNotice> notices, DigestSettings settings)
    {
        if (notices.Count == 0)
        {
            return [];
        }

        IReadOnlyList<string> addresses = alerts.AdminAddresses is { Count: > 0 } configured ? configured : catalogue?.AdminAddresses ?? [];
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
}
