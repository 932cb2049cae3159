using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Terms;

/// <summary>
/// Reads periods as people write them (docs/contract.md 1.9): <c>2025</c>, <c>2025-T2</c>, <c>T2 2025</c>, <c>tertial 2 2025</c>,
/// <c>kv 3 2025</c>, <c>aug-25</c>, <c>per augusti 2025</c>, <c>delår 2025</c>, <c>bokslut 2025</c>. Case, spaces and the kind of dash do not matter.
/// </summary>
public static partial class PeriodReader
{
    /// <summary>Two-digit years are of this century.</summary>
    private const int Century = 2000;

    /// <summary>What municipalities call the report after eight months.</summary>
    private const int InterimMonth = 8;

    /// <param name="text">As written.</param>
    /// <param name="accumulated">The indicator's values count from the beginning of the year: only then is <c>jan–aug 2025</c> a period.</param>
    /// <param name="period">The period read.</param>
    public static bool TryRead(string? text, bool accumulated, out Period period)
    {
        period = default;
        var plain = Spaces().Replace(Dashes().Replace(text ?? string.Empty, "-"), " ").Trim().ToLowerInvariant();
        return TryReadYear(plain, out period)
            || TryReadPart(plain, out period)
            || TryReadDate(plain, out period)
            || TryReadMonth(plain, out period)
            || (accumulated && TryReadYearToDate(plain, out period));
    }

    /// <summary>A year and a month in two cells: a number 1–12 or a month's name.</summary>
    public static bool TryRead(string year, string month, out Period period)
    {
        period = default;
        if (!Digits4().IsMatch(year.Trim()))
        {
            return false;
        }

        var word = month.Trim();
        var number = SwedishMonths.Number(word) ?? (Digits1Or2().IsMatch(word) ? int.Parse(word, CultureInfo.InvariantCulture) : 0);
        return Period.TryCreate(PeriodKind.Month, Number(year.Trim()), number, out period);
    }

    private static bool TryReadYear(string text, out Period period)
    {
        period = default;
        var match = Year().Match(text);
        return match.Success && Period.TryCreate(PeriodKind.Year, Number(match.Groups["year"].Value), 1, out period);
    }

    private static bool TryReadPart(string text, out Period period)
    {
        period = default;
        var match = Part().Match(text);
        return match.Success
            && Period.TryCreate(KindOf(match.Groups["kind"].Value), Number(match.Groups["year"].Value), Number(match.Groups["number"].Value), out period);
    }

    private static bool TryReadDate(string text, out Period period)
    {
        period = default;
        var match = IsoMonth().Match(text);
        if (!match.Success || !Period.TryCreate(PeriodKind.Month, Number(match.Groups["year"].Value), Number(match.Groups["month"].Value), out var month))
        {
            return false;
        }

        if (match.Groups["day"] is { Success: true } day && (Number(day.Value) < 1 || Number(day.Value) > month.End.Day))
        {
            return false;
        }

        period = month;
        return true;
    }

    private static bool TryReadMonth(string text, out Period period)
    {
        period = default;
        if (Interim().Match(text) is { Success: true } interim)
        {
            return Period.TryCreate(PeriodKind.Month, Number(interim.Groups["year"].Value), InterimMonth, out period);
        }

        var match = NamedMonth().Match(text);
        return match.Success
            && SwedishMonths.Number(match.Groups["month"].Value) is { } month
            && Period.TryCreate(PeriodKind.Month, FullYear(match.Groups["year"].Value), month, out period);
    }

    private static bool TryReadYearToDate(string text, out Period period)
    {
        period = default;
        var match = YearToDate().Match(text);
        return match.Success
            && SwedishMonths.Number(match.Groups["from"].Value) == 1
            && SwedishMonths.Number(match.Groups["to"].Value) is { } month
            && Period.TryCreate(PeriodKind.Month, FullYear(match.Groups["year"].Value), month, out period);
    }

    private static PeriodKind KindOf(string word) => word[0] switch
    {
        'h' => PeriodKind.Half,
        't' => PeriodKind.Tertial,
        _ => PeriodKind.Quarter,
    };

    private static int FullYear(string digits) => digits.Length == 2 ? Century + Number(digits) : Number(digits);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\u2010-\u2015\u2212]", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits4();

    [GeneratedRegex("^[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits1Or2();

    [GeneratedRegex("^(?:(?:helår|helåret|bokslut|årsbokslut|år) )?(?<year>[0-9]{4})$|^(?<year>[0-9]{4}) (?:helår|bokslut)$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex("^(?<year>[0-9]{4})[- ]?(?<kind>halvår|h|tertial|t|kvartal|kv|q)\\.? ?(?<number>[0-9])$|^(?<kind>halvår|h|tertial|t|kvartal|kv|q)\\.? ?(?<number>[0-9])[- ,]{1,2}(?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?(?: 00:00(?::00)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoMonth();

    [GeneratedRegex("^(?:delår|delårsbokslut|delårsrapport) (?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Interim();

    [GeneratedRegex("^(?:(?:per|delår) )?(?<month>[a-zåäö]{3,9})\\.?[- ](?<year>[0-9]{4}|[0-9]{2})$|^(?<year>[0-9]{4})[- ](?<month>[a-zåäö]{3,9})\\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonth();

    [GeneratedRegex("^(?<from>[a-zåäö]{3,9})\\.? ?- ?(?<to>[a-zåäö]{3,9})\\.?[- ](?<year>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearToDate();
}
