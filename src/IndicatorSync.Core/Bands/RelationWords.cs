using System.Globalization;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands;

/// <summary>A limit of a relation in one canonical wording, which reads back as the same limit.</summary>
internal static class RelationWords
{
    public static string Of(Direction direction, Bound bound, int decimals)
    {
        if (bound.Term is BaseYearTerm start)
        {
            return Change(direction, start, decimals);
        }

        var side = (direction, bound.Inclusive) switch
        {
            (Direction.HigherIsBetter, true) => "minst",
            (Direction.HigherIsBetter, false) => "över",
            (_, true) => "högst",
            (_, false) => "under",
        };
        return $"{side} {Of(bound.Term, decimals)}";
    }

    private static string Of(Term term, int decimals) => term switch
    {
        AreaTerm area => (area.Of == AreaId.Riket ? "riket" : $"genomsnittet för {area.Of}") + Offset(area.Offset, decimals),
        PreviousYearTerm previous => "föregående år" + Offset(previous.Offset, decimals),
        NumberTerm number => SwedishNumber.Print(number.Value, decimals),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static string Offset(decimal offset, int decimals) => offset switch
    {
        0m => "",
        > 0m => $" + {SwedishNumber.Print(offset, decimals)}",
        _ => $" - {SwedishNumber.Print(-offset, decimals)}",
    };

    /// <summary>The sign of the percentage is that of the direction.</summary>
    private static string Change(Direction direction, BaseYearTerm start, int decimals)
    {
        var percent = SwedishNumber.Print(Math.Abs(start.Percent), Math.Max(decimals, SwedishNumber.DecimalsOf(start.Percent)));
        return string.Create(CultureInfo.InvariantCulture, $"{(direction == Direction.HigherIsBetter ? "öka" : "minska")} {percent} % från {start.Year}");
    }
}
