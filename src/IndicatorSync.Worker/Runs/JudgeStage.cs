using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Scheduling;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Sources;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>An indicator that is no longer in the catalogue, with the colour it had.</summary>
internal sealed record RemovedIndicator(string Id, Gender Gender, Colour Colour, string Name, long Ordinal);

/// <summary>An indicator and gender over which the program itself failed: not judged, its alarm left as it was.</summary>
internal sealed record UnjudgedIndicator(Indicator Indicator, Gender Gender)
{
    public RunProblem Problem => new(
        ProblemTypes.InternalError,
        $"{Indicator.Id} {Gender.Code()}",
        Indicator.PlanId,
        Indicator.Kpi,
        $"{GenderNames.Beside(Indicator.Name, Indicator.OwnUnit, Gender)} ({Indicator.PlanId}) kunde inte bedömas på grund av ett fel i programmet. Larmet står som det stod; hela felet står i loggen. Anmäl det till den som förvaltar programmet.");
}

/// <summary>What the judging of a run came to.</summary>
internal sealed record Judged(
    IReadOnlyList<IndicatorDecision> Decisions, IReadOnlyList<UnjudgedIndicator> Unjudged, IReadOnlyList<RemovedIndicator> Removed)
{
    /// <summary>What the definitions themselves give to say, beside what is stored.</summary>
    public required IReadOnlyList<RunProblem> Remarks { get; init; }

    /// <summary>What Kolada says of KPIs.</summary>
    public required IReadOnlyDictionary<KpiId, KpiInfo> Kpis { get; init; }

    /// <summary>What is to come within twelve months.</summary>
    public required IReadOnlyList<ComingEvent> Coming { get; init; }

    /// <summary>The catalogue in force, its activities as tables have said since.</summary>
    public required IndicatorCatalogue Plan { get; init; }

    /// <summary>The colours of the rows that were left alone (<see cref="AtRest"/>); of them there is no decision.</summary>
    public IReadOnlyList<Colour> Resting { get; init; } = [];

    /// <summary>See <see cref="Runs.Resting.Mistaken"/>.</summary>
    public IReadOnlyList<Indicator> Mistaken { get; init; } = [];

    /// <summary>How many rows have each colour; one that could not be judged has none.</summary>
    public IReadOnlyDictionary<Colour, int> Colours =>
        Decisions.Select(decision => decision.Evaluation.Judged.Colour).Concat(Unjudged.Select(_ => Colour.None)).Concat(Resting).CountBy(colour => colour).ToDictionary();
}

