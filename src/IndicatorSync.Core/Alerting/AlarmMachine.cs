using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// The state machine of docs/contract.md 1.6: what a run's steps mean for an alarm, and what a mail says of them. The store says what
/// changed; mails follow from that alone.
/// </summary>
public static class AlarmMachine
{
    /// <summary>The first judgement of an indicator and gender: red opens an alarm, but is never an alert.</summary>
    public static AlarmOutcome Baseline(Judgement judged, Alarm? closed, AlarmRules rules, DateTimeOffset now)
    {
        var folded = new Fold(closed, rules, now);
        folded.Follow(judged.Colour, null);

        // The Startläge has a row for what is red; a yellow alarm has not been mailed by it.
        var alarm = folded.Alarm is { IsOpen: true } open ? open with { LastMailedAt = open.Level == Colour.Red ? now : null, Muted = rules.Muted } : folded.Alarm;
        return new AlarmOutcome(alarm, DigestEvent.Baseline, folded.Transitions, AcknowledgementLapses: true);
    }

    /// <summary>The indicator left the catalogue: its alarm is closed with that reason.</summary>
    public static AlarmOutcome Removed(Alarm? alarm) => alarm is { IsOpen: true }
        ? new AlarmOutcome(alarm with { Status = AlarmStatus.Closed }, null, [new AlarmTransition(alarm.Status, AlarmStatus.Closed, Cause.Removed)], true)
        : AlarmOutcome.Unmoved(alarm);

    /// <summary>The indicator is back in time: the alarm that its removal closed goes on, with its acknowledgement.</summary>
    public static AlarmOutcome Resumed(Alarm alarm) => new(
        alarm with { Status = AlarmStatus.Active }, null, [new AlarmTransition(alarm.Status, AlarmStatus.Active, Cause.Added)], false);

    /// <param name="alarm">As stored before the run.</param>
    /// <param name="input">What the run found.</param>
    /// <param name="rules">The indicator's rules now.</param>
    /// <param name="now">The run's time, UTC.</param>
    public static AlarmOutcome Next(Alarm? alarm, AlarmInput input, AlarmRules rules, DateTimeOffset now)
    {
        var judged = input.Judged;
        var folded = new Fold(alarm, rules, now);
        var ended = EndsByRule(alarm, rules);
        if (ended)
        {
            folded.Close(Cause.AlertRuleChanged);
        }

        var began = folded.Alarm;
        var taken = new List<(JudgementStep Step, DigestEvent? Event)>();
        var lapses = ended;

        // A colour that the run only passes on its way to none was nobody's: missing data opens nothing and resolves nothing.
        var endsInNone = judged.Colour == Colour.None;
        foreach (var step in input.Steps)
        {
            if (step.Cause == Cause.KpiChanged)
            {
                return Anew(folded, step, input, rules, now);
            }

            var move = AlarmMove.Of(folded.Alarm, step.To.Colour, rules.AlertOnYellow);
            var found = AlarmMove.EventOf(move, step, new AlarmContext(folded.Alarm, input.Steps[0].From.Colour, input.FirstColour));
            if (endsInNone)
            {
                taken.Add((step, began is { IsOpen: true } || step.To.Colour == Colour.None ? found : null));
                continue;
            }

            taken.Add((step, found));
            lapses |= found is { } happened && (move == Move.Enters || Lapses(happened, step));
            folded.Follow(step.To.Colour, step.Cause);
        }

        // A new rule (larma vid: gul) may find a colour that no step brought.
        folded.Follow(judged.Colour, null);
        var (told, stepTold) = Choose(taken, AlarmMove.Of(began, judged.Colour, rules.AlertOnYellow));
        if (told is null || (ended && !told.Value.Alerts()))
        {
            (told, stepTold) = (ended ? DigestEvent.AlarmClosed : Quiet(folded.Alarm, input, rules, now), null);
        }

        if (rules.Muted && told?.Alerts() == true)
        {
            told = null;
        }

        var after = folded.Alarm is null ? null : folded.Alarm with
        {
            Muted = rules.Muted || OwesItsEnd(folded.Alarm, told),
            LastMailedAt = told?.Alerts() == true ? now : folded.Alarm.LastMailedAt,
        };
        lapses |= folded.Transitions.Exists(transition => transition.To is AlarmStatus.Resolved);
        return new AlarmOutcome(after, told, folded.Transitions, lapses)
        {
            Step = told is null ? null : stepTold,
            Others = [.. input.Steps.Where(step => !ReferenceEquals(step, stepTold))],
        };
    }

