using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>One indicator and gender through the judging of a run: what was, what is, and what follows.</summary>
/// <param name="Indicator">As the catalogue defines it.</param>
/// <param name="Gender">The gender judged.</param>
/// <param name="Before">The stored state; null when there was none.</param>
/// <param name="Evaluation">The judgement now and what changed.</param>
/// <param name="Outcome">The alarm now, and the event that a mail may tell.</param>
/// <param name="Baselined">From this run or an earlier one on, changes are news.</param>
/// <param name="IsAdded">New in a database that already watched others.</param>
/// <param name="IsBack">In the catalogue again after a removal, in time to go on.</param>
/// <param name="Acknowledged">The newest acknowledgement, in force or lapsed.</param>
/// <param name="OlderRevised">Years before the judged one whose value is another than at the last run: year, then, now.</param>
internal sealed record JudgedIndicator(
    Indicator Indicator,
    Gender Gender,
    StateRow? Before,
    Evaluation Evaluation,
    AlarmOutcome Outcome,
    bool Baselined,
    bool IsAdded,
    bool IsBack,
    AcknowledgementRow? Acknowledged,
    IReadOnlyList<(int Period, decimal? Then, decimal? Now)> OlderRevised)
{
    public bool AcknowledgementInForce => Acknowledged is { } made
        && Outcome is { Alarm.IsOpen: true, AcknowledgementLapses: false }
        && made.AcknowledgementId > (Before?.AcknowledgedFrom ?? 0);

    private Judgement Judged => Evaluation.Judged;

    /// <summary>The removal took its colour away; with the return it has it again.</summary>
    private bool HasColourAgain => IsBack && Before!.Judged.Colour != Colour.None;

    private Cause? LastCause => IsAdded || (HasColourAgain && !Evaluation.Steps.Any(step => step.ChangesColour)) ? Cause.Added : Evaluation.Status.Cause;

    public StateRow ToState(RunMoment moment, long mark, SourceState source)
    {
        var status = Evaluation.Status;
        var alarm = Outcome.Alarm;
        return new StateRow
        {
            IndicatorId = Indicator.Id,
            Gender = Gender.Code(),
            Ordinal = Indicator.Ordinal,
            Definition = DefinitionText.Write(Evaluation.Definition),
            Mark = mark,
            JudgedOn = moment.Today,
            SourceState = source.ToString(),
            Colour = Judged.Colour.Code(),
            Basis = Judged.Basis.Code(),
            Period = Judged.Period,
            Value = Judged.Value,
            Compared = Judged.Compared,
            IsRuleSensitive = Judged.RuleSensitive,
            OtherRuleColour = Judged.OtherRuleColour.Code(),
            DistanceToGreen = Fit(Judged.DistanceToGreen),
            BeyondYellow = NormaliserNumber.Fit(Judged.BeyondYellow),
            Green = status.Green,
            Yellow = status.Yellow,
            Unit = status.Unit,
            Decimals = Judged.Value is { } value ? SwedishNumber.DecimalsBeside(value, status.Decimals, status.Limits) : status.Decimals,
            PreviousPeriod = status.Previous?.Period,
            PreviousValue = status.Previous?.Value,
            PreviousColour = status.Previous?.Colour.Code(),
            Change = IsAcrossBreak(status.Previous?.Period, Judged.Period) ? null : Fit(Judged.Value - status.Previous?.Value),
            CountryValue = Evaluation.Periods.FirstOrDefault(period => period.Judged.Period == Judged.Period)?.Riket,
            Since = HasColourAgain ? moment.Today : status.Since,
            Cause = LastCause?.Code(),
            IsPreliminary = status.Preliminary,
            IsOverdue = status.Overdue,
            JudgedRunId = moment.RunId,
            BaselineRunId = Baselined ? Before?.BaselineRunId ?? moment.RunId : null,
            EventOrdinal = (Before?.EventOrdinal ?? 0) + (Outcome.Event is null ? 0 : 1),
            AlarmStatus = alarm?.Status.Code(),
            AlarmLevel = alarm?.Level.Code(),
            AlarmSinceAt = alarm?.Since,
            AlarmSinceLocal = alarm is null ? null : StoredTime.Local(alarm.Since),
            AlarmMailedAt = alarm?.LastMailedAt,
            AlarmMailedLocal = alarm?.LastMailedAt is { } mailed ? StoredTime.Local(mailed) : null,
            IsMuted = alarm?.Muted ?? false,
            AcknowledgedFrom = Outcome.AcknowledgementLapses && Acknowledged is { } lapsed ? lapsed.AcknowledgementId : Before?.AcknowledgedFrom ?? 0,
        };
    }

    /// <summary>
    /// Every stored year under the catalogue in force. A colour once decided while its year was the judged one is never rewritten, not
    /// by a revision, a new band or another KPI: a year that only the old KPI had stays, without a value.
    /// </summary>
    /// <param name="stored">The colours decided then, by year.</param>
    public IEnumerable<PeriodRow> ToPeriods(IReadOnlyDictionary<int, string?> stored)
    {
        var years = Evaluation.Periods.Select(period => period.Judged.Period!.Value).ToHashSet();
        var kept = stored.Where(then => then.Value is not null && !years.Contains(then.Key))
            .Select(then => new PeriodJudgement(Judgement.Unjudged(Evaluation.Definition.Kpi is null ? Basis.NoSource : Basis.Absent, then.Key), null, null, null));
        return Evaluation.Periods.Concat(kept).Select(period => ToPeriod(period, stored.GetValueOrDefault(period.Judged.Period!.Value)));
    }

    public IEnumerable<ColourChangeRow> ToColourChanges(RunMoment moment)
    {
        if (IsAdded && Judged.Colour != Colour.None)
        {
            yield return Change(Colour.None, Judged, Cause.Added, moment);
        }

        if (HasColourAgain)
        {
            yield return Change(Colour.None, Before!.Judged, Cause.Added, moment);
        }

        foreach (var step in Evaluation.Steps.Where(step => Baselined && step.ChangesColour))
        {
            yield return Change(step.From.Colour, step.To, step.Cause, moment);
        }
    }

    public IEnumerable<AlarmTransitionRow> ToTransitions(RunMoment moment) => Outcome.Transitions.Select(transition => new AlarmTransitionRow(
        Indicator.Id, Gender.Code(), transition.From?.Code(), transition.To.Code(), transition.Cause?.Code(), moment.Now, moment.RunId));

    private PeriodRow ToPeriod(PeriodJudgement period, string? then) => new()
    {
        IndicatorId = Indicator.Id,
        Gender = Gender.Code(),
        Period = period.Judged.Period!.Value,
        Value = period.Judged.Value,
        Compared = period.Judged.Compared,
        Colour = period.Judged.Colour.Code(),
        Basis = period.Judged.Basis.Code(),
        Green = period.Green,
        Yellow = period.Yellow,
        CountryValue = period.Riket,
        ColourThen = then ?? (Baselined && Judged.Period == period.Judged.Period && Judged.Colour != Colour.None ? Judged.Colour.Code() : null),
    };

    /// <summary>No comparison goes across a year at which the series breaks (docs/contract.md 1.5).</summary>
    private bool IsAcrossBreak(int? earlier, int? later) => Indicator.SeriesBreaks.Any(year => earlier < year && year <= later);

    private static decimal? Fit(decimal? number) => number is { } computed ? NormaliserNumber.Fit(computed) : null;

    private ColourChangeRow Change(Colour from, Judgement to, Cause cause, RunMoment moment) => new(
        Indicator.Id, Gender.Code(), from.Code(), to.Colour.Code(), cause.Code(), to.Period, to.Value, moment.Now, moment.RunId);
}
