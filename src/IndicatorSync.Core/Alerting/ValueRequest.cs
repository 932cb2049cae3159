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
    /// <summary>Of which genders it is asked for.</summary>
    public IReadOnlyList<Gender> Genders { get; init; } = [];

    /// <summary>The indicator's plan; null where the catalogue is one file.</summary>
    public PlanHead? Plan { get; init; }
}

/// <summary>That a number was asked for.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="RemindedAt">When it was asked for once more; null: never.</param>
public sealed record AskedFor(DateTimeOffset At, DateTimeOffset? RemindedAt);

/// <summary>What has been asked for, by indicator, period and gender.</summary>
public sealed class AskedValues
{
    private readonly Dictionary<(string IndicatorId, Period Period, Gender? Gender), AskedFor> values = [];

    /// <param name="key">Without a gender: of every gender, as it was kept before a request knew its genders.</param>
    /// <param name="asked">When.</param>
    public void Add((string IndicatorId, Period Period, Gender? Gender) key, AskedFor asked) => values.Add(key, asked);

    /// <summary>Null where it never was.</summary>
    public AskedFor? Of(string indicatorId, Period period, Gender gender) =>
        values.GetValueOrDefault((indicatorId, period, gender)) ?? values.GetValueOrDefault((indicatorId, period, null));
}

/// <summary>
/// Which numbers a run asks for (docs/contract.md 1.9): each once when it is late, and once more after a fortnight. A gender that the catalogue
/// names later is asked for by itself, when it is named.
/// </summary>
public static class ValueRequests
{
    private static readonly TimeSpan RemindsAfter = TimeSpan.FromDays(14);

    /// <param name="decisions">What the run decided.</param>
    /// <param name="asked">What has been asked for.</param>
    /// <param name="now">The run's time, UTC.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    public static IReadOnlyList<ValueRequest> Of(IEnumerable<IndicatorDecision> decisions, AskedValues asked, DateTimeOffset now, DateOnly today) =>
    [
        .. decisions.GroupBy(decision => decision.Indicator.Id).SelectMany(row =>
            !row.First().Indicator.IsFromKolada && ExpectedValue.NewestDue(row.First().Indicator, today) is { } period ? OfRow([.. row], period, asked, now) : []),
    ];

    private static IEnumerable<ValueRequest> OfRow(List<IndicatorDecision> row, Period period, AskedValues asked, DateTimeOffset now)
    {
        var indicator = row[0].Indicator;
        var late = row.Where(decision => decision.Evaluation.Status.Overdue).Select(decision => decision.Gender).ToList();

        // The difference comes with the values that it is made of.
        var given = late.Exists(gender => gender is Gender.K or Gender.M) ? late.Where(gender => gender != Gender.Gap) : late;
        var due = given.Select(gender => (Gender: gender, Before: asked.Of(indicator.Id, period, gender)))
            .Where(one => one.Before is null || (one.Before.RemindedAt is null && now - one.Before.At >= RemindsAfter));
        foreach (var together in due.GroupBy(one => one.Before is not null, one => one.Gender).OrderBy(group => group.Key))
        {
            var isOfAll = late.Count == row.Count && late.Contains(Gender.T) && together.Count() == given.Count();
            yield return new ValueRequest(
                indicator.Id,
                isOfAll ? GenderNames.Beside(indicator.Name, indicator.OwnUnit, Gender.T) : GenderNames.Lacking(indicator.Name, indicator.OwnUnit, [.. together]),
                period,
                PeriodText.Print(period, indicator.IsAccumulated),
                indicator.Deadline!.DayFor(period),
                together.Key,
                indicator.Reporters.Count > 0 ? indicator.Reporters : indicator.Recipients)
            { Plan = indicator.Plan, Genders = [.. together] };
        }
    }
}
