using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>What the deciding about one indicator and gender rests on.</summary>
/// <param name="Indicator">As the catalogue defines it.</param>
/// <param name="Gender">The gender judged.</param>
/// <param name="Ground">What is stored of its series.</param>
/// <param name="Memory">What earlier runs decided; null when none did.</param>
/// <param name="Acknowledged">The newest acknowledgement.</param>
public sealed record DecisionGround(
    Indicator Indicator, Gender Gender, EvaluationGround Ground, IndicatorMemory? Memory, GivenAcknowledgement? Acknowledged);

/// <summary>
/// What a run decides: how an indicator goes on, its colour and what changed it, its alarm, which acknowledgement is in force. Pure, so that
/// judging again what is stored is a no-op.
/// </summary>
public static class Decider
{
    public static IndicatorDecision Decide(DecisionGround ground, RunTerms run)
    {
        var isRead = !ground.Indicator.IsFromKolada || ground.Ground.Source == SourceState.Fetched;
        var course = Courses.Of(ground.Memory?.Course, isRead, run);
        var memory = course.GoesOn() ? ground.Memory : ground.Memory is { } old ? old with { Course = default, Years = [] } : null;
        var evaluation = Evaluator.Evaluate(ground.Indicator, ground.Gender, ground.Ground, course.GoesOn() ? memory!.Prior : null);
        var (known, news) = course.GoesOn() ? NewsSince(ground, memory!, evaluation) : (memory?.Prior, evaluation.Steps);
        var unrest = course == Course.Continued ? Unrest.Of(ground, evaluation.Judged, news, run) : UnrestState.None;
        run = unrest == UnrestState.Held ? run with { OnlyShows = true } : run;
        var outcome = run.OnlyShows ? AlarmOutcome.Unmoved(memory?.Alarm) : Outcome(course, ground with { Memory = memory }, evaluation.Status, news, run);
        outcome = unrest == UnrestState.Begins ? Unrest.Announced(outcome) : outcome;
        var turns = ColourChanges(course, memory, evaluation, news).ToList();
        return new IndicatorDecision
        {
            Indicator = ground.Indicator,
            Gender = ground.Gender,
            Course = course,
            Before = memory is null ? null : memory with { Prior = known! },
            Evaluation = evaluation,
            News = news,
            IsHeld = unrest == UnrestState.Held,
            Told = run.OnlyShows ? memory?.Known : null,
            Coloured = course.GoesOn() ? Coloured(memory!, evaluation, run) : null,
            JudgedBy = JudgedBy(course, memory, evaluation),
            Outcome = outcome,
            ColourChanges = turns,
            Years = Years(course, ground.Memory, evaluation, run),
            OlderRevised = course.GoesOn() ? OlderRevised(ground, memory!, evaluation, news) : [],
            WatchedSince = WatchedSince(course, memory, evaluation, run),
            Since = evaluation.Status.Since,
            Cause = course == Course.Added ? Cause.Added : turns.Count > 0 ? turns[^1].Cause : evaluation.Status.Cause,
            Acknowledged = ground.Acknowledged,
            LapsedAcknowledgements = (outcome.AcknowledgementLapses || IsOfNewPeriod(evaluation.Judged, known)) && ground.Acknowledged is { } lapsed ? lapsed.Id : memory?.LapsedAcknowledgements ?? 0,
            Events = (memory?.Events ?? 0) + (outcome.Event is null ? 0 : 1),
        };
    }

    /// <summary>
    /// Whether a run of another source may show what changed: the indicator is watched, and its series is the one that was judged. What begins
    /// or becomes another series is a baseline, which is for a whole run.
    /// </summary>
    public static bool MayShow(DecisionGround ground) =>
        ground.Memory is { Course: { IsWatched: true, RemovedAt: null }, Prior.Definition: var before }
        && before.SameSeries(JudgedDefinition.Of(ground.Indicator, ground.Gender, ground.Ground.Kpi?.Title));

    /// <summary>The indicator left the catalogue.</summary>
    public static RemovalDecision Remove(IndicatorMemory memory)
    {
        var judged = memory.Prior.Judged;
        var change = memory.Course.IsWatched && judged.Colour != Colour.None
            ? new ColourChange(judged.Colour, judged with { Colour = Colour.None }, Cause.Removed)
            : null;
        return new RemovalDecision(AlarmMachine.Removed(memory.Alarm), change, memory.Events + 1, memory.Course.IsWatched);
    }

