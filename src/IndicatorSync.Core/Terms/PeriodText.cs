using System.Globalization;

namespace IndicatorSync.Core.Terms;

/// <summary>Periods as a municipality prints them: <c>2025</c>, <c>halvår 1 2025</c>, <c>tertial 2 2025</c>, <c>kvartal 3 2025</c>, <c>aug 2025</c>.</summary>
public static class PeriodText
{
    public static string Print(Period period) => period.Kind switch
    {
        PeriodKind.Year => period.ToString(),
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"halvår {period.Number} {period.Year}"),
        PeriodKind.Tertial => string.Create(CultureInfo.InvariantCulture, $"tertial {period.Number} {period.Year}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"kvartal {period.Number} {period.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{SwedishMonths.Abbreviation(period.LastMonth)} {period.Year}"),
    };

    /// <param name="period">The period that a value belongs to.</param>
    /// <param name="accumulated">The value counts from the beginning of the year: then the label says so, <c>jan–aug 2025</c>.</param>
    public static string Print(Period period, bool accumulated) =>
        accumulated && period is { Kind: not PeriodKind.Year, LastMonth: > 1 }
            ? string.Create(CultureInfo.InvariantCulture, $"jan–{SwedishMonths.Abbreviation(period.LastMonth)} {period.Year}")
            : Print(period);
}
