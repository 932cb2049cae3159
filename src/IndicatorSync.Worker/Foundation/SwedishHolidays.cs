using System.Collections.Concurrent;
using PublicHoliday;

namespace IndicatorSync.Worker.Foundation;

/// <summary>The days on which Swedish offices are closed beside Saturdays and Sundays: midsommarafton, julafton and nyårsafton are among them.</summary>
internal static class SwedishHolidays
{
    private const int NationalDaySince = 2005;
    private static readonly SwedenPublicHoliday Calendar = new();
    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> Years = new();

    public static bool IsHoliday(DateOnly day) => NameOf(day) is not null;

    /// <summary>Swedish; null for a day that is none.</summary>
    public static string? NameOf(DateOnly day) => Years.GetOrAdd(day.Year, Read).GetValueOrDefault(day);

    /// <summary>Two may fall on one day, as första maj and Kristi himmelfärds dag did in 2008.</summary>
    private static IReadOnlyDictionary<DateOnly, string> Read(int year) => Calendar.PublicHolidayNames(year)
        .Select(holiday => (Day: DateOnly.FromDateTime(holiday.Key), Name: holiday.Value))
        .SelectMany(holiday => AsItWas(holiday.Day, holiday.Name))
        .GroupBy(holiday => holiday.Day)
        .ToDictionary(day => day.Key, day => string.Join(" och ", day.Select(holiday => holiday.Name)));

    /// <summary>In 2005 nationaldagen became a holiday, and annandag pingst ceased to be one.</summary>
    private static IEnumerable<(DateOnly Day, string Name)> AsItWas(DateOnly day, string name) => (name, day.Year < NationalDaySince) switch
    {
        ("Nationaldagen", true) => [],
        ("Pingstdagen", true) => [(day, name), (day.AddDays(1), "Annandag pingst")],
        _ => [(day, name)],
    };
}
