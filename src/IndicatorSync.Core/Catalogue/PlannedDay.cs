using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>
/// When something planned begins or ends: a date (<c>2024-04-30</c>, <c>30 april</c>), an ISO week (<c>v 40</c>) or a period (<c>kvartal 4</c>,
/// <c>halvår 1</c>, <c>augusti</c>, <c>2026</c>). A year may follow; without one it is the plan's.
/// </summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="HasYear">False when the year is not written.</param>
public sealed partial record PlannedDay(DateOnly First, DateOnly Last, bool HasYear)
{
    /// <summary>The one year in a plan's name; null where it has none or several.</summary>
    public static int? YearOf(string? plan) =>
        PlanYear().Matches(plan ?? "").Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToList() is [var only] ? only : null;

    /// <summary>An end that is not decided: <c>löpande</c>.</summary>
    public static bool IsOpen(string text) => text.Trim().ToLowerInvariant() is "löpande" or "tills vidare" or "-" or "–";

    /// <param name="text">As written.</param>
    /// <param name="planYear">The year of what is written without one.</param>
    public static PlannedDay? Read(string text, int planYear)
    {
        var words = Spaces().Replace(text, " ").Trim().ToLowerInvariant();
        if (words.Length == 0)
        {
            return null;
        }

        return Date(words, planYear)
            ?? Week(words, planYear)
            ?? Part(words, hasYear: true)
            ?? Part(string.Create(CultureInfo.InvariantCulture, $"{words} {planYear}"), hasYear: false);
    }

    private static PlannedDay? Date(string words, int planYear)
    {
        if (DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new PlannedDay(date, date, HasYear: true);
        }

        var match = DayOfMonth().Match(words);
        if (!match.Success || SwedishMonths.Number(match.Groups["month"].Value) is not { } month)
        {
            return null;
        }

        var (year, day) = (Number(match, "year"), Number(match, "day")!.Value);
        return day >= 1 && day <= DateTime.DaysInMonth(year ?? planYear, month) && new DateOnly(year ?? planYear, month, day) is var read
            ? new PlannedDay(read, read, year is not null)
            : null;
    }

    private static PlannedDay? Week(string words, int planYear)
    {
        var match = IsoWeek().Match(words);
        if (!match.Success)
        {
            return null;
        }

        var (year, week) = (Number(match, "year"), Number(match, "week")!.Value);
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year ?? planYear))
        {
            return null;
        }

        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year ?? planYear, week, DayOfWeek.Monday));
        return new PlannedDay(monday, monday.AddDays(6), year is not null);
    }

    private static PlannedDay? Part(string words, bool hasYear) =>
        PeriodReader.TryRead(words, accumulated: false, out var period) ? new PlannedDay(period.Start, period.End, hasYear) : null;

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("\\b20[0-9]{2}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex PlanYear();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex("^(?:den )?(?<day>[0-9]{1,2}) (?<month>[a-z]{3,9})\\.?(?: (?<year>(?:19|20)[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex("^(?:v|vecka)\\.? ?(?<week>[0-9]{1,2})(?:,? (?<year>(?:19|20)[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoWeek();
}
