using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>A number that should have been handed in by now.</summary>
/// <param name="IndicatorId">A <see cref="RowKey"/>: each own unit is asked for by itself.</param>
/// <param name="Name">The indicator's name, with the own unit and, where others have their values, the genders that lack one.</param>
/// <param name="Period">The period that lacks a value.</param>
/// <param name="PeriodText">As printed.</param>
/// <param name="Due">The day by which it should have been there.</param>
/// <param name="IsReminder">It has been asked for before.</param>
/// <param name="Addresses">Whom it is asked of: who hands in, else those who hear of the indicator.</param>
public sealed record ValueRequest(string IndicatorId, string Name, Period Period, string PeriodText, DateOnly Due, bool IsReminder, IReadOnlyList<string> Addresses)
{
    /// <summary>The indicator's plan; null where the catalogue is one file.</summary>
    public PlanHead? Plan { get; init; }
}

/// <summary>That a number was asked for.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="RemindedAt">When it was asked for once more; null: never.</param>
public sealed record AskedFor(DateTimeOffset At, DateTimeOffset? RemindedAt);

/// <summary>Which numbers a run asks for (docs/contract.md 1.9): each once when it is late, and once more after a fortnight.</summary>
public static class ValueRequests
{
    private static readonly TimeSpan RemindsAfter = TimeSpan.FromDays(14);

    /// <param name="decisions">What the run decided.</param>
    /// <param name="asked">What has been asked for, by indicator and period.</param>
    /// <param name="now">The run's time, UTC.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    public static IReadOnlyList<ValueRequest> Of(
        IEnumerable<IndicatorDecision> decisions, IReadOnlyDictionary<(string IndicatorId, Period Period), AskedFor> asked, DateTimeOffset now, DateOnly today)
    {
        var requests = new List<ValueRequest>();
        foreach (var row in decisions.GroupBy(decision => decision.Indicator.Id))
        {
            var indicator = row.First().Indicator;
            var late = row.Where(decision => decision.Evaluation.Status.Overdue).Select(decision => decision.Evaluation.Status.Gender).ToList();
            if (late.Count == 0)
            {
                continue;
            }

            if (indicator.IsFromKolada || ExpectedValue.NewestDue(indicator, today) is not { } period)
            {
                continue;
            }

            var before = asked.GetValueOrDefault((indicator.Id, period));
            if (before is null || (before.RemindedAt is null && now - before.At >= RemindsAfter))
            {
                requests.Add(new ValueRequest(
                    indicator.Id,
                    late.Count == row.Count() && late.Contains(Gender.T)
                        ? GenderNames.Beside(indicator.Name, indicator.OwnUnit, Gender.T)
                        : GenderNames.Lacking(indicator.Name, indicator.OwnUnit, late),
                    period,
                    PeriodText.Print(period, indicator.IsAccumulated),
                    indicator.Deadline!.DayFor(period),
                    before is not null,
                    indicator.Reporters.Count > 0 ? indicator.Reporters : indicator.Recipients)
                { Plan = indicator.Plan });
            }
        }

        return requests;
    }
}
