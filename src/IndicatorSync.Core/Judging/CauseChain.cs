using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// One cause and what it did to the judgement. <see cref="Struck"/> is how the struck value would be judged, where a value now comes
/// back after a strike: it is that value which is revised.
/// </summary>
public sealed record JudgementStep(Cause Cause, Judgement From, Judgement To, Judgement? Struck = null)
{
    public StepFacts Facts { get; init; } = StepFacts.None;

    public bool ChangesColour => From.Colour != To.Colour;

    /// <summary>Of a step that did not change the colour: what it would be now without this step; null where it would be the same.</summary>
    public Colour? ColourWithoutIt { get; init; }

    /// <summary>Of a step that did not change the colour: what this step alone would have changed it to; null where it would have stayed.</summary>
    public Colour? ColourByItself { get; init; }
}

/// <summary>
/// Tells why a judgement is another than before: the changes of a run are applied cumulatively in the order of <see cref="Cause"/>,
/// so that a changed band never reads as a changed result (docs/contract.md 1.5).
/// </summary>
public static class CauseChain
{
    /// <summary>The steps that changed anything a reader sees; none when nothing did. The last one's <c>To</c> is the judgement now.</summary>
    public static IReadOnlyList<JudgementStep> Between(JudgeInput before, JudgeInput after) => SameGround.Of(before, after) ? [] : StepByStep(before, after);

    /// <summary>The same, whatever it takes.</summary>
    internal static IReadOnlyList<JudgementStep> StepByStep(JudgeInput before, JudgeInput after)
    {
        var steps = new List<(JudgementStep Step, int Change)>();
        var changes = new List<Change>();
        var current = before;
        var judged = Judge.Of(before);
        var wasStruck = judged.Basis == Basis.Withdrawn;

        void Apply(Change change, bool always = false, bool silent = false)
        {
            changes.Add(change);
            var (cause, next) = (change.Cause, change.Of(current));
            var verdict = Judge.Of(next);
            if (!silent && (verdict != judged || always))
            {
                var step = new JudgementStep(cause, judged, verdict, cause == Cause.RevisedValue ? StruckValue(current, judged) : null)
                {
                    Facts = StepFacts.Between(current, next, verdict) with { SinceStruck = wasStruck && cause is Cause.ReadingRuleChanged or Cause.BandChanged },
                };
                steps.Add((step, changes.Count - 1));
            }

            (current, judged) = (next, verdict);
        }

        foreach (var change in before.Definition.SameSeries(after.Definition) ? OfValues(before, after, judged.Period ?? default) : [OfSeries(before, after)])
        {
            Apply(change, always: change.Cause == Cause.KpiChanged);
        }

        Apply(
            new Change(Cause.ReadingRuleChanged, input => input with { Definition = input.Definition with { Rule = after.Definition.Rule } }),
            always: judged.Period is not null && current.Definition.Rule != after.Definition.Rule);

        // Words of the same meaning are taken over in silence; a band that reads differently by then is a change, whatever its colour.
        var defined = after.Definition with { StaleAfterYears = before.Definition.StaleAfterYears };
        var otherBand = judged.Period is { } period && !current.Definition.SameBandFor(period.Year, defined);
        Apply(
            new Change(Cause.BandChanged, input => input with { Definition = defined with { Rule = input.Definition.Rule } }),
            always: otherBand,
            silent: judged.Period is not null && !otherBand && current.Definition.SeriesBreaks.SequenceEqual(defined.SeriesBreaks));

        Apply(new Change(
            Cause.Aged, input => input with { Definition = input.Definition with { StaleAfterYears = after.Definition.StaleAfterYears }, Today = after.Today }));
        return steps.Count == 1 ? [steps[0].Step] : [.. steps.Select(one => Weighed(one.Step, one.Change, before, changes, judged))];
    }

