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
}

/// <summary>
/// Tells why a judgement is another than before: the changes of a run are applied cumulatively in the order of <see cref="Cause"/>,
/// so that a changed band never reads as a changed result (docs/contract.md 1.5).
/// </summary>
public static class CauseChain
{
    /// <summary>The steps that changed anything a reader sees; none when nothing did. The last one's <c>To</c> is the judgement now.</summary>
    public static IReadOnlyList<JudgementStep> Between(JudgeInput before, JudgeInput after)
    {
        var steps = new List<JudgementStep>();
        var current = before;
        var judged = Judge.Of(before);
        var first = judged.Period ?? default;
        var wasStruck = judged.Basis == Basis.Withdrawn;

        void Apply(Cause cause, JudgeInput next, bool always = false)
        {
            var verdict = Judge.Of(next);
            if (verdict != judged || always)
            {
                steps.Add(new JudgementStep(cause, judged, verdict, cause == Cause.RevisedValue ? StruckValue(current, judged) : null)
                {
                    Facts = StepFacts.Between(current, next, verdict) with { SinceStruck = wasStruck && cause is Cause.ReadingRuleChanged or Cause.BandChanged },
                });
            }

            (current, judged) = (next, verdict);
        }

        if (!before.Definition.SameSeries(after.Definition))
        {
            var swapped = before.Definition with { Measure = after.Definition.Measure, Area = after.Definition.Area, Frequency = after.Definition.Frequency };
            Apply(Cause.KpiChanged, current with { Definition = swapped, Own = after.Own, References = after.References, Source = after.Source, Horizon = after.Horizon }, always: true);
        }
        else
        {
            bool IsNewPeriod(Period period) => period >= first && IsNew(before, after, period);
            var arrives = after.Own.Points.Any(point => IsNewPeriod(point.Period) && after.MayJudge(point.Period));

            Apply(Cause.Withdrawn, current with { Own = current.Own.With(after.Own, period => period >= first && IsWithdrawn(before, after, period)) });

            // What others have for a period comes with our own first value for it, and so do first values of our own earlier periods: nothing
            // was compared with it before.
            Apply(Cause.NewValue, current with
            {
                Own = current.Own.With(after.Own, period => IsNewPeriod(period) || (arrives && IsNew(before, after, period))),
                References = after.References.ToDictionary(
                    area => area.Key, area => current.References.GetValueOrDefault(area.Key, Series.Empty).With(area.Value, IsNewPeriod)),
                Source = after.Source,
                Horizon = after.Horizon,
            });
            Apply(Cause.RevisedValue, current with { Own = current.Own.With(after.Own, period => period >= first) });

            // Periods before the judged one matter only as what it is compared with.
            Apply(Cause.ReferenceRevised, current with { Own = after.Own, References = after.References });
        }

        // Words of the same meaning are taken over in silence; a band that reads differently by then is a change, whatever its colour.
        var ruled = current.Definition with { Rule = after.Definition.Rule };
        var defined = after.Definition with { StaleAfterYears = before.Definition.StaleAfterYears };
        Apply(Cause.ReadingRuleChanged, current with { Definition = ruled }, always: judged.Period is not null && current.Definition.Rule != ruled.Rule);
        if (judged.Period is not { } period || !ruled.SameBandFor(period.Year, defined) || !ruled.SeriesBreaks.SequenceEqual(defined.SeriesBreaks))
        {
            Apply(Cause.BandChanged, current with { Definition = defined }, always: judged.Period is { } of && !ruled.SameBandFor(of.Year, defined));
        }
        else
        {
            (current, judged) = (current with { Definition = defined }, Judge.Of(current with { Definition = defined }));
        }

        Apply(Cause.Aged, after);
        return steps;
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
}
