using System.Globalization;

namespace IndicatorSync.Core.Terms;

/// <summary>
/// A year or an equal part of one: half, tertial (four months), quarter or month. Years are 1900–2200. Periods are ordered by their
/// last day; of two that end together the longer is the later, since it is known last (docs/contract.md 1.9).
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    private static readonly string[] MonthParts = [.. Enumerable.Range(1, 12).Select(month => month.ToString("00", CultureInfo.InvariantCulture))];

    private Period(int year, int lastMonth, int months) => Order = (year * 10_000) + (lastMonth * 100) + months;

    /// <summary>Year, last month (two digits) and length in months (two digits): <c>20250804</c> is May to August 2025. Sorts as the period does.</summary>
    public int Order { get; }

    public int Year => Order / 10_000;

    /// <summary>1–12.</summary>
    public int LastMonth => Order / 100 % 100;

    /// <summary>1, 3, 4, 6 or 12.</summary>
    public int Months => Order % 100;

    public int FirstMonth => LastMonth - Months + 1;

    public DateOnly Start => new(Year, FirstMonth, 1);

    public DateOnly End => new(Year, LastMonth, DateTime.DaysInMonth(Year, LastMonth));

    public PeriodKind Kind => Months switch
    {
        12 => PeriodKind.Year,
        6 => PeriodKind.Half,
        4 => PeriodKind.Tertial,
        3 => PeriodKind.Quarter,
        _ => PeriodKind.Month,
    };

    /// <summary>1-based place among the parts of its kind in the year; 1 for a year.</summary>
    public int Number => LastMonth / Months;

    /// <summary>The part as stored and shown in views: empty for a year, else <c>H1</c>, <c>T2</c>, <c>Q3</c> or <c>08</c>.</summary>
    public string Part => Kind switch
    {
        PeriodKind.Year => string.Empty,
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"H{Number}"),
        PeriodKind.Tertial => string.Create(CultureInfo.InvariantCulture, $"T{Number}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"Q{Number}"),
        _ => MonthParts[LastMonth - 1],
    };

    public static Period OfYear(int year) => Of(PeriodKind.Year, year, 1);

    /// <exception cref="ArgumentOutOfRangeException">The year or the number is outside its range.</exception>
    public static Period Of(PeriodKind kind, int year, int number) =>
        TryCreate(kind, year, number, out var period) ? period : throw new ArgumentOutOfRangeException(nameof(number), $"{kind} {number} of {year} is no period");

    public static bool TryCreate(PeriodKind kind, int year, int number, out Period period)
    {
        var months = MonthsOf(kind);
        var valid = year is >= FirstYear and <= LastYear && number >= 1 && number <= 12 / months;
        period = valid ? new Period(year, number * months, months) : default;
        return valid;
    }

    /// <summary>From a stored year and <see cref="Part"/>.</summary>
    /// <exception cref="FormatException">No period is stored so.</exception>
    public static Period OfStored(int year, string? part) =>
        TryParse(year, part, out var period) ? period : throw new FormatException($"'{year}' '{part}' is not a period");

    /// <summary>From a stored year and <see cref="Part"/>; false for anything else.</summary>
    public static bool TryParse(int year, string? part, out Period period)
    {
        period = default;
        return part switch
        {
            null or "" => TryCreate(PeriodKind.Year, year, 1, out period),
            [var letter, >= '0' and <= '9'] => letter switch
            {
                'H' => TryCreate(PeriodKind.Half, year, part[1] - '0', out period),
                'T' => TryCreate(PeriodKind.Tertial, year, part[1] - '0', out period),
                'Q' => TryCreate(PeriodKind.Quarter, year, part[1] - '0', out period),
                '0' or '1' => TryCreate(PeriodKind.Month, year, ((letter - '0') * 10) + part[1] - '0', out period),
                _ => false,
            },
            _ => false,
        };
    }

    /// <summary>The period of the same kind just before this one.</summary>
    public Period Previous => Number > 1 ? Of(Kind, Year, Number - 1) : Of(Kind, Year - 1, 12 / Months);

    /// <summary>The period of the same kind just after this one.</summary>
    public Period Next => Number < 12 / Months ? Of(Kind, Year, Number + 1) : Of(Kind, Year + 1, 1);

    /// <summary>The same part of another year; null for a year outside the range.</summary>
    public Period? InYear(int year) => TryCreate(Kind, year, Number, out var period) ? period : null;

    public bool SamePartAs(Period other) => LastMonth == other.LastMonth && Months == other.Months;

    public int CompareTo(Period other) => Order.CompareTo(other.Order);

    public static bool operator <(Period left, Period right) => left.Order < right.Order;

    public static bool operator >(Period left, Period right) => left.Order > right.Order;

    public static bool operator <=(Period left, Period right) => left.Order <= right.Order;

    public static bool operator >=(Period left, Period right) => left.Order >= right.Order;

    /// <summary>Invariant and readable back: <c>2025</c>, <c>2025-T2</c>, <c>2025-08</c>.</summary>
    public override string ToString() =>
        Kind == PeriodKind.Year ? Year.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Year}-{Part}");

    internal static int MonthsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => 12,
        PeriodKind.Half => 6,
        PeriodKind.Tertial => 4,
        PeriodKind.Quarter => 3,
        _ => 1,
    };
}
