using System.Collections.Concurrent;
using PublicHoliday;

namespace IndicatorSync.Worker.Foundation;

/// <summary>The days on which Swedish offices are closed beside Saturdays and Sundays: midsommarafton, julafton and nyårsafton are among them.</summary>
internal static class SwedishHolidays
{
    private static readonly SwedenPublicHoliday Calendar = new();
    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> Years = new();

    public static bool IsHoliday(DateOnly day) => NameOf(day) is not null;

    /// <summary>Swedish; null for a day that is none.</summary>
    public static string? NameOf(DateOnly day) => Years.GetOrAdd(day.Year, Read).GetValueOrDefault(day);

    private static IReadOnlyDictionary<DateOnly, string> Read(int year) =>
        Calendar.PublicHolidayNames(year).ToDictionary(holiday => DateOnly.FromDateTime(holiday.Key), holiday => holiday.Value);
}
