using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>Which values a source other than Kolada should have given by now (<c>lämnas senast</c>, docs/contract.md 1.9).</summary>
public static class ExpectedValue
{
    /// <summary>The newest judged period whose value should be there today; null where the catalogue names no day.</summary>
    public static Period? NewestDue(Indicator indicator, DateOnly today)
    {
        if (indicator.Deadline is not { } deadline)
        {
            return null;
        }

        var period = indicator.Frequency.NewestEnded(today);
        while (deadline.DayFor(period) >= today)
        {
            period = indicator.Frequency.NewestEnded(period.End);
        }

        return period;
    }

    /// <summary>The value of <see cref="NewestDue"/>, or of a later period, is not there.</summary>
    public static bool IsOverdue(Indicator indicator, Series own, DateOnly today) =>
        NewestDue(indicator, today) is { } due
        && !own.Points.Any(point => point.Period >= due && indicator.Frequency.Judges(point.Period) && point.LastNumber is not null);
}