    /// <summary>The baseline anew: nothing of the series before is compared with.</summary>
    private static Change OfSeries(JudgeInput before, JudgeInput after)
    {
        var swapped = before.Definition with { Measure = after.Definition.Measure, Area = after.Definition.Area, Frequency = after.Definition.Frequency };
        return new Change(
            Cause.KpiChanged, input => input with { Definition = swapped, Own = after.Own, References = after.References, Source = after.Source, Horizon = after.Horizon });
    }

    /// <summary>What became of values. No two of the changes are about the same one, so that any of them can be thought away.</summary>
    /// <param name="before">Before the run.</param>
    /// <param name="after">After it.</param>
    /// <param name="first">The period that was judged; periods before it matter only as what it is compared with.</param>
    private static IEnumerable<Change> OfValues(JudgeInput before, JudgeInput after, Period first)
    {
        bool IsNewPeriod(Period period) => period >= first && IsNew(before, after, period);
        var arrives = after.Own.Points.Any(point => IsNewPeriod(point.Period) && after.MayJudge(point.Period));

        // What others have for a period comes with our own first value for it, and so do first values of our own earlier periods: nothing
        // was compared with it before.
        bool Comes(Period period) => IsNewPeriod(period) || (arrives && IsNew(before, after, period));
        bool Goes(Period period) => period >= first && IsWithdrawn(before, after, period);
        Dictionary<AreaId, Series> Others(JudgeInput input, Func<Period, bool> which) => after.References.ToDictionary(
            area => area.Key, area => input.References.GetValueOrDefault(area.Key, Series.Empty).With(area.Value, which));

        return
        [
            new(Cause.Withdrawn, input => input with { Own = input.Own.With(after.Own, Goes) }),
            new(Cause.NewValue, input => input with
            {
                Own = input.Own.With(after.Own, Comes), References = Others(input, IsNewPeriod), Source = after.Source, Horizon = after.Horizon,
            }),
            new(Cause.RevisedValue, input => input with { Own = input.Own.With(after.Own, period => period >= first && !Goes(period) && !Comes(period)) }),
            new(Cause.ReferenceRevised, input => input with
            {
                Own = input.Own.With(after.Own, period => period < first && !Comes(period)), References = Others(input, period => !IsNewPeriod(period)),
            }),
        ];
    }

    /// <summary>
    /// Whether a step mattered that did not change the colour: the others may have needed it, or it may have changed the colour had it not
    /// been changed already.
    /// </summary>
    private static JudgementStep Weighed(JudgementStep step, int own, JudgeInput before, List<Change> changes, Judgement now)
    {
        if (step.ChangesColour || step.Cause == Cause.KpiChanged)
        {
            return step;
        }

        var without = Judge.Of(changes.Where((_, index) => index != own).Aggregate(before, (input, change) => change.Of(input))).Colour;
        var (was, alone) = (Judge.Of(before).Colour, changes[0].Cause == Cause.KpiChanged ? before : changes[own].Of(before));
        var byItself = Judge.Of(alone).Colour;
        return step with { ColourWithoutIt = without == now.Colour ? null : without, ColourByItself = byItself == was ? null : byItself };
    }

    private static Judgement? StruckValue(JudgeInput input, Judgement judged)
    {
        if (judged is not { Basis: Basis.Withdrawn, Period: { } period } || input.Own.Find(period) is not { } struck)
        {
            return null;
        }

        var restored = new Series([struck with { Value = struck.LastNumber }]);
        return Judge.OfPeriod(input with { Own = input.Own.With(restored, other => other == period) }, period);
    }

    /// <summary>A value that was there is taken back, also one that came and went between two judgements.</summary>
    private static bool IsWithdrawn(JudgeInput before, JudgeInput after, Period period) =>
        after.Own[period] is null && (before.Own[period] is not null || (after.Own.Find(period) is { IsStruck: true } && before.Own.Find(period)?.LastNumber is null));

    private static bool IsNew(JudgeInput before, JudgeInput after, Period period) =>
        before.Own.Find(period)?.LastNumber is null && after.Own[period] is not null;

    private sealed record Change(Cause Cause, Func<JudgeInput, JudgeInput> Of);
}
