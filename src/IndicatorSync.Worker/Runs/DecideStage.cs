using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>A run that has its number, and which of its indicators' own series had rows before it.</summary>
internal sealed record BegunRun(RunMoment Moment, IReadOnlySet<(KpiId, AreaId)> HadRows);

/// <summary>Everything that the deciding of a run rests on, besides what is stored.</summary>
internal sealed record FetchedRun(CatalogueInForce Catalogue, BegunRun Begun, RunLedger Ledger, int Requests, IReadOnlyList<string> Notes, bool LastAttempt)
{
    /// <summary>The time in which the service could not reach its database, when this is the run to report it.</summary>
    public DatabaseOutage? DatabaseWas { get; init; }

    /// <summary>What the other sources came to.</summary>
    public SourcesRead Sources { get; init; } = SourcesRead.Nothing;

    /// <summary>The service's own run, not one that a command began.</summary>
    public bool OfService { get; init; }

    /// <summary>Files that look like an earlier database, when this one has no run yet.</summary>
    public IReadOnlyList<string> EarlierFiles { get; init; } = [];
}

/// <summary>A change of colour, for metrics.</summary>
internal readonly record struct ColourTurn(Colour From, Colour To, Cause Cause);

internal sealed record Decided(RunSummary Summary, IReadOnlyList<ColourTurn> Changes);

/// <summary>Judges, finds problems, queues mails and ends the run: one transaction, so that a state never stands without its mail.</summary>
internal sealed class DecideStage(JudgeStage judge, AlertStage alert, HandedInStage handedIn, MailOptions mail)
{
    public async Task<Decided> RunAsync(UnitOfWork unit, FetchedRun run)
    {
        var moment = run.Begun.Moment;
        await StoreStage.StoreCoverageAsync(unit, run.Ledger, moment);
        var changes = await StoreStage.StoreMetadataAsync(unit, run.Ledger, moment);
        var kpis = await MetadataStore.KpisAsync(unit);
        var catalogue = run.Catalogue.Catalogue.WithTitles(kpis.ToDictionary(kpi => kpi.Info.Id, kpi => kpi.Info.Title));
        var going = (await SeriesReader.GoingAsync(unit)).Select(row => row.Key).ToList();
        var facts = run.Ledger.ToFacts(run.Begun.HadRows, going, changes, run.Notes);
        IReadOnlyList<RunProblem> found =
        [
            .. Found(catalogue, run.Catalogue.Fault, facts),
            .. NewDatabase(run.EarlierFiles),
            .. MailTransport(run),
            .. OfKpiCatalogue(run.Ledger.KpiCatalogueUnread),
            .. OfMirror(run.Ledger.MirrorUnread),
            .. run.Sources.Problems,
            .. Mistaken(run.Ledger),
        ];
        var failed = RunVerdict.Failed(found);

        var audience = await alert.AudienceAsync(unit, catalogue, moment, failed);
        var judged = await judge.RunAsync(unit, catalogue, moment, failed, kpis, audience);
        var written = await handedIn.WriteAsync(unit, catalogue, failed ? [] : judged.Decisions, moment);
        found = [.. found, .. judged.Unjudged.Select(one => one.Problem), .. judged.Mistaken.Select(Mistaken), .. written.Problems];
        var remarks = judged.Remarks;
        var notices = await SettleAsync(unit, run, facts, [.. found, .. remarks], failed);
        var mails = await alert.RunAsync(unit, catalogue, judged, [.. notices, .. judged.Removed.Select(Notice)], moment, audience);
        mails += await HandedInStage.QueueAsync(unit, written, moment);

        var open = found.Count == 0 ? [] : (await ProblemStore.OpenAsync(unit)).ToDictionary(problem => (problem.Type, problem.SubjectKey), problem => problem.OpenedAt);
        var partial = RunVerdict.Partial(found, (type, subject) => open.TryGetValue((type, subject), out var at) ? at : null, moment.Now);
        var outcome = failed ? RunOutcome.Failed : partial ? RunOutcome.Partial : RunOutcome.Succeeded;
        var fault = outcome == RunOutcome.Succeeded ? null : new RunFault(found[0].Message, found[0].Type);
        await RunStore.EndAsync(unit, moment.RunId, outcome, run.Requests, run.Ledger.Counts, moment.Now, fault);

        var summary = new RunSummary(
            outcome,
            moment.RunId,
            run.Requests,
            run.Ledger.Counts,
            mails,
            judged.Colours,
            [.. found.Concat(remarks).Where(problem => ProblemTable.Find(problem.Type) is not { IsQuiet: true }).Select(problem => new Problem(problem.Type, problem.Indicator, problem.Kpi?.Value, problem.Message))]);
        return new Decided(summary, [.. judged.Decisions.SelectMany(decision => decision.Evaluation.Steps).Where(step => step.ChangesColour).Select(step => new ColourTurn(step.From.Colour, step.To.Colour, step.Cause))]);
    }

    private static IReadOnlyList<RunProblem> Found(IndicatorCatalogue catalogue, string? fault, RunFacts facts)
    {
        var found = ProblemFinder.Find(catalogue, facts);
        return fault is null
            ? found
            : [.. found, new RunProblem(ProblemTypes.CatalogueInvalid, "katalog", null, null, $"Katalogen kan inte läsas; den senast giltiga används. {fault.ReplaceLineEndings(" ")}")];
    }