    /// <summary>
    /// One row per indicator and gender, under the step that last changed the judged colour; where none did, under the last that alerts,
    /// else the last that has anything to report (docs/contract.md 1.15). A step that alerted earlier in the run is reported under it too.
    /// </summary>
    private static (DigestEvent? Event, JudgementStep? Step) Choose(List<(JudgementStep Step, DigestEvent? Event)> taken, Move ofRun)
    {
        var alerts = taken.Exists(one => one.Event?.Alerts() == true);
        var index = taken.FindLastIndex(one => one.Step.ChangesColour);
        index = index >= 0 ? index : taken.FindLastIndex(one => one.Event?.Alerts() == true);
        index = index >= 0 ? index : taken.FindLastIndex(one => one.Event is not null);
        if (index < 0)
        {
            return (null, null);
        }

        var (step, found) = taken[index];
        return found?.Alerts() != true && alerts ? (AlarmMove.EventOfRun(ofRun, step), step) : found is null ? (null, null) : (found, step);
    }

    /// <summary>Another KPI, municipality or unit: the old alarm is closed with that reason, and the baseline is taken anew.</summary>
    private static AlarmOutcome Anew(Fold folded, JudgementStep step, AlarmInput input, AlarmRules rules, DateTimeOffset now)
    {
        var hadAlarm = folded.Alarm is { IsOpen: true };
        folded.Close(Cause.KpiChanged);
        var anew = Baseline(input.Judged, folded.Alarm, rules, now);
        return anew with { Transitions = [.. folded.Transitions, .. anew.Transitions], Step = step, Others = [.. input.Steps.Skip(1)], ClosesAlarm = hadAlarm };
    }

    /// <summary><c>larma vid: gul</c> was taken away from an alarm about yellow.</summary>
    private static bool EndsByRule(Alarm? alarm, AlarmRules rules) => alarm is { IsOpen: true, Level: Colour.Yellow } && !rules.AlertOnYellow;

    private static DigestEvent? Quiet(Alarm? alarm, AlarmInput input, AlarmRules rules, DateTimeOffset now)
    {
        if (alarm is not { IsOpen: true } || input.Judged.Colour != alarm.Level || rules.Muted)
        {
            return null;
        }

        if (alarm.Muted)
        {
            return DigestEvent.MuteEnded;
        }

        var due = rules.RemindAfterDays > 0 && now - (alarm.LastMailedAt ?? alarm.Since) >= TimeSpan.FromDays(rules.RemindAfterDays);
        return due && !input.Acknowledged ? DigestEvent.Reminder : null;
    }

    /// <summary>A mute that ended while the colour was missing: it is reported when the alarm's colour is back.</summary>
    private static bool OwesItsEnd(Alarm alarm, DigestEvent? told) => alarm is { IsOpen: true, Muted: true } && told?.Alerts() != true;

    private static bool Lapses(DigestEvent found, JudgementStep step) => found switch
    {
        DigestEvent.StillRedNewPeriod or DigestEvent.BandChanged => true,
        DigestEvent.RevisedStillRed => (step.To.DistanceToGreen ?? 0) > ((step.Struck ?? step.From).DistanceToGreen ?? 0),
        _ => false,
    };

    /// <summary>The alarm as the colours of the steps move it, one after another.</summary>
    private sealed class Fold(Alarm? alarm, AlarmRules rules, DateTimeOffset now)
    {
        public Alarm? Alarm { get; private set; } = alarm;

        public List<AlarmTransition> Transitions { get; } = [];

        /// <summary>Missing data (<see cref="Colour.None"/>) opens nothing and resolves nothing.</summary>
        public void Follow(Colour colour, Cause? cause)
        {
            var alarming = AlarmMove.IsAlarming(colour, rules.AlertOnYellow);
            var open = Alarm is { IsOpen: true };
            if (alarming && !open)
            {
                Move(AlarmStatus.New, cause);
                Alarm = new Alarm { Status = AlarmStatus.New, Level = colour, Since = now };
            }
            else if (alarming && Alarm!.Level != colour)
            {
                Alarm = Alarm with { Level = colour };
            }
            else if (open && !alarming && colour != Colour.None)
            {
                Move(AlarmStatus.Resolved, cause);
                Alarm = Alarm! with { Status = AlarmStatus.Resolved };
            }
        }

        public void Close(Cause cause)
        {
            if (Alarm is { IsOpen: true })
            {
                Move(AlarmStatus.Closed, cause);
                Alarm = Alarm with { Status = AlarmStatus.Closed };
            }
        }

        private void Move(AlarmStatus to, Cause? cause) =>
            Transitions.Add(new AlarmTransition(Alarm?.Status, to, cause));
    }
}
