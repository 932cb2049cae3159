using System.Globalization;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Storage.Views;

public sealed class SqliteCalendarViewTests() : CalendarViewTests(Engine.Sqlite);

public sealed class SqlServerCalendarViewTests() : CalendarViewTests(Engine.SqlServer);

/// <summary>The days that the migration writes are those of the program's own calendar and of the package that knows the holidays.</summary>
public abstract class CalendarViewTests(Engine engine) : StorageTests(engine)
{
    private const string Days = """
        SELECT day AS Day, year_number AS Year, month_number AS Month, weekday AS Weekday, iso_year AS IsoYear, iso_week AS IsoWeek
        FROM calendar_day
        ORDER BY day
        """;

    [Fact]
    public async Task Every_day_of_half_a_century_has_its_week()
    {
        var expected = Enumerable.Range(0, 18_628).Select(number => new DateOnly(2000, 1, 1).AddDays(number)).Select(day => new CalendarDay
        {
            Day = day,
            Year = day.Year,
            Month = day.Month,
            Weekday = ((int)day.DayOfWeek + 6) % 7,
            IsoYear = ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)),
            IsoWeek = ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)),
        });

        Assert.Equal(expected, await ReadAsync(unit => unit.QueryAsync<CalendarDay>(Days)));
    }

    [Fact]
    public async Task The_holidays_are_those_by_which_mails_wait()
    {
        var stored = await ReadAsync(unit => unit.QueryAsync<Holiday>("SELECT day AS Day, name AS Name FROM holiday ORDER BY day"));
        var known = Enumerable.Range(0, 18_628).Select(number => new DateOnly(2000, 1, 1).AddDays(number))
            .Where(SwedishHolidays.IsHoliday).Select(day => new Holiday { Day = day, Name = SwedishHolidays.NameOf(day)! });

        Assert.Equal(known, stored);
    }

    private sealed record CalendarDay
    {
        public required DateOnly Day { get; init; }

        public required int Year { get; init; }

        public required int Month { get; init; }

        public required int Weekday { get; init; }

        public required int IsoYear { get; init; }

        public required int IsoWeek { get; init; }
    }

    private sealed record Holiday
    {
        public required DateOnly Day { get; init; }

        public required string Name { get; init; }
    }
}
