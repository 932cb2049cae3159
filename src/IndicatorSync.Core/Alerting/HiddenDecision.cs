using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// A decision as it may be kept and told where some of its numbers are hidden (<see cref="SmallNumbers"/>). The colours are decided by the
/// numbers as they are; after that nothing but the source's own values holds them, so that no page, mail or view can show one.
/// </summary>
public static class HiddenDecision
{
    /// <param name="decision">With every number.</param>
    /// <param name="small">What is hidden; null for an indicator of which nothing ever is.</param>
    public static IndicatorDecision Of(IndicatorDecision decision, SmallNumbers? small)
    {
        if (small is null)
        {
            return decision;
        }

        var hider = new Hider(small, decision.Gender, decision.Evaluation.Definition.Bands.Entries.Any(entry => entry.Reading.Band is RelationBand));
        return decision with
        {
            Before = decision.Before is { } before ? before with { Prior = hider.Prior(before.Prior), Told = before.Told is { } told ? hider.Prior(told) : null, Coloured = null } : null,
            News = hider.Steps(decision.News),
            Told = decision.Told is { } said ? hider.Prior(said) : null,
            Coloured = decision.Coloured is { } coloured ? hider.Prior(coloured) : null,
            Evaluation = hider.Evaluation(decision.Evaluation),
            Outcome = decision.Outcome with { Step = decision.Outcome.Step is { } step ? hider.Step(step) : null, Others = hider.Steps(decision.Outcome.Others) },
            ColourChanges = [.. decision.ColourChanges.Select(change => change with { To = hider.Judgement(change.To) })],
            Years = [.. decision.Years.Select(year => year with { Judgement = hider.Period(year.Judgement) })],
            OlderRevised = [.. decision.OlderRevised.Where(year => !new[] { year.Then, year.Struck, year.Now }.Any(value => small.Hides(decision.Gender, year.Period, value)))],
        };
    }

    private sealed class Hider(SmallNumbers small, Gender gender, bool bandsLean)
    {
        public PriorJudgement Prior(PriorJudgement prior) => prior with { Judged = Judgement(prior.Judged) };

        public Judgement Judgement(Judgement judged) =>
            judged is { Period: { } period, Value: { } value } && small.Hides(gender, period, value) ? judged.Without(small.InPlaceOf(gender, period) ?? SmallNumbers.Hidden) : judged;

        public IReadOnlyList<JudgementStep> Steps(IReadOnlyList<JudgementStep> steps) => [.. steps.Select(Step)];

        public JudgementStep Step(JudgementStep step)
        {
            var hides = step.Facts.Values.Any(change => small.Hides(gender, change.Period, change.Then) || small.Hides(gender, change.Period, change.Now))
                || new[] { step.From, step.To, step.Struck }.OfType<Judgement>().Any(judged => judged is { Period: { } period } && small.Hides(gender, period, judged.Value));
            return step with
            {
                From = Judgement(step.From),
                To = Judgement(step.To),
                Struck = step.Struck is { } struck ? Judgement(struck) : null,
                Facts = step.Facts with
                {
                    IsHidden = hides,
                    Values = hides ? [.. step.Facts.Values.Select(change => change with { Then = change.Then is null ? null : 0m, Now = change.Now is null ? null : 0m })] : step.Facts.Values,
                    References = [.. step.Facts.References.Where(change => !IsHidden(change.Then) && !IsHidden(change.Now))],
                },
            };
        }

        public Evaluation Evaluation(Evaluation evaluation)
        {
            var status = evaluation.Status;
            var previous = status.Previous is { Value: not null } before && small.Hides(gender, before.Period, before.Value)
                ? before with { Value = null, Hidden = small.InPlaceOf(gender, before.Period) ?? SmallNumbers.Hidden }
                : status.Previous;
            var judged = Judgement(evaluation.Judged);

            // The distance to a limit that is an own hidden value would tell it.
            var leans = evaluation.Used.Any(IsHidden);
            judged = leans ? judged with { DistanceToGreen = null, BeyondYellow = 0m } : judged;
            return evaluation with
            {
                Judged = judged,
                Steps = Steps(evaluation.Steps),
                Periods = [.. evaluation.Periods.Select(Period)],
                Used = [.. evaluation.Used.Where(used => !IsHidden(used))],
                Status = status with
                {
                    Judged = judged,
                    Previous = previous,
                    Change = judged.Hidden is null && previous?.Hidden is null ? status.Change : null,
                    Limits = leans ? [] : status.Limits,
                    Margin = judged.Hidden is null ? status.Margin : null,
                    Reference = judged.Hidden is null ? status.Reference : status.Reference.Where(area => area.Key != status.Area).ToDictionary(),
                    Persons = judged.Hidden is null ? status.Persons : null,
                },
            };
        }

        /// <summary>Limits that lean on an own earlier year would tell it.</summary>
        public PeriodJudgement Period(PeriodJudgement period) => period with
        {
            Judged = Judgement(period.Judged),
            Limits = Judgement(period.Judged).Hidden is null && !bandsLean ? period.Limits : [],
        };

        /// <summary>A value of our own (no area is named) of a period that is hidden.</summary>
        private bool IsHidden(UsedReference? used) => used is { Area: null, Period: { } period } && small.Hides(gender, period, used.Value);
    }
}
