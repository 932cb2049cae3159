using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Catalogue;

/// <summary>
/// When the plan expects a new value (<c>publiceras</c>): one or more ISO weeks (<c>v 23 respektive v 48</c>), months or dates.
/// Weeks and months return every year, a date with a year does not.
/// </summary>
public sealed partial class PublicationHint
{
    private static readonly string[] Months =
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
    ];

    private readonly IReadOnlyList<Func<int, (DateOnly First, DateOnly Last)?>> spans;

    private PublicationHint(IReadOnlyList<Func<int, (DateOnly First, DateOnly Last)?>> spans) => this.spans = spans;

    public static bool TryParse(string? text, out PublicationHint? hint)
    {
        hint = null;
        var parts = Separator().Split((text ?? "").Trim().ToLowerInvariant()).Where(part => part.Length > 0).ToList();
        var spans = parts.Select(Span).ToList();
        if (spans.Count == 0 || spans.Contains(null))
        {
            return false;
        }

        hint = new PublicationHint([.. spans.OfType<Func<int, (DateOnly, DateOnly)?>>()]);
        return true;
    }

    /// <summary>Days from <paramref name="date"/> to the nearest expected time of any year; 0 inside it.</summary>
    public int DaysFrom(DateOnly date) =>
        Enumerable.Range(date.Year - 1, 3)
            .SelectMany(year => spans.Select(span => span(year)))
            .OfType<(DateOnly First, DateOnly Last)>()
            .Select(span => Math.Max(0, Math.Max(span.First.DayNumber - date.DayNumber, date.DayNumber - span.Last.DayNumber)))
            .DefaultIfEmpty(int.MaxValue)
            .Min();

    private static Func<int, (DateOnly First, DateOnly Last)?>? Span(string part)
    {
        if (Week().Match(part) is { Success: true } week)
        {
            var number = int.Parse(week.Groups[1].Value, CultureInfo.InvariantCulture);
            return number is >= 1 and <= 53 ? year => WeekOf(year, number) : null;
        }

        if (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return year => year == date.Year ? (date, date) : null;
        }

        return MonthOrDay().Match(part) is { Success: true } found && MonthNumber(found.Groups["month"].Value) is { } month
            ? MonthSpan(found, month)
            : null;
    }

    private static Func<int, (DateOnly First, DateOnly Last)?>? MonthSpan(Match found, int month)
    {
        int? Number(string group) =>
            found.Groups[group] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : null;

        var (day, only) = (Number("day"), Number("year"));
        if (day is < 1 || day > DateTime.DaysInMonth(only ?? 2000, month) || only is < 1900)
        {
            return null;
        }

        return year =>
        {
            var days = DateTime.DaysInMonth(year, month);
            return only is not null && only != year
                ? null
                : (new DateOnly(year, month, Math.Min(day ?? 1, days)), new DateOnly(year, month, Math.Min(day ?? days, days)));
        };
    }

    private static (DateOnly First, DateOnly Last)? WeekOf(int year, int week)
    {
        if (week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return (monday, monday.AddDays(6));
    }

    /// <summary>A month's whole name, or its first three letters.</summary>
    private static int? MonthNumber(string word)
    {
        var place = Array.FindIndex(Months, month => month == word || month[..3] == word);
        return place < 0 ? null : place + 1;
    }

    [GeneratedRegex(@"\s*(?:,|\brespektive\b|\bresp\b\.?|\boch\b|\beller\b|\bsamt\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:v|vecka)\.?\s*([0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Week();

    [GeneratedRegex(@"^(?:(?:den\s+)?(?<day>[0-9]{1,2})\s+)?(?<month>[a-z]{3,9})\.?(?:\s+(?<year>[0-9]{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthOrDay();
}