    /// <summary>The values were mended by the comparison that found them; that they had to be is a fault of the program.</summary>
    private static IEnumerable<RunProblem> Mistaken(RunLedger ledger) => ledger.Mistaken.Select(pair => new RunProblem(
        ProblemTypes.InternalError,
        $"{pair.Kpi} {pair.Area}",
        null,
        pair.Kpi,
        $"Ett fel i programmet: svaret för {pair.Kpi} och {pair.Area} hade räknats som oförändrat, men skilde sig från det lagrade. Det är rättat nu. Anmäl det till den som förvaltar programmet."));

    /// <summary>It is judged by now; that it had not been is a fault of the program.</summary>
    private static RunProblem Mistaken(Indicator indicator) => new(
        ProblemTypes.InternalError,
        $"{indicator.Id} vila",
        indicator.PlanId,
        indicator.Kpi,
        $"Ett fel i programmet: {indicator.Name} ({indicator.PlanId}) hade räknats som oförändrad, men bedömdes annorlunda när allt bedömdes på nytt. Det är rättat nu. Anmäl det till den som förvaltar programmet.");

    private static IEnumerable<RunProblem> NewDatabase(IReadOnlyList<string> beside) => beside.Count == 0
        ? []
        : [new RunProblem(
            ProblemTypes.NewDatabase,
            "databas",
            null,
            null,
            $"Databasen är ny och utan historik, men bredvid den ligger filer som ser ut som en tidigare: {string.Join(", ", beside.Take(3))}. Alla får ett nytt Startläge. Är det fel: stoppa tjänsten, lägg tillbaka rätt fil och starta igen.")];

    /// <summary>That Kolada's catalogue of KPIs could not be read costs nothing here; that the program failed over it is reported.</summary>
    private static IEnumerable<RunProblem> OfKpiCatalogue(FetchFailed? unread) => unread is not { Fault: FetchFault.Unhandled }
        ? []
        : [new RunProblem(
            ProblemTypes.InternalError,
            ProblemSubjects.KpiCatalogue,
            null,
            null,
            $"Koladas nyckeltalskatalog kunde inte tas om hand. {unread.Message}. Inget värde och ingen färg hänger på den.")];

    private static IEnumerable<RunProblem> OfMirror(string? unread) => unread is null
        ? []
        : [new RunProblem(ProblemTypes.MirrorIncomplete, "spegla", null, null, $"Speglingen blev inte klar: {unread.TrimEnd('.')}. Nästa körning fortsätter där den slutade. Inget värde hos en indikator hänger på den.")];

    /// <summary>A command's mails may well be filed; the service's are meant for somebody.</summary>
    private IEnumerable<RunProblem> MailTransport(FetchedRun run) => run.OfService && mail.Transport != MailTransportKind.Smtp && run.Catalogue.Catalogue.Recipients.Count > 0
        ? [new RunProblem(
            ProblemTypes.MailTransport, "mejl", null, null, "Katalogen har mottagare, men tjänstens mejl når ingen brevlåda: Mail:Transport är inte Smtp. Ange e-postservern.")]
        : [];

    /// <summary>Opens and closes problems; the notices are those that the administrator is told.</summary>
    private static async Task<List<ProblemNotice>> SettleAsync(UnitOfWork unit, FetchedRun run, RunFacts facts, IReadOnlyList<RunProblem> found, bool failed)
    {
        var moment = run.Begun.Moment;
        var scope = new ProblemScope(run.Catalogue.Catalogue, facts, failed, moment.Now) { OfService = run.OfService };

        var news = found.Where(problem => run.LastAttempt || ProblemTable.Find(problem.Type) is not { OpensAtLastAttempt: true });
        var before = await ProblemStore.OpenAsync(unit);
        var mails = await OutageStage.ReadMailsAsync(unit, before, moment);
        var notices = await ProblemStore.SettleAsync(
            unit,
            before,
            [.. news.Select(problem => new FoundProblem(problem.Type, problem.Subject, problem.Indicator, problem.Kpi?.Value, problem.Message)), .. OutageStage.Standing(mails)],
            open => scope.Covers(open.Type, open.SubjectKey, open.IndicatorId, open.KpiId, open.OpenedAt),
            moment.RunId,
            moment.Now);
        return
        [
            .. notices.Where(notice => ProblemTable.IsToldAtOnce(notice.Type, notice.Opened)),
            .. await InternalErrors.NoticesAsync(unit, notices, moment, run.LastAttempt),
            .. await OutageStage.NoticesAsync(unit, run, mails, notices, failed),
        ];
    }

    private static ProblemNotice Notice(RemovedIndicator removed) => new(
        ProblemTypes.Removed,
        $"{removed.Id} {removed.Gender.Code()}",
        removed.Ordinal,
        Opened: true,
        $"{removed.Name} ({RowKey.IdOf(removed.Id)}) finns inte längre i katalogen. Färgen var {removed.Colour.Swedish().ToLowerInvariant()}. Läggs den tillbaka inom 30 dagar fortsätter den där den var.");
}
