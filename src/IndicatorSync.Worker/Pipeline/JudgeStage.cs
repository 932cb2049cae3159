using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Coverage;
using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>An indicator that is no longer in the catalogue, with the colour it had.</summary>
internal sealed record RemovedIndicator(string Id, Gender Gender, Colour Colour, string Name, long Ordinal);

/// <summary>An indicator and gender over which the program itself failed: not judged, its alarm left as it was.</summary>
internal sealed record UnjudgedIndicator(Indicator Indicator, Gender Gender)
{
    public RunProblem Problem => new(
        ProblemTypes.InternalError,
        $"{Indicator.Id} {Gender.Code()}",
        Indicator.Id,
        Indicator.Kpi,
        $"{GenderNames.Beside(Indicator.Name, Gender)} ({Indicator.Id}) kunde inte bedömas på grund av ett fel i programmet. Larmet står som det stod; hela felet står i loggen. Anmäl det till den som förvaltar programmet.");
}

/// <summary>What the judging of a run came to.</summary>
internal sealed record Judged(
    IReadOnlyList<JudgedIndicator> Indicators, IReadOnlyList<UnjudgedIndicator> Unjudged, IReadOnlyList<RemovedIndicator> Removed, JudgingGround Ground)
{
    /// <summary>How many rows have each colour; one that could not be judged has none.</summary>
    public IReadOnlyDictionary<Colour, int> Colours =>
        Indicators.Select(one => one.Evaluation.Judged.Colour).Concat(Unjudged.Select(_ => Colour.None)).CountBy(colour => colour).ToDictionary();
}

/// <summary>Judges what is stored, not what was fetched: a second time, without anything new, is a no-op.</summary>
internal sealed partial class JudgeStage(AlertsOptions alerts, ILogger<JudgeStage> logger)
{
    /// <summary>An indicator that comes back within this time goes on where it left.</summary>
    private static readonly TimeSpan ResumesWithin = TimeSpan.FromDays(30);

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="failed">A failed run sets no baseline.</param>
    public async Task<Judged> RunAsync(UnitOfWork unit, IndicatorCatalogue catalogue, RunMoment moment, bool failed)
    {
        var states = await StateStore.StatesAsync(unit);
        var periods = await StateStore.PeriodsAsync(unit);
        var ground = await JudgingGround.LoadAsync(unit, catalogue, states.Values, moment.Today);
        var acknowledged = await AcknowledgementStore.NewestAsync(unit);
        var watching = states.Values.Any(state => state.BaselineRunId is not null);
        var then = periods.ToLookup(row => (row.IndicatorId, row.Gender));
        var closed = await StateStore.ClosedByRemovalAsync(unit);

        var judged = new List<JudgedIndicator>();
        var unjudged = new List<UnjudgedIndicator>();
        var rows = new List<StateRow>();
        var shown = new List<PeriodRow>();
        var turns = new List<ColourChangeRow>();
        var transitions = new List<AlarmTransitionRow>();
        foreach (var indicator in catalogue.Indicators)
        {
            foreach (var gender in indicator.JudgedGenders)
            {
                var before = states.GetValueOrDefault((indicator.Id, gender));
                var years = then[(indicator.Id, gender.Code())].ToList();
                try
                {
                    var one = before is not null && Resumes(before, moment)
                        ? GoOn(indicator, gender, before, ground, moment, closed.Contains((indicator.Id, gender)), years, acknowledged.GetValueOrDefault((indicator.Id, gender)))
                        : Begin(indicator, gender, before, ground, moment, failed, watching) with { Acknowledged = acknowledged.GetValueOrDefault((indicator.Id, gender)) };
                    one = one with { OlderRevised = OlderRevised(one, years) };
                    var written = (
                        one.ToState(moment, ground.MarkOf(indicator), ground.SourceOf(indicator)),
                        one.ToPeriods(years.ToDictionary(row => row.Period, row => row.ColourThen)).ToList(),
                        one.ToColourChanges(moment).ToList(),
                        one.ToTransitions(moment).ToList());
                    judged.Add(one);
                    rows.Add(written.Item1);
                    shown.AddRange(written.Item2);
                    turns.AddRange(written.Item3);
                    transitions.AddRange(written.Item4);
                }
                catch (Exception unforeseen)
                {
                    // The boundary of an indicator (docs/contract.md 1.15): judging is arithmetic on what is stored and touches nothing
                    // else, so that what nobody foresaw in one costs the others nothing.
                    NotJudged(logger, indicator.Id, gender.Code(), unforeseen);
                    unjudged.Add(new UnjudgedIndicator(indicator, gender));
                    if (before is not null)
                    {
                        rows.Add(before.Unjudged(moment.RunId));
                    }
                }
            }
        }

        await IndicatorStore.ProjectAsync(unit, catalogue, moment.Now);
        var named = judged.Select(one => (one.Indicator.Id, one.Gender)).Concat(unjudged.Select(one => (one.Indicator.Id, one.Gender))).ToHashSet();
        var removed = await RemoveAsync(unit, states, named, moment);
        await StateStore.SaveStatesAsync(unit, states, rows);
        await StateStore.SavePeriodsAsync(unit, periods, shown);
        await StateStore.AddColourChangesAsync(unit, turns);
        await StateStore.AddTransitionsAsync(unit, transitions);
        await PlanStore.SaveAsync(unit, InThePlan(judged, catalogue.OutcomeYear ?? moment.Today.Year - 1));
        return new Judged(judged, unjudged, removed, ground);
    }

    [LoggerMessage(205, LogLevel.Error, "Indicator {Indicator} ({Gender}) could not be judged: a fault in this program, worth reporting. Its alarm stays as it was.")]
    private static partial void NotJudged(ILogger logger, string indicator, string gender, Exception unforeseen);

