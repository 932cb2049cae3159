using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>What mails show of the stored periods of one indicator and gender.</summary>
/// <param name="Trend">See <see cref="DigestRow.Trend"/>.</param>
/// <param name="PreviousPrinted">See <see cref="DigestRow.PreviousPrinted"/>.</param>
public sealed record ShownPeriods(IReadOnlyList<PeriodValue> Trend, string? PreviousPrinted)
{
    private const int TrendPeriods = 10;

    /// <param name="indicator">As the catalogue defines it.</param>
    /// <param name="evaluation">With all its periods.</param>
    public static ShownPeriods Of(Indicator indicator, Evaluation evaluation)
    {
        var status = evaluation.Status;
        return new ShownPeriods(
            status.Judged.Period is { } newest ? TrendTo(newest, evaluation) : [],
            status.Previous is { Period: var earlier } ? PlanTable.Print(indicator, evaluation, earlier) : null);
    }

    /// <summary>
    /// A decision with what mails show of it and without the rest of its periods and compared areas, and of what it was judged by before: that is
    /// written by now, and a run holds the decisions of all its indicators until its mails are made.
    /// </summary>
    public static IndicatorDecision Only(IndicatorDecision decision)
    {
        var evaluation = decision.Evaluation;
        Judgement Same(Judgement before) => before == evaluation.Judged ? evaluation.Judged : before;
        return decision with
        {
            Shown = Of(decision.Indicator, evaluation),
            Evaluation = evaluation with { Periods = [], Status = evaluation.Status with { Reference = Riket(evaluation.Status.Reference) } },
            JudgedBy = evaluation.Definition,
            Before = decision.Before is { } before
                ? before with { Prior = before.Prior with { Definition = evaluation.Definition, Judged = Same(before.Prior.Judged) }, Told = null, Coloured = null, Years = [] }
                : null,
            Told = null,
            Coloured = null,
        };
    }

    private static Dictionary<string, decimal?> Riket(IReadOnlyDictionary<string, decimal?> reference) =>
        reference.TryGetValue(AreaId.Riket.Value, out var value) ? new() { [AreaId.Riket.Value] = value } : [];

    /// <summary>Period after period up to the judged one, all of its kind: one that the source lacks is a gap, not left out.</summary>
    private static PeriodValue[] TrendTo(Period newest, Evaluation evaluation)
    {
        var trend = new List<PeriodValue>();
        var stored = evaluation.Periods.Where(period => period.Judged.Period is { } of && of <= newest && of.Kind == newest.Kind)
            .ToDictionary(period => period.Judged.Period!.Value, period => period.Judged);
        var oldest = stored.Keys.DefaultIfEmpty(newest).Min();
        for (var period = newest; stored.Count > 0 && period >= oldest && trend.Count < TrendPeriods; period = period.Previous)
        {
            if (evaluation.Definition.Frequency.Judges(period))
            {
                trend.Insert(0, stored.TryGetValue(period, out var judged) ? new PeriodValue(period, judged.Value, judged.Colour) { Hidden = judged.Hidden } : new PeriodValue(period, null, Colour.None));
            }

            if (period == Period.OfYear(Period.FirstYear))
            {
                break;
            }
        }

        return [.. trend];
    }
}
