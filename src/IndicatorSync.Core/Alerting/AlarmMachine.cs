using IndicatorSync.Core.Judging;

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
        var alarm = folded.Alarm is { IsOpen: true } open ? open with { LastMailedAt = now, Muted = rules.Muted } : folded.Alarm;
        return new AlarmOutcome(alarm, DigestEvent.Baseline, [], folded.Transitions, AcknowledgementLapses: true);
    }

    /// <summary>The indicator left the catalogue: its alarm is closed with that reason.</summary>
    public static AlarmOutcome Removed(Alarm? alarm) => alarm is { IsOpen: true }
        ? new AlarmOutcome(alarm with { Status = AlarmStatus.Closed }, null, [], [new AlarmTransition(alarm.Status, AlarmStatus.Closed, Cause.Removed)], true)
        : new AlarmOutcome(alarm, null, [], [], false);

    /// <summary>The indicator is back in time: the alarm that its removal closed goes on, with its acknowledgement.</summary>
    public static AlarmOutcome Resumed(Alarm alarm) => new(
        alarm with { Status = AlarmStatus.Active }, null, [], [new AlarmTransition(alarm.Status, AlarmStatus.Active, Cause.Added)], false);

    /// <param name="alarm">As stored before the run.</param>
    /// <param name="steps">What changed, from <see cref="CauseChain"/>; empty for a quiet run.</param>
    /// <param name="judged">The judgement after the run.</param>
    /// <param name="acknowledged">An acknowledgement is in force.</param>
    /// <param name="rules">The indicator's rules now.</param>
    /// <param name="now">The run's time, UTC.</param>
    /// <param name="firstColour">The judged year never had a colour before this run: a red one is news, however it comes.</param>
    public static AlarmOutcome Next(
        Alarm? alarm, IReadOnlyList<JudgementStep> steps, Judgement judged, bool acknowledged, AlarmRules rules, DateTimeOffset now, bool firstColour = false)
    {
        var folded = new Fold(alarm, rules, now);
        var events = new List<(DigestEvent Event, Cause Cause)>();
        var lapses = false;
        foreach (var step in steps)
        {
            if (step.Cause == Cause.KpiChanged)
            {
                folded.Close(Cause.KpiChanged);
                var anew = Baseline(judged, folded.Alarm, rules, now);
                return anew with { Transitions = [.. folded.Transitions, .. anew.Transitions] };
            }

            var move = AlarmMove.Of(folded.Alarm, step.To.Colour, rules.AlertOnYellow);
            if (AlarmMove.EventOf(move, step, folded.Alarm, firstColour) is { } found)
            {
                events.Add((found, step.Cause));
                lapses |= move == Move.Enters || Lapses(found, step);
            }

            folded.Follow(step.To.Colour, step.Cause);
        }

        // A new rule (larma vid: gul) may find a colour that no step brought.
        folded.Follow(judged.Colour, null);
        var (chosen, also) = Choose(events);
        var told = chosen?.Event ?? Quiet(folded.Alarm, judged, acknowledged, rules, now);
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
        return new AlarmOutcome(after, told, also, folded.Transitions, lapses) { Cause = told is null ? null : chosen?.Cause };
    }

    /// <summary>One row per indicator and gender: the last step that alerts, else the last that rides along.</summary>
    private static ((DigestEvent Event, Cause Cause)? Chosen, IReadOnlyList<Cause> Also) Choose(List<(DigestEvent Event, Cause Cause)> events)
    {
        if (events.Count == 0)
        {
            return (null, []);
        }

        var index = events.FindLastIndex(item => item.Event.Alerts());
        index = index < 0 ? events.Count - 1 : index;
        return (events[index], [.. events.Where((_, i) => i != index).Select(item => item.Cause)]);
    }

    private static DigestEvent? Quiet(Alarm? alarm, Judgement judged, bool acknowledged, AlarmRules rules, DateTimeOffset now)
    {
        if (alarm is not { IsOpen: true } || judged.Colour != alarm.Level || rules.Muted)
        {
            return null;
        }

        if (alarm.Muted)
        {
            return DigestEvent.MuteEnded;
        }

        var due = rules.RemindAfterDays > 0 && now - (alarm.LastMailedAt ?? alarm.Since) >= TimeSpan.FromDays(rules.RemindAfterDays);
        return due && !acknowledged ? DigestEvent.Reminder : null;
    }

    /// <summary>A mute that ended while the colour was missing: it is told when the alarm's colour is back.</summary>
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
