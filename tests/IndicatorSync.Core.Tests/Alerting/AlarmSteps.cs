using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>Judgements against <c>82 eller högre</c> / <c>74–81</c>, and the steps between them.</summary>
internal static class AlarmSteps
{
    public static readonly DateTimeOffset Now = new(2026, 10, 5, 4, 0, 0, TimeSpan.Zero);

    public static readonly Judgement Green = Judged(85m);
    public static readonly Judgement Yellow = Judged(76m);
    public static readonly Judgement Red = Judged(60m);
    public static readonly Judgement Struck = Judgement.Unjudged(Basis.Withdrawn, Period.OfYear(2025));

    public static Judgement Judged(decimal value, int period = 2025)
    {
        var colour = value >= 82m ? Colour.Green : value >= 74m ? Colour.Yellow : Colour.Red;
        return new Judgement(colour, Basis.Value, Period.OfYear(period), value, value, false, colour, Math.Max(0m, 82m - value), Math.Max(0m, 74m - value) / 7m);
    }

    public static Judgement Without(Basis basis, Judgement of) => Judgement.Unjudged(basis, of.Period, of.Value);

    public static Alarm Open(AlarmStatus status, Colour level = Colour.Red, bool muted = false) =>
        new() { Status = status, Level = level, Since = Now.AddDays(-10), LastMailedAt = Now.AddDays(-10), Muted = muted };

    public static AlarmRules Rules(bool onYellow = false, bool muted = false) => new(onYellow, muted, RemindAfterDays: 90);

    public static AlarmOutcome Next(
        Alarm? alarm, IReadOnlyList<JudgementStep> steps, Judgement judged, bool acknowledged, AlarmRules rules, DateTimeOffset now, bool firstColour = false) =>
        AlarmMachine.Next(alarm, new AlarmInput(steps, judged) { Acknowledged = acknowledged, FirstColour = firstColour }, rules, now);

    /// <summary>The alarm and what a mail says, as <c>TurnedRed → new</c>; a star where an acknowledgement lapses.</summary>
    public static string Told(AlarmOutcome outcome, bool acknowledged = false)
    {
        var status = outcome.Alarm switch
        {
            null => "none",
            { IsOpen: true, Muted: true } => "muted",
            { IsOpen: true } when acknowledged && !outcome.AcknowledgementLapses => "acknowledged",
            { } alarm => alarm.Status.ToString().ToLowerInvariant(),
        };
        return $"{outcome.Event?.ToString() ?? "-"} → {status}";
    }
}