/// <summary>
/// Loads what is stored, lets <see cref="Decider"/> judge it, and writes what was decided. What is stored is judged, not what was
/// fetched: a second time, without anything new, is a no-op.
/// </summary>
internal sealed partial class JudgeStage(AlertsOptions alerts, KoladaOptions kolada, RunSource source, ILogger<JudgeStage> logger)
{
    /// <summary>See <see cref="JudgingParts.MostSeries"/>.</summary>
    public int MostSeries { get; init; } = JudgingParts.MostSeries;

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="failed">A failed run sets no baseline.</param>
    /// <param name="kpis">What Kolada says of KPIs, where the caller has read it in the same transaction.</param>
    /// <param name="audience">Whom the run will write to: all of their indicators are judged, of the others those at rest are left alone. Null: all are judged.</param>
    public async Task<Judged> RunAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, RunMoment moment, bool failed, IReadOnlyList<StoredKpi>? kpis = null, Audience? audience = null)
    {
        var stored = await StoredJudgements.LoadAsync(unit);
        var hasWayIn = source.HasWayIn || (catalogue.Indicators.Any(indicator => !indicator.IsFromKolada) && await ReportStore.AnyAsync(unit));
        var known = await JudgingKnowledge.LoadAsync(unit, catalogue, moment.Today, kpis, hasWayIn);
        var acknowledged = await AcknowledgementStore.NewestAsync(unit);

        await IndicatorStore.ProjectAsync(unit, catalogue, moment.Now, known.UnitOf);
        var (goals, activities) = await unit.QueryBothAsync<GoalRow, ActivityRow>(GoalStore.SelectAll, ActivityStore.SelectAll);
        await GoalStore.ProjectAsync(unit, goals, catalogue);
        var plan = await AsTablesSayAsync(unit, catalogue);
        await ActivityStore.ProjectAsync(unit, activities, plan, moment);
        var removed = await RemoveAsync(unit, stored, [.. catalogue.Rows.SelectMany(indicator => indicator.JudgedGenders.Select(gender => (indicator.Id, gender)))], moment);

        var judging = new PartsJudged();
        var terms = new RunTerms(moment.Now, moment.Today, failed, stored.Watching, alerts.RemindAfterDays);
        var resting = audience is null ? Resting.Nobody(known, terms) : await Resting.LoadAsync(unit, catalogue, known, terms, kolada.FullComparisonEvery);
        var divided = catalogue.Indicators.ToLookup(resting.Rests);
        await JudgePartsAsync(divided[false]);
        var addresses = divided[true].Any() ? audience!.Of(catalogue.Indicators, judging.Decisions) : new HashSet<string>();
        var left = divided[true].ToLookup(indicator => !indicator.Recipients.Any(addresses.Contains));
        await JudgePartsAsync(left[false]);

        await resting.SaveAsync(unit, catalogue);
        var judged = await SaveAsync(unit, judging, catalogue, moment, known);
        var coming = ComingEvents.Of(plan, judged.Kpis, judged.Decisions, moment.Today);
        await ComingStore.ProjectAsync(unit, await unit.QueryAsync<ComingRow>(ComingStore.SelectAll), coming, plan, moment.Now);
        return judged with { Removed = removed, Coming = coming, Plan = plan, Resting = stored.ColoursOf(left[true]), Mistaken = resting.Mistaken };

        async Task JudgePartsAsync(IEnumerable<Indicator> indicators)
        {
            foreach (var part in JudgingParts.Of(indicators, MostSeries))
            {
                await JudgeAsync(unit, (known, stored, acknowledged), (catalogue, part), (terms, moment), judging, resting);
            }
        }
    }

    /// <summary>
    /// The indicators whose values another source has changed between runs (docs/contract.md 1.9): their colours as they now are, with what changed
    /// them. Alarms wait for the next whole run, and so does what has no baseline yet.
    /// </summary>
    /// <param name="unit">The transaction of the source's run.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="changed">Ids of the indicators.</param>
    /// <param name="moment">The run and its time.</param>
    public async Task<Judged> ShowAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlySet<string> changed, RunMoment moment)
    {
        var stored = await StoredJudgements.LoadAsync(unit);
        var known = await JudgingKnowledge.LoadAsync(unit, catalogue, moment.Today, hasWayIn: true);
        var acknowledged = await AcknowledgementStore.NewestAsync(unit);
        var judging = new PartsJudged();
        var terms = new RunTerms(moment.Now, moment.Today, Failed: false, stored.Watching, alerts.RemindAfterDays) { OnlyShows = true };
        foreach (var part in JudgingParts.Of(catalogue.Indicators.Where(indicator => changed.Contains(indicator.Id)), MostSeries))
        {
            await JudgeAsync(unit, (known, stored, acknowledged), (catalogue, part), (terms, moment), judging, resting: null);
        }

        var judged = await SaveAsync(unit, judging, catalogue, moment, known);
        var plan = await AsTablesSayAsync(unit, catalogue);
        await ActivityStore.ProjectAsync(unit, await unit.QueryAsync<ActivityRow>(ActivityStore.SelectAll), plan, moment);
        return judged with { Plan = plan };
    }

    /// <summary>Judges some indicators, writes how they stand, and lets go of what that took.</summary>
    private async Task JudgeAsync(
        UnitOfWork unit,
        (JudgingKnowledge Known, StoredJudgements Stored, IReadOnlyDictionary<(string Id, Gender Gender), AcknowledgementRow> Acknowledged) before,
        (IndicatorCatalogue Catalogue, IReadOnlyList<Indicator> Indicators) part,
        (RunTerms Terms, RunMoment Moment) run,
        PartsJudged judging,
        Resting? resting)
    {
        var some = part.Catalogue with { Indicators = part.Indicators };
        var ids = some.Rows.Select(indicator => indicator.Id).ToHashSet();
        var stored = await before.Stored.OfAsync(unit, ids);
        var ground = await JudgingGround.LoadAsync(unit, before.Known, some, [.. stored.States.Values]);
        var (written, unjudged) = Decide(some.Rows, stored, ground, before.Acknowledged, run);
        var broken = unjudged.Select(one => stored.States.GetValueOrDefault((one.Indicator.Id, one.Gender))?.Unjudged(run.Moment.RunId)).OfType<StateRow>();
        await StateStore.SaveStatesAsync(unit, stored.States, [.. written.Select(rows => rows.State), .. broken]);
        await StateStore.SavePeriodsAsync(unit, stored.Periods, [.. written.SelectMany(rows => rows.Periods)]);
        judging.Add(written, unjudged, LapseRow.Of(stored.States, written.Select(rows => rows.State), run.Moment.Now), decision => PlanRowOf(decision, part.Catalogue, run.Moment.Today));
        if (resting is not null)
        {
            var remarks = await DataAudits.OfRunAsync(unit, some, ground);
            judging.Add(remarks);
            TakeUp(resting, part.Indicators, written.ToLookup(rows => rows.Decision.Indicator.Id), stored, remarks.Select(remark => remark.Ordinal).ToHashSet());
        }
    }

    /// <summary>Which of the judged indicators the next run may leave alone: none of which a remark is made, since each run makes it anew.</summary>
    private void TakeUp(Resting resting, IReadOnlyList<Indicator> indicators, ILookup<string, DecidedRows> written, StoredJudgements stored, HashSet<int> remarked)
    {
        foreach (var indicator in indicators.Where(AtRest.IsPossible))
        {
            var rows = written[indicator.Id].ToList();
            var isWhole = rows.Count == indicator.JudgedGenders.Count();
            var isAtRest = isWhole && rows.TrueForAll(row => row.IsAtRest) && !remarked.Contains(indicator.Ordinal);
            resting.Judged(indicator, !isWhole || rows.TrueForAll(stored.Has), isAtRest, isAtRest ? rows.Min(row => AtRest.Until(row.Decision, alerts.RemindAfterDays)) : null);
        }
    }

    private (List<DecidedRows> Written, List<UnjudgedIndicator> Unjudged) Decide(
        IEnumerable<Indicator> rows,
        StoredJudgements stored,
        JudgingGround ground,
        IReadOnlyDictionary<(string Id, Gender Gender), AcknowledgementRow> acknowledged,
        (RunTerms Terms, RunMoment Moment) run)
    {
        var (written, unjudged) = (new List<DecidedRows>(), new List<UnjudgedIndicator>());
        foreach (var (indicator, gender) in rows.SelectMany(indicator => indicator.JudgedGenders.Select(gender => (indicator, gender))))
        {
            try
            {
                var made = acknowledged.GetValueOrDefault((indicator.Id, gender))?.ToGiven();
                var decided = new DecisionGround(indicator, gender, ground.Of(indicator), stored.MemoryOf(indicator.Id, gender), made);
                if (run.Terms.OnlyShows && !Decider.MayShow(decided))
                {
                    continue;
                }

                var decision = HiddenDecision.Of(Decider.Decide(decided, run.Terms), ground.SmallOf(indicator));
                written.Add(DecidedRows.Of(decision, stored.BaselineOf(decision), new JudgedMoment(run.Moment, ground.MarkOf(indicator), ground.SourceOf(indicator))) with { IsAtRest = AtRest.Is(decided, decision) });
            }
            catch (Exception unforeseen)
            {
                // The boundary of an indicator (docs/contract.md 1.15): judging is arithmetic on what is stored and touches nothing
                // else, so that what nobody foresaw in one costs the others nothing.
                NotJudged(logger, indicator.Id, gender.Code(), unforeseen);
                unjudged.Add(new UnjudgedIndicator(indicator, gender));
            }
        }

        return (written, unjudged);
    }

    /// <summary>The catalogue with its activities as tables have said since.</summary>
    private static async Task<IndicatorCatalogue> AsTablesSayAsync(UnitOfWork unit, IndicatorCatalogue catalogue) =>
        catalogue with { Activities = PlanActivities.Of(catalogue, await ActivitySayingStore.NewestAsync(unit)) };

    /// <summary>Writes what changed, in the order of the catalogue, and the rows of the plan's table.</summary>
    private static async Task<Judged> SaveAsync(UnitOfWork unit, PartsJudged judging, IndicatorCatalogue catalogue, RunMoment moment, JudgingKnowledge known)
    {
        var all = judging.InOrderOf(catalogue);
        await StateStore.AddColourChangesAsync(unit, [.. all.Decided.SelectMany(one => DecidedRows.ColourChangesOf(one.Decision, moment))]);
        await StateStore.AddTransitionsAsync(unit, [.. all.Decided.SelectMany(one => DecidedRows.TransitionsOf(one.Decision, moment))]);
        await StateStore.AddLapsesAsync(unit, all.Lapses);
        await PlanStore.SaveAsync(unit, all.Decided.Where(one => one.Plan is not null).Select(one => (one.Decision.Indicator.Id, one.Decision.Gender, one.Plan!)));
        return new Judged([.. all.Decided.Select(one => one.Decision)], all.Unjudged, [])
        {
            Remarks = all.Remarks,
            Kpis = known.Kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Value.Info),
            Coming = [],
            Plan = catalogue,
        };
    }

    [LoggerMessage(205, LogLevel.Error, "Indicator {Indicator} ({Gender}) could not be judged: a fault in this program, worth reporting. Its alarm stays as it was.")]
    private static partial void NotJudged(ILogger logger, string indicator, string gender, Exception unforeseen);

    /// <summary>The plan's table has one row per indicator and gender judged; a plan prints no rows of own units.</summary>
    private static PlanRow? PlanRowOf(IndicatorDecision decision, IndicatorCatalogue catalogue, DateOnly today) => decision.Indicator.OwnUnit.Length > 0
        ? null
        : PlanTable.Row(decision.Indicator, decision.Evaluation, catalogue.PlanOf(decision.Indicator.Plan).OutcomeYears.For(decision.Indicator.BusinessArea, today));

    private static async Task<IReadOnlyList<RemovedIndicator>> RemoveAsync(
        UnitOfWork unit, StoredJudgements before, HashSet<(string Id, Gender Gender)> named, RunMoment moment)
    {
        var keys = before.Heads.Where(head => head.RemovedAt is null && !named.Contains(head.Key)).Select(head => head.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return [];
        }

        var stored = await before.OfAsync(unit, [.. keys.Select(key => key.Id).Distinct()]);
        var gone = stored.States.Where(state => keys.Contains(state.Key))
            .Select(state => (State: state.Value, Decision: Decider.Remove(stored.MemoryOf(state.Key.Id, state.Key.Gender)!)))
            .ToList();
        await StateStore.SaveStatesAsync(unit, stored.States, gone.Select(one => one.State.After(one.Decision, moment)));
        await StateStore.AddTransitionsAsync(unit, [.. gone.SelectMany(one => DecidedRows.TransitionsOf(one.State, one.Decision, moment))]);
        await StateStore.AddColourChangesAsync(unit, [.. gone.SelectMany(one => DecidedRows.ColourChangesOf(one.State, one.Decision, moment))]);
        var names = (await IndicatorStore.IndicatorsAsync(unit)).ToDictionary(row => row.IndicatorId, row => row.Name);
        return
        [
            .. from one in gone
               where one.Decision.IsTold
               let name = GenderNames.Beside(names.GetValueOrDefault(one.State.IndicatorId, one.State.IndicatorId), RowKey.UnitOf(one.State.IndicatorId), one.State.JudgedGender)
               select new RemovedIndicator(one.State.IndicatorId, one.State.JudgedGender, one.State.Judged.Colour, name, one.Decision.Events),
        ];
    }
}
