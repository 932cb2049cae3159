using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>What Kolada says of a KPI, as far as judgements may rest on it, besides its values.</summary>
/// <param name="Info">Null when never read.</param>
/// <param name="ChangedAt">When what Kolada says of it last changed, UTC; null when never read.</param>
/// <param name="GoneSince">Since when Kolada no longer answers for it, UTC.</param>
/// <param name="IsPublished">Some fetched area has a value for the year that Kolada last announced.</param>
/// <param name="Margin">The KPI that gives its margins; null where there is none.</param>
/// <param name="CountryReadAt">When its values in all municipalities were last read for the audits, UTC; null when never.</param>
public sealed record KpiGround(KpiInfo? Info, DateTimeOffset? ChangedAt, DateTimeOffset? GoneSince, bool IsPublished, KpiId? Margin, DateTimeOffset? CountryReadAt);

/// <summary>
/// An indicator is at rest when a run has judged it and come to what was stored already, and only what is named here could bring it to anything
/// else: its values (those of its KPI and of the KPI of its margins, in any area), the catalogue, what Kolada says of the KPI, and the day.
/// While all of that is as it was, judging it again would change nothing, and runs leave it alone.
/// </summary>
public static class AtRest
{
    /// <summary>False for what rests on more than is named above: own values, judgements by hand, counts of persons.</summary>
    public static bool IsPossible(Indicator indicator) => indicator is { IsFromKolada: true, Kpi: not null, Persons: null, Units.Count: 0 };

    /// <summary>
    /// Nothing of the decision is news, and nothing of it waits for a day that is not among <see cref="GroundOf"/> and <see cref="Until"/>: an
    /// acknowledged action falls due, an alarm escalates after workdays, a restless value calms down. That its rows are those that were stored
    /// already is for the caller to see.
    /// </summary>
    public static bool Is(DecisionGround ground, IndicatorDecision decision) =>
        IsPossible(ground.Indicator)
        && decision.Course == Course.Continued
        && ground.Ground is { Source: SourceState.Fetched, Turns.Count: 0 }
        && ground.Acknowledged is null
        && decision is { IsHeld: false, News.Count: 0, Evaluation.Steps.Count: 0, ColourChanges.Count: 0, OlderRevised.Count: 0, Outcome: { Event: null, Transitions.Count: 0 } }
        && !(ground.Indicator.Escalation is not null && decision.Outcome.Alarm is { IsOpen: true });

    /// <summary>When it moves by itself: an open alarm is reminded of. Null for never.</summary>
    /// <param name="decision">One at rest.</param>
    /// <param name="remindAfterDays"><c>Alerts:RemindAfterDays</c>; 0: never.</param>
    public static DateTimeOffset? Until(IndicatorDecision decision, int remindAfterDays) =>
        remindAfterDays > 0 && decision.Outcome.Alarm is { IsOpen: true } alarm ? (alarm.LastMailedAt ?? alarm.Since).AddDays(remindAfterDays) : null;

    /// <summary>
    /// Everything else that its judgement rests on, in one line: two runs with the same line and the same values judge the same. What is the same
    /// for all indicators (the catalogue's version, this program's) is the caller's.
    /// </summary>
    /// <param name="indicator">As the catalogue defines it.</param>
    /// <param name="kpi">Of its KPI.</param>
    /// <param name="source">How far its source has been read.</param>
    /// <param name="today">The date in the schedule's time zone: its year, and whether it has passed the days that Kolada and the catalogue name.</param>
    public static string GroundOf(Indicator indicator, KpiGround kpi, SourceState source, DateOnly today) => string.Create(
        CultureInfo.InvariantCulture,
        $"{source} {today.Year} {Ticks(kpi.ChangedAt)} {Ticks(kpi.GoneSince)} {kpi.IsPublished} {kpi.Margin?.Value} {Ticks(kpi.CountryReadAt)} {IsPreliminaryTime(kpi.Info, today)} {Publication.IsOverdue(kpi.Info, hasHadValue: true, kpi.IsPublished, today)} {indicator.MutedUntil >= today}");

    private static bool IsPreliminaryTime(KpiInfo? kpi, DateOnly today) => kpi?.PublicationPeriod is { } year && Publication.IsPreliminary(Period.OfYear(year), kpi, today);

    private static long Ticks(DateTimeOffset? at) => at?.UtcTicks ?? 0;
}
