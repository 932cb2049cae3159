using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>Whether a red indicator that nobody has acknowledged is to be escalated.</summary>
public static class EscalationRule
{
    /// <param name="decision">What the run decided of it. Where the run itself has news of it, that is reported first.</param>
    /// <param name="since">The Swedish day on which the alarm rose.</param>
    /// <param name="today">The Swedish day.</param>
    /// <param name="isHoliday">Whether a day is a holiday.</param>
    public static bool IsDue(IndicatorDecision decision, DateOnly since, DateOnly today, Func<DateOnly, bool> isHoliday) =>
        decision.Indicator.Escalation is { } escalation
        && decision is { Outcome: { Alarm: { IsOpen: true, Level: Colour.Red, Muted: false, IsUntold: false }, Event: null }, AcknowledgementInForce: false, IsHeld: false }
        && decision.Evaluation.Judged.Colour == Colour.Red
        && WorkdaysAfter(since, today, isHoliday) >= escalation.Workdays;

    /// <summary>The days from Monday to Friday, holidays left out, after the one and up to the other.</summary>
    public static int WorkdaysAfter(DateOnly since, DateOnly today, Func<DateOnly, bool> isHoliday)
    {
        var workdays = 0;
        for (var day = since.AddDays(1); day <= today; day = day.AddDays(1))
        {
            workdays += day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !isHoliday(day) ? 1 : 0;
        }

        return workdays;
    }
}
