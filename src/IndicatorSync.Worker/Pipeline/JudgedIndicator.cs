using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage;

namespace IndicatorSync.Worker.Pipeline;

/// <summary>One indicator and gender through the judging of a run: what was, what is, and what follows.</summary>
/// <param name="Indicator">As the catalogue defines it.</param>
/// <param name="Gender">The gender judged.</param>
/// <param name="Before">The stored state; null when there was none.</param>
/// <param name="Evaluation">The judgement now and what changed.</param>
/// <param name="Outcome">The alarm now, and the event that a mail may tell.</param>
/// <param name="Baselined">From this run or an earlier one on, changes are news.</param>
/// <param name="IsAdded">New in a database that already watched others.</param>
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
    AcknowledgementRow? Acknowledged,
    IReadOnlyList<(int Period, decimal? Then, decimal? Now)> OlderRevised)
{
    public bool AcknowledgementInForce => Acknowledged is { } made
        && Outcome is { Alarm.IsOpen: true, AcknowledgementLapses: false }
        && made.AcknowledgementId > (Before?.AcknowledgedFrom ?? 0);

    private Judgement Judged => Evaluation.Judged;

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
            Change = Fit(Judged.Value - status.Previous?.Value),
            CountryValue = Evaluation.Periods.FirstOrDefault(period => period.Judged.Period == Judged.Period)?.Riket,
            Since = status.Since,
            Cause = (IsAdded ? Cause.Added : status.Cause)?.Code(),
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

    /// <param name="stored">The colours decided then, by year.</param>
    public IEnumerable<PeriodRow> ToPeriods(IReadOnlyDictionary<int, string?> stored) => Evaluation.Periods.Select(period => new PeriodRow
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
        ColourThen = stored.TryGetValue(period.Judged.Period.Value, out var then) && then is not null ? then
            : Baselined && Judged.Period == period.Judged.Period && Judged.Colour != Colour.None ? Judged.Colour.Code()
            : null,
    });

    public IEnumerable<ColourChangeRow> ToColourChanges(RunMoment moment)
    {
        if (IsAdded && Judged.Colour != Colour.None)
        {
            yield return Change(Colour.None, Judged, Cause.Added, moment);
        }

        foreach (var step in Evaluation.Steps.Where(step => Baselined && step.ChangesColour))
        {
            yield return Change(step.From.Colour, step.To, step.Cause, moment);
        }
    }

    public IEnumerable<AlarmTransitionRow> ToTransitions(RunMoment moment) => Outcome.Transitions.Select(transition => new AlarmTransitionRow(
        Indicator.Id, Gender.Code(), transition.From?.Code(), transition.To.Code(), transition.Cause?.Code(), moment.Now, moment.RunId));

    private static decimal? Fit(decimal? number) => number is { } computed ? NormaliserNumber.Fit(computed) : null;

    private ColourChangeRow Change(Colour from, Judgement to, Cause cause, RunMoment moment) => new(
        Indicator.Id, Gender.Code(), from.Code(), to.Colour.Code(), cause.Code(), to.Period, to.Value, moment.Now, moment.RunId);
}