    /// <summary>
    /// What addressees were last told, and what changed since. Where it has not been judged meanwhile, and the value is another by now, that is
    /// since its last colour: else a new or revised value would pass for a change of the limit or the reference that was missing.
    /// </summary>
    private static (PriorJudgement Known, IReadOnlyList<JudgementStep> News) NewsSince(DecisionGround ground, IndicatorMemory memory, Evaluation evaluation)
    {
        var known = memory.Known;
        var news = memory.Told is null ? evaluation.Steps : Evaluator.Since(ground.Indicator, ground.Gender, ground.Ground, known);

        // A struck value that is back is told by what was struck.
        if (memory.Coloured is not { } coloured || evaluation.Judged.Colour == Colour.None || known.Judged.Basis == Basis.Withdrawn || news.Any(IsOfAnotherSeries))
        {
            return (known, news);
        }

        var whole = Evaluator.Since(ground.Indicator, ground.Gender, ground.Ground, coloured);
        var ofTheValue = whole.Where(step => step.Cause is Cause.NewValue or Cause.RevisedValue or Cause.Withdrawn).ToList();

        // A value that came before what it is compared with: the reference gave it its colour, and the mail says which came first.
        var waited = known.Judged.Basis == Basis.NoReference && ofTheValue.TrueForAll(step => step.Cause == Cause.NewValue);
        return ofTheValue.Count == 0 ? (known, news) : (coloured, waited ? news : whole);
    }

    private static PriorJudgement? Coloured(IndicatorMemory memory, Evaluation evaluation, RunTerms run)
    {
        if (run.OnlyShows)
        {
            return memory.Coloured;
        }

        var known = memory.Known;
        return evaluation.Judged.Colour != Colour.None || evaluation.Steps.Any(IsOfAnotherSeries) ? null
            : memory.Coloured ?? (known.Judged.Colour != Colour.None && evaluation.Judged.Basis != Basis.Withdrawn ? known : null);
    }

    private static bool IsOfNewPeriod(Judgement judged, PriorJudgement? known) => judged.Colour != Colour.None && judged.Period > known?.Judged.Period;

    private static bool IsOfAnotherSeries(JudgementStep step) => step.Cause == Cause.KpiChanged;

    /// <param name="course">How the indicator goes on.</param>
    /// <param name="ground">What the deciding rests on.</param>
    /// <param name="status">The judgement now, and its margin.</param>
    /// <param name="news">What changed since addressees were last told.</param>
    /// <param name="run">The run.</param>
    private static AlarmOutcome Outcome(Course course, DecisionGround ground, IndicatorStatus status, IReadOnlyList<JudgementStep> news, RunTerms run)
    {
        var (indicator, memory) = (ground.Indicator, ground.Memory);
        var rules = new AlarmRules(indicator.AlertOnYellow, indicator.MutedUntil >= run.Today, run.RemindAfterDays) { OnlyWhenCertain = indicator.AlertsOn == AlertLevel.CertainRed };
        var outcome = Alarmed(course, ground, new AlarmInput(news, status.Judged), rules, run);
        return course.IsWatched() ? CertainRed.Told(outcome, memory?.Alarm, status, rules, run.Now) : outcome;
    }

    private static AlarmOutcome Alarmed(Course course, DecisionGround ground, AlarmInput input, AlarmRules rules, RunTerms run)
    {
        var (memory, judged) = (ground.Memory, input.Judged);
        switch (course)
        {
            case Course.Begun or Course.Added:
                return AlarmMachine.Baseline(judged, memory?.Alarm, rules, run.Now);
            case Course.Continued or Course.Resumed:
                var resumed = course == Course.Resumed && memory is { ClosedByRemoval: true, Alarm: { } closed }
                    ? AlarmMachine.Resumed(closed)
                    : AlarmOutcome.Unmoved(memory!.Alarm);
                var outcome = AlarmMachine.Next(
                    resumed.Alarm,
                    input with
                    {
                        Acknowledged = ground.Acknowledged is { } made && made.Id > memory.LapsedAcknowledgements,
                        FirstColour = memory.Years.FirstOrDefault(year => year.Period == judged.Period)?.ColourThen is null,
                    },
                    rules,
                    run.Now);
                return outcome with { Transitions = [.. resumed.Transitions, .. outcome.Transitions] };
            default:
                return AlarmOutcome.Unmoved(memory?.Alarm);
        }
    }

    /// <summary>
    /// A struck value keeps the definition that judged it: when the same value is back under another band, it is the band that changed
    /// its colour, not the result.
    /// </summary>
    private static JudgedDefinition JudgedBy(Course course, IndicatorMemory? memory, Evaluation evaluation) =>
        course.GoesOn() && evaluation.Judged.Basis == Basis.Withdrawn && memory!.Prior.Definition.SameSeries(evaluation.Definition)
            ? memory.Prior.Definition with { StaleAfterYears = evaluation.Definition.StaleAfterYears }
            : evaluation.Definition;

