namespace IndicatorSync.Core.Judging;

/// <summary>
/// One cause and what it did to the judgement. <see cref="Struck"/> is the number that stood before a strike, where the value now
/// comes back after one.
/// </summary>
public sealed record JudgementStep(Cause Cause, Judgement From, Judgement To, decimal? Struck = null)
{
    public bool ChangesColour => From.Colour != To.Colour;
}

/// <summary>
/// Tells why a judgement is another than before: the changes of a run are applied cumulatively in the order of <see cref="Cause"/>,
/// so that a changed band never reads as a changed result (DESIGN 1.5).
/// </summary>
public static class CauseChain
{
    /// <summary>The steps that changed anything a reader sees; none when nothing did. The last one's <c>To</c> is the judgement now.</summary>
    public static IReadOnlyList<JudgementStep> Between(JudgeInput before, JudgeInput after)
    {
        var steps = new List<JudgementStep>();
        var current = before;
        var judged = Judge.Of(before);
        var first = judged.Period ?? int.MinValue;

        void Apply(Cause cause, JudgeInput next, bool always = false)
        {
            var verdict = Judge.Of(next);
            if (verdict != judged || always)
            {
                var struck = cause == Cause.RevisedValue && judged.Basis == Basis.Withdrawn && judged.Period is { } year
                    ? current.Own.Find(year)?.LastNumber
                    : null;
                steps.Add(new JudgementStep(cause, judged, verdict, struck));
            }

            (current, judged) = (next, verdict);
        }

        if (!before.Definition.SameSeries(after.Definition))
        {
            var swapped = before.Definition with { Kpi = after.Definition.Kpi, Area = after.Definition.Area };
            Apply(Cause.KpiChanged, current with { Definition = swapped, Own = after.Own, References = after.References, Source = after.Source, Horizon = after.Horizon }, always: true);
        }
        else
        {
            Apply(Cause.Withdrawn, current with { Own = current.Own.With(after.Own, year => year >= first && IsWithdrawn(before, after, year)) });
            Apply(Cause.NewValue, current with { Own = current.Own.With(after.Own, year => year >= first && IsNew(before, after, year)), Source = after.Source, Horizon = after.Horizon });
            Apply(Cause.RevisedValue, current with { Own = current.Own.With(after.Own, year => year >= first) });

            // Years before the judged one matter only as what it is compared with.
            Apply(Cause.ReferenceRevised, current with { Own = after.Own, References = after.References });
        }

        Apply(Cause.ReadingRuleChanged, current with { Definition = current.Definition with { Rule = after.Definition.Rule } });
        var rewritten = judged.Period is { } period && current.Definition.WordsFor(period) != after.Definition.WordsFor(period);
        Apply(Cause.BandChanged, current with { Definition = after.Definition }, always: rewritten);
        Apply(Cause.Aged, after);
        return steps;
    }

    private static bool IsWithdrawn(JudgeInput before, JudgeInput after, int year) =>
        before.Own[year] is not null && after.Own[year] is null;

    private static bool IsNew(JudgeInput before, JudgeInput after, int year) =>
        before.Own.Find(year)?.LastNumber is null && after.Own[year] is not null;
}
