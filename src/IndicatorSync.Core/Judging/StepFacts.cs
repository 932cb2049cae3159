using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>A value of our own series before and after a step.</summary>
public sealed record ValueChange(Period Period, decimal? Then, decimal? Now)
{
    /// <summary>How many decimals <see cref="Then"/>, or the number that was struck before it, was given with; null for Kolada's values.</summary>
    public int? ThenDecimals { get; init; }

    /// <summary>As <see cref="ThenDecimals"/>, of <see cref="Now"/>.</summary>
    public int? NowDecimals { get; init; }
}

/// <summary>What a limit was held against before and after a step; null where it was held against nothing.</summary>
public sealed record ReferenceChange(UsedReference? Then, UsedReference? Now);

/// <summary>The words that judge the judged year; null where the plan gives none.</summary>
/// <param name="Green">As written.</param>
/// <param name="Yellow">As written; null for none.</param>
/// <param name="IsReadable">A band came of them.</param>
public sealed record BandWords(string? Green, string? Yellow, bool IsReadable);

/// <summary>What a step changed, as stored, so that a sentence about it says what is.</summary>
public sealed record StepFacts
{
    public static readonly StepFacts None = new();

    /// <summary>Our own values that changed, oldest first; those of periods that may be judged.</summary>
    public IReadOnlyList<ValueChange> Values { get; init; } = [];

    /// <summary>What the judged year is compared with, where that changed.</summary>
    public IReadOnlyList<ReferenceChange> References { get; init; } = [];

    /// <summary>The words before and after; null where none of them changed.</summary>
    public (BandWords? Then, BandWords? Now)? Words { get; init; }

    public (ReadingRule Then, ReadingRule Now)? Rule { get; init; }

    /// <summary>The series before and after, for a changed KPI, source, municipality or unit.</summary>
    public (KpiId? Kpi, AreaId Area, KpiId? NewKpi, AreaId NewArea)? Series { get; init; }

    /// <summary>Our own values are not shown: <see cref="Values"/> says which changed, came or went, with 0 for every number.</summary>
    public bool IsHidden { get; init; }

    /// <summary><c>mätfrekvens</c> is another: other periods are judged.</summary>
    public bool OtherFrequency { get; init; }

    /// <summary>
    /// The value was struck when it was last judged: the definition may have changed in any run since, and shows its effect only now
    /// that the value is back.
    /// </summary>
    public bool SinceStruck { get; init; }

    public static StepFacts Between(JudgeInput before, JudgeInput after, Judgement judged)
    {
        var periods = before.Own.Points.Concat(after.Own.Points).Select(point => point.Period).Distinct().Order();
        return new StepFacts
        {
            Values = [.. periods.Where(period => after.MayJudge(period) && before.Own[period] != after.Own[period])
                .Select(period => new ValueChange(period, before.Own[period], after.Own[period]) { ThenDecimals = before.Own.Find(period)?.Decimals, NowDecimals = after.Own.Find(period)?.Decimals })],
            References = judged.Period is { } against ? [.. ReferencesBetween(before, after, against)] : [],
            Words = judged.Period is { } of && WordsOf(before, of) is var then && WordsOf(after, of) is var now && then != now ? (then, now) : null,
            Rule = before.Definition.Rule != after.Definition.Rule ? (before.Definition.Rule, after.Definition.Rule) : null,
            Series = before.Definition.SameSeries(after.Definition)
                ? null
                : (before.Definition.Kpi, before.Definition.Area, after.Definition.Kpi, after.Definition.Area),
            OtherFrequency = !before.Definition.Frequency.Equals(after.Definition.Frequency),
        };
    }

    private static IEnumerable<ReferenceChange> ReferencesBetween(JudgeInput before, JudgeInput after, Period period)
    {
        var (then, now) = (Used(before, period), Used(after, period));
        for (var i = 0; i < Math.Max(then.Count, now.Count); i++)
        {
            var (old, current) = (then.ElementAtOrDefault(i), now.ElementAtOrDefault(i));
            if (old != current)
            {
                yield return new ReferenceChange(old, current);
            }
        }
    }

    private static IReadOnlyList<UsedReference> Used(JudgeInput input, Period period) =>
        input.Definition.Bands.For(period.Year, input.Definition.Gender)?.Reading.Band?.References(period, input.Values) ?? [];

    private static BandWords? WordsOf(JudgeInput input, Period period)
    {
        var (green, yellow) = input.Definition.WordsFor(period.Year);
        return input.Definition.Bands.For(period.Year, input.Definition.Gender) is { } entry
            ? new BandWords(green, yellow, entry.Reading.Band is not null && !input.Definition.Bands.Faulty)
            : null;
    }
}
