using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Sources;

/// <summary>What a value cell says.</summary>
internal enum Saying
{
    /// <summary>Nothing: empty, <c>-</c>, <c>iu</c>, <c>V 4</c>. It takes nothing back.</summary>
    Nothing,

    Number,

    /// <summary>The value is taken back.</summary>
    Struck,

    /// <summary>Something that is no value; the reason says why.</summary>
    Unreadable,
}

/// <summary>A value cell as read; <see cref="Own"/> is the period that the cell itself names in parentheses.</summary>
/// <param name="Saying">What it says.</param>
/// <param name="Number">Set for <see cref="Saying.Number"/>.</param>
/// <param name="Decimals">How many decimals the number was given with.</param>
/// <param name="Unit">The unit written after the number.</param>
/// <param name="Own">Goes before the column's or row's period.</param>
/// <param name="Reason">Swedish; set for <see cref="Saying.Unreadable"/>.</param>
internal readonly record struct ValueCell(Saying Saying, decimal Number = 0, int Decimals = 0, string? Unit = null, Period? Own = null, string? Reason = null)
{
    public static ValueCell Unreadable(string reason) => new(Saying.Unreadable, Reason: reason);
}

/// <summary>Reads value cells. What is not one number is never guessed at.</summary>
internal static partial class ValueCellReader
{
    private const int MostDecimals = 10;

    private const int MostPlainDigits = 15;

    /// <param name="cell">The cell.</param>
    /// <param name="accumulated">See <see cref="PeriodReader"/>.</param>
    public static ValueCell Read(SourceCell cell, bool accumulated) => cell.Kind switch
    {
        CellKind.Empty => default,
        _ when cell.IsRepeated => default,
        CellKind.Number => new(Saying.Number, cell.Number!.Value, cell.Decimals, cell.IsPercent ? "%" : null),
        CellKind.Date => ValueCell.Unreadable("cellen är ett datum, inte ett värde"),
        CellKind.Error => ValueCell.Unreadable("cellen visar ett fel"),
        CellKind.Uncalculated => ValueCell.Unreadable("formeln är inte uträknad: öppna filen i Excel och spara den"),
        _ => Plain(cell.Text) ?? ReadText(Normalise(cell.Text), accumulated),
    };

    /// <summary>Digits with at most one decimal sign, as nearly every cell of a large file has; null for anything else.</summary>
    private static ValueCell? Plain(string text)
    {
        var (digits, decimals, mantissa) = (0, -1, 0L);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter) && digits < MostPlainDigits)
            {
                (digits, mantissa) = (digits + 1, (mantissa * 10) + (letter - '0'));
                decimals += decimals < 0 ? 0 : 1;
            }
            else if (letter is ',' or '.' && decimals < 0 && digits > 0)
            {
                decimals = 0;
            }
            else
            {
                return null;
            }
        }

        if (digits == 0 || decimals is 0 or > MostDecimals)
        {
            return null;
        }

        var given = Math.Max(decimals, 0);
        var number = new decimal(unchecked((int)mantissa), (int)(mantissa >> 32), 0, isNegative: false, (byte)given);
        return new(Saying.Number, number / 1.0000000000000000000000000000m, given);
    }

    private static ValueCell ReadText(string text, bool accumulated)
    {
        Period? own = null;
        if (InParentheses().Match(text) is { Success: true } match)
        {
            if (!PeriodReader.TryRead(match.Groups["period"].Value, accumulated, out var period))
            {
                return ValueCell.Unreadable("cellen är inte ett tal");
            }

            (own, text) = (period, match.Groups["rest"].Value.TrimEnd());
        }

        if (SaysNothing().IsMatch(text))
        {
            return new(Saying.Nothing, Own: own);
        }

        return Struck().IsMatch(text) ? new(Saying.Struck, Own: own) : ReadNumber(text) with { Own = own };
    }

    private static ValueCell ReadNumber(string text)
    {
        if (ManySigns().IsMatch(text))
        {
            return ValueCell.Unreadable("talet har flera decimaltecken");
        }

        if (NumberAndUnit().Match(text) is not { Success: true } match)
        {
            return ValueCell.Unreadable("cellen är inte ett tal");
        }

        var unit = match.Groups["unit"].Value.Trim();
        if (unit.Length > 0 && !MeasureUnit.IsMeasure(unit))
        {
            return ValueCell.Unreadable("cellen är inte ett tal");
        }

        var decimals = match.Groups["decimals"].Value;
        var digits = match.Groups["whole"].Value.Replace(" ", string.Empty, StringComparison.Ordinal);
        return decimals.Length <= MostDecimals
            && decimal.TryParse($"{match.Groups["sign"].Value}{digits}.{decimals}0", NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new(Saying.Number, number / 1.0000000000000000000000000000m, decimals.Length, unit.Length > 0 ? unit : null)
            : ValueCell.Unreadable("talet är för stort eller har för många decimaler");
    }

    /// <summary>Plain spaces and a plain minus.</summary>
    private static string Normalise(string text) =>
        LeadingMinus().Replace(Blanks().Replace(text, " ").Trim(), "-");

    [GeneratedRegex(@"[\s\u00A0\u202F\u2007\u2009]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[\u2212\u2013\u2010\u2011](?=[ ]?[0-9])[ ]?", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingMinus();

    [GeneratedRegex(@"^(?<rest>.*?)\((?<period>[^()]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^(?:|[-–—\u2212.]+|i\.? ?u\.?|ingen uppgift|uppgift saknas|saknas|v(?:ecka)?\.? ?[0-9]{1,2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysNothing();

    [GeneratedRegex("^(?:struket|struken|utgår)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Struck();

    [GeneratedRegex(@"^(?<sign>[-+]?)(?<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,15})(?:[.,](?<decimals>[0-9]+))?(?: ?(?<unit>[^0-9\s].*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex(@"^[-+]?[0-9 ]+[.,][0-9 ]+[.,][0-9.,]+$", RegexOptions.CultureInvariant)]
    private static partial Regex ManySigns();
}
