using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Alerting;

/// <summary>What a colour does to an alarm. With <c>larma vid: gul</c> yellow to red enters, and red to yellow leaves.</summary>
internal enum Move
{
    /// <summary>Neither the alarm nor the colour is about anything.</summary>
    Outside,
    Enters,
    Stays,
    Leaves,

    /// <summary>No colour: it opens nothing and resolves nothing.</summary>
    Unjudged,
}

/// <summary>From a step of the judgement to the row of docs/contract.md 1.6 it falls under.</summary>
internal static class AlarmMove
{
    public static bool IsAlarming(Colour colour, bool alertOnYellow) => colour == Colour.Red || (colour == Colour.Yellow && alertOnYellow);

    public static Move Of(Alarm? alarm, Colour colour, bool alertOnYellow)
    {
        var level = alarm is { IsOpen: true } ? alarm.Level : Colour.None;
        return (level, IsAlarming(colour, alertOnYellow)) switch
        {
            _ when colour == Colour.None => Move.Unjudged,
            (Colour.None, true) => Move.Enters,
            (Colour.None, false) => Move.Outside,
            (_, false) => Move.Leaves,
            _ when level == colour => Move.Stays,
            _ => level < colour ? Move.Enters : Move.Leaves,
        };
    }

    /// <summary>Null where there is nothing to tell.</summary>
    public static DigestEvent? EventOf(Move move, JudgementStep step, Alarm? alarm, bool firstColour)
    {
        if (move == Move.Unjudged)
        {
            return step is { Cause: Cause.Withdrawn, To.Basis: Basis.Withdrawn } && alarm is { IsOpen: true } ? DigestEvent.Withdrawn
                : step.ChangesColour || step.From.Basis != step.To.Basis ? DigestEvent.BecameUnjudged
                : null;
        }

        if (move == Move.Outside)
        {
            return step.ChangesColour ? DigestEvent.ChangedOtherwise : null;
        }

        return step.Cause switch
        {
            Cause.Withdrawn or Cause.RevisedValue => Revised(move, step),
            Cause.ReferenceRevised => move != Move.Stays || (FromNothing(step) && firstColour) ? DigestEvent.ReferenceChanged : null,
            Cause.BandChanged or Cause.ReadingRuleChanged => move == Move.Stays && FromNothing(step) && !firstColour ? null : DigestEvent.BandChanged,
            Cause.NewValue => Arrived(move, step),
            _ => move != Move.Stays || (FromNothing(step) && firstColour) ? Arrived(move, step) : null,
        };
    }

    private static DigestEvent Arrived(Move move, JudgementStep step) => move switch
    {
        Move.Leaves => DigestEvent.LeftRed,
        Move.Stays => DigestEvent.StillRedNewPeriod,
        _ => step.To.Colour == Colour.Yellow ? DigestEvent.TurnedYellow : DigestEvent.TurnedRed,
    };

    private static DigestEvent? Revised(Move move, JudgementStep step) => move switch
    {
        Move.Leaves => DigestEvent.RevisedNoLongerRed,
        Move.Enters => DigestEvent.RevisedNowRed,

        // A struck value that returns unchanged is no news.
        _ => step.Struck is { } struck && struck.Period == step.To.Period && struck.Value == step.To.Value ? null : DigestEvent.RevisedStillRed,
    };

    /// <summary>Red again on the same value, after a time without a colour, is still red.</summary>
    private static bool FromNothing(JudgementStep step) => step.From.Colour == Colour.None;
}
