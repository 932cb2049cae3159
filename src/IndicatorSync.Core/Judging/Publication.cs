using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>What Kolada's publication dates say of a value. Neither is a colour (docs/contract.md 1.5).</summary>
public static class Publication
{
    /// <summary>Days after Kolada's date before a value counts as late: 320 dates of the catalogue of 2026-03-23 were already past.</summary>
    private const int GraceDays = 14;

    /// <summary>From the preliminary date on, for the year it concerns, until Kolada moves that year on.</summary>
    public static bool IsPreliminary(Period? period, KpiInfo? kpi, DateOnly today) =>
        period is { Kind: PeriodKind.Year } year && kpi is { PreliminaryPublicationDate: { } from } && kpi.PublicationPeriod == year.Year && today >= from;

    /// <param name="kpi">What Kolada says of the KPI.</param>
    /// <param name="hasHadValue">The indicator has had a value before.</param>
    /// <param name="isPublished">Some fetched area has a value for exactly Kolada's year: if others have it, ours is missing, not late.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    public static bool IsOverdue(KpiInfo? kpi, bool hasHadValue, bool isPublished, DateOnly today) =>
        hasHadValue
        && !isPublished
        && kpi is { PublicationPeriod: not null, PublicationDate: { } date }
        && today > date.AddDays(GraceDays);
}