    /// <summary>Another KPI is a baseline anew.</summary>
    private static DateOnly? WatchedSince(Course course, IndicatorMemory? memory, Evaluation evaluation, RunTerms run) =>
        !course.IsWatched() ? null
        : course.GoesOn() && !evaluation.Steps.Any(step => step.Cause == Cause.KpiChanged) ? memory!.WatchedSince
        : run.Today;

    /// <summary>
    /// Each step that changed the colour as it is shown. Runs of other sources may have shown a value on its way: how it came to its colour
    /// is shown by what changed since addressees were last told, so that the last row names the cause that their mail names.
    /// </summary>
    private static IEnumerable<ColourChange> ColourChanges(Course course, IndicatorMemory? memory, Evaluation evaluation, IReadOnlyList<JudgementStep> news)
    {
        // A removal took the colour away; what comes into the catalogue, or comes back, has it from now on.
        var begins = course switch
        {
            Course.Added => evaluation.Judged,
            Course.Resumed => memory!.Prior.Judged,
            _ => null,
        };
        if (begins is { Colour: not Colour.None })
        {
            yield return new ColourChange(Colour.None, begins, Cause.Added);
        }

        var shown = evaluation.Steps.Where(step => step.ChangesColour).ToList();
        var told = news.LastOrDefault(step => step.ChangesColour)?.Cause;
        for (var i = 0; i < shown.Count; i++)
        {
            yield return new ColourChange(shown[i].From.Colour, shown[i].To, i == shown.Count - 1 ? told ?? shown[i].Cause : shown[i].Cause);
        }
    }

    /// <summary>
    /// Every stored year. A colour once decided is never rewritten, not by a revision, a new band or another KPI: a year that only the
    /// old KPI had stays, without a value. A run that only shows decides no colour for good: a typing error may be mended before it is reported.
    /// </summary>
    private static List<DecidedYear> Years(Course course, IndicatorMemory? stored, Evaluation evaluation, RunTerms run)
    {
        var then = (stored?.Years ?? []).Where(year => year.ColourThen is not null).ToDictionary(year => year.Period, year => year.ColourThen);
        var named = evaluation.Periods.Select(period => period.Judged.Period!.Value).ToHashSet();
        var basis = evaluation.Definition.Measure.IsOwn ? Basis.Awaited : Basis.Absent;
        var kept = then.Keys.Where(year => !named.Contains(year)).Select(year => new PeriodJudgement(Judgement.Unjudged(basis, year), null, null, null));
        return [.. evaluation.Periods.Concat(kept).Select(period => new DecidedYear(period, then.GetValueOrDefault(period.Judged.Period!.Value) ?? Now(period)))];

        Colour? Now(PeriodJudgement period) =>
            !run.OnlyShows && course.IsWatched() && period.Judged.Period == evaluation.Judged.Period && evaluation.Judged.Colour != Colour.None ? evaluation.Judged.Colour : null;
    }

    /// <summary>What is hidden is not kept with the judgement: it is read from the history.</summary>
    private static IEnumerable<(Period Period, decimal? Value)> ValuesTold(DecisionGround ground, IndicatorMemory memory) =>
        memory.Told is not null || memory.Years.Any(year => year.IsHidden)
            ? SeriesTold(ground, memory).Points.Select(point => (point.Period, point.Value))
            : memory.Years.Select(year => (year.Period, year.Value));

    private static Series SeriesTold(DecisionGround ground, IndicatorMemory memory) =>
        ground.Ground.History.AsOf(memory.Known.Definition.Measure, memory.Known.Definition.Area, ground.Gender, memory.Known.Mark, memory.Known.Definition.OwnUnit);

    private static List<RevisedYear> OlderRevised(DecisionGround ground, IndicatorMemory memory, Evaluation evaluation, IReadOnlyList<JudgementStep> news)
    {
        // What a person judges has no number to tell.
        if (evaluation.Definition.IsQualitative || news.Any(step => step.Cause == Cause.KpiChanged))
        {
            return [];
        }

        var now = evaluation.Periods.ToDictionary(period => period.Judged.Period!.Value, period => period.Judged.Value);
        var judged = evaluation.Judged.Period ?? default;
        var older = ValuesTold(ground, memory).Where(year => year.Period < judged && now.TryGetValue(year.Period, out var value) && value != year.Value)
            .OrderBy(year => year.Period)
            .Select(year => new RevisedYear(year.Period, year.Value, now[year.Period]))
            .ToList();
        return older.Exists(year => year.Then is null) && SeriesTold(ground, memory) is var then
            ? [.. older.Select(year => year with { Struck = year.Then is null ? then.Find(year.Period)?.LastNumber : null })]
            : older;
    }
}
