using System.Globalization;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands;

/// <summary>A limit of a relation in one canonical wording, which reads back as the same limit.</summary>
internal static class RelationWords
{
    public static string Of(Direction direction, Bound bound, int decimals) => bound.Term switch
    {
        BaseYearTerm { Percent: not 0m } start => Invariant($"{Verb(direction)} {Number(start.Percent, decimals)} % från {start.Year}"),
        BaseYearTerm { Points: 0m } start when !bound.Inclusive => Invariant($"{(direction == Direction.HigherIsBetter ? "högre" : "lägre")} än {start.Year}"),
        ToleranceTerm tolerance => $"inom {Number(tolerance.Percent, 0)} %",
        _ => $"{Side(direction, bound)} {Of(bound.Term, decimals)}",
    };

    private static string Of(Term term, int decimals) => term switch
    {
        AreaTerm area => (area.Of == AreaId.Riket ? "riket" : $"genomsnittet för {area.Of}") + Offset(area.Offset, decimals),
        PreviousYearTerm previous => "föregående år" + Offset(previous.Offset, decimals),
        PreviousPeriodTerm previous => "föregående period" + Offset(previous.Offset, decimals),
        NumberTerm number => SwedishNumber.Print(number.Value, decimals),
        BaseYearTerm start => Invariant($"{start.Year} års nivå") + Offset(start.Points, decimals),
        ShareTerm share => $"{Number(share.Percent, 0)} % av {Of(share.Whole, decimals)}",
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static string Side(Direction direction, Bound bound) => (direction, bound.Inclusive) switch
    {
        (Direction.HigherIsBetter, true) => "minst",
        (Direction.HigherIsBetter, false) => "över",
        (_, true) => "högst",
        (_, false) => "under",
    };

    private static string Verb(Direction direction) => direction == Direction.HigherIsBetter ? "öka" : "minska";

    private static string Offset(decimal offset, int decimals) => offset switch
    {
        0m => "",
        > 0m => $" + {SwedishNumber.Print(offset, decimals)}",
        _ => $" - {SwedishNumber.Print(-offset, decimals)}",
    };

    /// <summary>Its size; the sign is that of the direction.</summary>
    private static string Number(decimal number, int decimals) =>
        SwedishNumber.Print(Math.Abs(number), Math.Max(decimals, SwedishNumber.DecimalsOf(number)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