    /// <summary>The plan's table has one row per indicator: the total, or the first gender where there is none.</summary>
    private static IEnumerable<(string, PlanRow)> InThePlan(IEnumerable<JudgedIndicator> judged, int outcomeYear) =>
        from one in judged
        group one by one.Indicator.Id into genders
        let shown = genders.FirstOrDefault(one => one.Gender == Gender.T) ?? genders.First()
        select (genders.Key, PlanTable.Row(shown.Indicator, shown.Evaluation, outcomeYear));

    private static bool Resumes(StateRow before, RunMoment moment) =>
        before.BaselineRunId is not null && (before.RemovedAt is null || moment.Now - before.RemovedAt <= ResumesWithin);

    private JudgedIndicator GoOn(
        Indicator indicator, Gender gender, StateRow before, JudgingGround ground, RunMoment moment, bool closedByRemoval, List<PeriodRow> years, AcknowledgementRow? acknowledged)
    {
        var evaluation = Evaluator.Evaluate(indicator, gender, ground.Of(indicator), before.Prior);
        var firstColour = years.Find(row => row.Period == evaluation.Judged.Period)?.ColourThen is null;
        var inForce = acknowledged is { } made && made.AcknowledgementId > before.AcknowledgedFrom;
        var isBack = before.RemovedAt is not null;
        var resumed = isBack && closedByRemoval && before.Alarm is { } alarm ? AlarmMachine.Resumed(alarm) : new AlarmOutcome(before.Alarm, null, [], [], false);
        var outcome = AlarmMachine.Next(resumed.Alarm, evaluation.Steps, evaluation.Judged, inForce, RulesOf(indicator, moment), moment.Now, firstColour);
        return new JudgedIndicator(indicator, gender, before, evaluation, outcome with { Transitions = [.. resumed.Transitions, .. outcome.Transitions] }, true, false, isBack, acknowledged, []);
    }

    private JudgedIndicator Begin(Indicator indicator, Gender gender, StateRow? before, JudgingGround ground, RunMoment moment, bool failed, bool watching)
    {
        var evaluation = Evaluator.Evaluate(indicator, gender, ground.Of(indicator), null);
        var baseline = !failed && (!indicator.IsFromKolada || ground.SourceOf(indicator) == SourceState.Fetched);
        var outcome = baseline
            ? AlarmMachine.Baseline(evaluation.Judged, before?.Alarm, RulesOf(indicator, moment), moment.Now)
            : new AlarmOutcome(before?.Alarm, null, [], [], false);
        var kept = before is null ? null : before with { BaselineRunId = null };
        return new JudgedIndicator(indicator, gender, kept, evaluation, outcome, baseline, baseline && watching, false, null, []);
    }

    private AlarmRules RulesOf(Indicator indicator, RunMoment moment) =>
        new(indicator.AlertOnYellow, indicator.MutedUntil >= moment.Today, alerts.RemindAfterDays);

    private static List<(int Period, decimal? Then, decimal? Now)> OlderRevised(JudgedIndicator one, IEnumerable<PeriodRow> stored)
    {
        if (one.Before?.BaselineRunId is null || one.Evaluation.Steps.Any(step => step.Cause == Cause.KpiChanged))
        {
            return [];
        }

        var now = one.Evaluation.Periods.ToDictionary(period => period.Judged.Period!.Value, period => period.Judged.Value);
        var judged = one.Evaluation.Judged.Period ?? int.MinValue;
        return [.. stored.Where(row => row.Period < judged && now.ContainsKey(row.Period) && now[row.Period] != row.Value)
            .OrderBy(row => row.Period)
            .Select(row => (row.Period, row.Value, now[row.Period]))];
    }

    private static async Task<IReadOnlyList<RemovedIndicator>> RemoveAsync(
        UnitOfWork unit, IReadOnlyDictionary<(string Id, Gender Gender), StateRow> states, HashSet<(string Id, Gender Gender)> named, RunMoment moment)
    {
        var gone = states.Where(state => state.Value.RemovedAt is null && !named.Contains(state.Key)).Select(state => state.Value).ToList();
        var closed = gone.Select(state => (State: state, Outcome: AlarmMachine.Removed(state.Alarm))).ToList();
        await StateStore.SaveStatesAsync(unit, states, closed.Select(one => one.State with
        {
            RemovedAt = moment.Now,
            EventOrdinal = one.State.EventOrdinal + 1,
            AlarmStatus = one.Outcome.Alarm?.Status.Code(),
        }));
        await StateStore.AddTransitionsAsync(unit, [.. closed.SelectMany(one => one.Outcome.Transitions.Select(transition => new AlarmTransitionRow(
            one.State.IndicatorId, one.State.Gender, transition.From?.Code(), transition.To.Code(), transition.Cause?.Code(), moment.Now, moment.RunId)))]);
        await StateStore.AddColourChangesAsync(unit, [.. gone.Where(state => state.BaselineRunId is not null && state.Judged.Colour != Colour.None).Select(state => new ColourChangeRow(
            state.IndicatorId, state.Gender, state.Colour, Colour.None.Code(), Cause.Removed.Code(), state.Period, state.Value, moment.Now, moment.RunId))]);
        var names = (await IndicatorStore.IndicatorsAsync(unit)).ToDictionary(row => row.IndicatorId, row => row.Name);
        return [.. gone.Where(state => state.BaselineRunId is not null).Select(state =>
            new RemovedIndicator(state.IndicatorId, state.JudgedGender, state.Judged.Colour, GenderNames.Beside(names.GetValueOrDefault(state.IndicatorId, state.IndicatorId), state.JudgedGender), state.EventOrdinal + 1))];
    }
}
