using System.Globalization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Scheduling;

/// <summary>
/// What is to come within twelve months: publications by Kolada's own dates, own values that are expected, activities that end, and what
/// those who acknowledged a red indicator have said they will do.
/// </summary>
public static class ComingEvents
{
    private const int Months = 12;

    /// <summary>In the order of their days; each key once.</summary>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="kpis">What Kolada says of its KPIs.</param>
    /// <param name="decisions">What the run decided.</param>
    /// <param name="today">The Swedish day: an event of today is still to come.</param>
    public static IReadOnlyList<ComingEvent> Of(
        IndicatorCatalogue catalogue, IReadOnlyDictionary<KpiId, KpiInfo> kpis, IReadOnlyList<IndicatorDecision> decisions, DateOnly today)
    {
        var last = today.AddMonths(Months);
        var known = decisions.SelectMany(decision => decision.Years, (decision, year) => (decision.Indicator.Id, year.Judgement.Judged))
            .Where(one => one.Judged.Value is not null).Select(one => (one.Id, one.Judged.Period)).ToHashSet();
        return
        [
            .. catalogue.Indicators.SelectMany(indicator => indicator.Kpi is { } kpi && kpis.TryGetValue(kpi, out var info) ? Published(indicator, info) : [])
                .Concat(catalogue.Rows.SelectMany(indicator => Expected(indicator, known, today, last)))
                .Concat(catalogue.Activities.Where(activity => activity.Status?.HasEnded() != true).Select(activity => Ending(activity, catalogue)).OfType<ComingEvent>())
                .Concat(decisions.Where(decision => decision.AcknowledgementInForce).Select(Due))
                .Where(coming => today <= coming.Day && coming.Day <= last)
                .Select(coming => coming with { Key = $"{catalogue.PlanOf(coming.Plan).Municipality.Value} {coming.Key}" })
                .DistinctBy(coming => coming.Key)
                .OrderBy(coming => coming.Day)
                .ThenBy(coming => coming.Key, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ComingEvent> Published(Indicator indicator, KpiInfo kpi)
    {
        var year = kpi.PublicationPeriod;
        var about = year is { } of ? $" {Text(of)}" : "";
        if (kpi.PreliminaryPublicationDate is { } preliminary)
        {
            yield return new($"preliminary {indicator.Id}{about}", preliminary, "Kolada publicerar preliminärt värde", indicator.Id, indicator.Name, year, IsPreliminary: true) { Plan = indicator.Plan };
        }

        if (kpi.PublicationDate is { } final)
        {
            yield return new($"publication {indicator.Id}{about}", final, "Kolada publicerar", indicator.Id, indicator.Name, year, IsPreliminary: false) { Plan = indicator.Plan };
        }
    }

    private static IEnumerable<ComingEvent> Expected(Indicator indicator, HashSet<(string Id, Period? Period)> known, DateOnly today, DateOnly last)
    {
        if (indicator.IsFromKolada || indicator.Deadline is not { } deadline)
        {
            return [];
        }

        // Every period that has ended by some day of the coming months; the one that has ended already is among them.
        return Enumerable.Range(0, Months + 1).Select(month => indicator.Frequency.NewestEnded(today.AddMonths(month))).Distinct()
            .Where(period => deadline.DayFor(period) <= last && !known.Contains((indicator.Id, period)))
            .Select(period => new ComingEvent(
                $"value {indicator.Id} {Text(period.Order)}", deadline.DayFor(period), $"Värdet för {PeriodText.Print(period, indicator.IsAccumulated)} ska vara lämnat", indicator.PlanId, GenderNames.Beside(indicator.Name, indicator.OwnUnit, Gender.T), period.Year, IsPreliminary: false)
            { Plan = indicator.Plan });
    }

    private static ComingEvent? Ending(Activity activity, IndicatorCatalogue catalogue) => activity.Ends is { } ends
        ? new(
            $"activity {activity.Id}",
            ends,
            $"Aktiviteten ska vara klar: {activity.Name}",
            activity.IndicatorId,
            catalogue.Indicators.FirstOrDefault(indicator => indicator.Id == activity.IndicatorId)?.Name,
            null,
            IsPreliminary: false)
        { Plan = activity.Plan }
        : null;

    private static ComingEvent Due(IndicatorDecision decision) => new(
        $"action {decision.Indicator.Id} {decision.Gender.Code()}",
        decision.Acknowledged!.Due,
        $"Åtgärden ska vara klar: {decision.Acknowledged.Action.TrimEnd('.')} ({decision.Acknowledged.Owner})",
        decision.Indicator.PlanId,
        GenderNames.Beside(decision.Indicator.Name, decision.Indicator.OwnUnit, decision.Gender),
        null,
        IsPreliminary: false)
    { Plan = decision.Indicator.Plan };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
