using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

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

/// <summary>What an event depends on besides its step.</summary>
/// <param name="Alarm">As the steps before left it.</param>
/// <param name="Began">The colour before the run.</param>
/// <param name="FirstColour">The judged year never had a colour before this run.</param>
internal sealed record AlarmContext(Alarm? Alarm, Colour Began, bool FirstColour);

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

    /// <summary>Null where there is nothing to report.</summary>
    public static DigestEvent? EventOf(Move move, JudgementStep step, AlarmContext context)
    {
        // The owner is told of a band that cannot be read, and of its mending (docs/contract.md 1.15).
        if (step is { Cause: Cause.BandChanged, To.Basis: Basis.InvalidBand, From.Basis: not Basis.InvalidBand })
        {
            return DigestEvent.BandUnreadable;
        }

        var found = Found(move, step, context);
        var mended = step is { Cause: Cause.BandChanged, From.Basis: Basis.InvalidBand, To.Basis: not Basis.InvalidBand };
        return mended && found?.Alerts() != true ? DigestEvent.BandMended : found;
    }

    /// <summary>
    /// The event of a whole run under the step that ended it, where an earlier step alerted and the last did not: it was about the alarm
    /// when the run began.
    /// </summary>
    public static DigestEvent EventOfRun(Move ofRun, JudgementStep last) => last switch
    {
        { To.Colour: Colour.None } => DigestEvent.TurnedUnjudged,
        { Cause: Cause.BandChanged or Cause.ReadingRuleChanged } => DigestEvent.BandChanged,
        { Cause: Cause.ReferenceRevised } => DigestEvent.ReferenceChanged,
        { Cause: Cause.RevisedValue or Cause.Withdrawn } => ofRun switch
        {
            Move.Enters => DigestEvent.RevisedNowRed,
            Move.Stays => DigestEvent.RevisedStillRed,
            _ => DigestEvent.RevisedNoLongerRed,
        },
        _ => Arrived(ofRun == Move.Outside ? Move.Leaves : ofRun, last),
    };

    private static DigestEvent? Found(Move move, JudgementStep step, AlarmContext context)
    {
        var (alarm, firstColour) = (context.Alarm, context.FirstColour);
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

        // Red again on the same value, after a time without a colour, is still red; a colour that a step of this run took is no such time.
        var fromNothing = step.From.Colour == Colour.None && context.Began == Colour.None;
        return step.Cause switch
        {
            Cause.Withdrawn or Cause.RevisedValue => Revised(move, step),
            Cause.ReferenceRevised => move != Move.Stays || (fromNothing && firstColour) ? DigestEvent.ReferenceChanged : null,
            Cause.BandChanged or Cause.ReadingRuleChanged => move == Move.Stays && fromNothing && !firstColour ? null : DigestEvent.BandChanged,
            Cause.NewValue => Arrived(move, step),
            _ => move != Move.Stays || (fromNothing && firstColour) ? Arrived(move, step) : null,
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
}
