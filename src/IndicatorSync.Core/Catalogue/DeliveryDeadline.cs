using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>
/// When a period's value should be there (<c>lämnas senast</c>): an ISO week (<c>v 6</c>, its Sunday), a day of the year
/// (<c>15 januari</c>), or some days after the period's end (<c>20 dagar efter periodens slut</c>, <c>1 dag …</c>). The first such day after the period's end.
/// </summary>
public sealed partial class DeliveryDeadline
{
    private readonly Func<Period, DateOnly> day;

    private DeliveryDeadline(string words, Func<Period, DateOnly> day) => (Words, this.day) = (words, day);

    /// <summary>As the catalogue writes it.</summary>
    public string Words { get; }

    /// <summary>The last day on which the value of <paramref name="period"/> is in time.</summary>
    public DateOnly DayFor(Period period) => day(period);

    public static bool TryParse(string? text, out DeliveryDeadline? deadline)
    {
        deadline = null;
        var words = (text ?? string.Empty).Trim().ToLowerInvariant();
        if (Reader(words) is not { } reader)
        {
            return false;
        }

        deadline = new DeliveryDeadline(text!.Trim(), reader);
        return true;
    }

    private static Func<Period, DateOnly>? Reader(string words)
    {
        if (Week().Match(words) is { Success: true } week && Number(week) is >= 1 and <= 53 and var number)
        {
            return period => FirstAfter(period, year => ISOWeek.GetWeeksInYear(year) < number ? null : DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Sunday)));
        }

        if (DaysAfter().Match(words) is { Success: true } days && Number(days) is <= 366 and var wait)
        {
            return period => period.End.AddDays(wait);
        }

        return DayOfYear().Match(words) is { Success: true } date
            && SwedishMonths.Number(date.Groups["month"].Value) is { } month
            && Number(date) is >= 1 and var dayOfMonth
            && dayOfMonth <= DateTime.DaysInMonth(2000, month)
            ? period => FirstAfter(period, year => new DateOnly(year, month, Math.Min(dayOfMonth, DateTime.DaysInMonth(year, month))))
            : null;
    }

    private static DateOnly FirstAfter(Period period, Func<int, DateOnly?> dayIn)
    {
        for (var year = period.End.Year; ; year++)
        {
            if (dayIn(year) is { } found && found > period.End)
            {
                return found;
            }
        }
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:v|vecka)\.? ?(?<number>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Week();

    [GeneratedRegex(@"^(?<number>[0-9]{1,3}) dag(?:ar)? efter periodens slut$", RegexOptions.CultureInvariant)]
    private static partial Regex DaysAfter();

    [GeneratedRegex(@"^(?:den )?(?<number>[0-9]{1,2}) (?<month>[a-z]{3,9})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfYear();
}
