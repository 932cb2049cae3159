using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// <c>larma vid: säkerställd röd</c> (docs/contract.md 1.13): the alarm rises with the colour, but a red within the source's own margin is not
/// mailed. The first run in which it is surely red tells it; when it leaves red untold, nothing is said.
/// </summary>
public static class CertainRed
{
    /// <param name="outcome">What the run decided of the alarm.</param>
    /// <param name="before">The alarm before the run.</param>
    /// <param name="status">The judgement and its margin.</param>
    /// <param name="rules">The indicator's rules now.</param>
    /// <param name="now">The run's time, UTC.</param>
    /// <returns>The outcome with what is told of it. A red without a known margin is reported as any other.</returns>
    public static AlarmOutcome Told(AlarmOutcome outcome, Alarm? before, IndicatorStatus status, AlarmRules rules, DateTimeOffset now)
    {
        var wasUntold = before is { IsOpen: true, IsUntold: true };
        if (!rules.OnlyWhenCertain && !wasUntold)
        {
            return outcome;
        }

        if (outcome.Alarm is not { IsOpen: true } alarm)
        {
            return wasUntold && outcome.Alarm is { } ended ? Silent(outcome, ended with { IsUntold = false, LastMailedAt = before!.LastMailedAt }) : outcome;
        }

        if (!wasUntold && before is { IsOpen: true })
        {
            return outcome;
        }

        // A value that is missing just now makes nothing surer.
        var isSure = status.Judged.Colour == alarm.Level && !(rules.OnlyWhenCertain && status.Margin is { Certainty: Certainty.WithinMargin });
        return !isSure ? Silent(outcome, alarm with { IsUntold = true, LastMailedAt = before?.LastMailedAt })
            : wasUntold ? AtLast(outcome, alarm, rules, now)
            : outcome;
    }

    /// <summary>The alarm counts from now: nobody could have acknowledged it before.</summary>
    private static AlarmOutcome AtLast(AlarmOutcome outcome, Alarm alarm, AlarmRules rules, DateTimeOffset now) => rules.Muted
        ? outcome with { Alarm = alarm with { IsUntold = true } }
        : outcome with { Event = alarm.Level == Colour.Yellow ? DigestEvent.TurnedYellow : DigestEvent.TurnedRed, Alarm = alarm with { IsUntold = false, Since = now, LastMailedAt = now, Muted = false } };

    /// <summary>Nothing is reported but what concerns the band itself.</summary>
    private static AlarmOutcome Silent(AlarmOutcome outcome, Alarm alarm) =>
        outcome.Event?.Alerts() != true || outcome.Event is DigestEvent.BandUnreadable or DigestEvent.BandMended
            ? outcome with { Alarm = alarm }
            : outcome with { Alarm = alarm, Event = null, Step = null };
}
