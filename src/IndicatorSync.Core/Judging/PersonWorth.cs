using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>What one person is worth in a value, and how many persons the limits hold (docs/contract.md 1.13); Swedish.</summary>
public static class PersonWorth
{
    /// <summary>Null where the number is not known, or the values are neither shares nor counts of it.</summary>
    /// <param name="persons">How many the value rests on.</param>
    /// <param name="unit">What the value is counted in.</param>
    /// <param name="band">What judged it; null where nothing did.</param>
    public static string? Of(decimal? persons, string? unit, Band? band)
    {
        if (persons is not { } number || number < 1m)
        {
            return null;
        }

        var count = $"{SwedishNumber.Print(number, 0)} {(number == 1m ? "person" : "personer")}";
        return unit is null || !UnitText.IsShare(unit) ? count
            : $"{count}; en person är {SwedishNumber.Print(Math.Round(100m / number, 1, MidpointRounding.AwayFromZero), 1)} procentenheter{Held(number, band)}";
    }

    private static string Held(decimal number, Band? band)
    {
        if (band is not FixedBand { Scale: var scale })
        {
            return "";
        }

        var green = Persons(scale.Green, number, scale.Direction);
        var held = scale.Direction == Direction.HigherIsBetter ? $"; grönt är minst {green}" : $"; grönt är högst {green}";
        if (scale.Yellow is not { } far)
        {
            return held;
        }

        var yellow = Persons(far, number, scale.Direction);
        return yellow == green ? $"{held}, och inget antal är gult"
            : scale.Direction == Direction.HigherIsBetter ? $"{held}, gult {Between(yellow, green - 1)}"
            : $"{held}, gult {Between(green + 1, yellow)}";
    }

    /// <summary>The fewest (or most) persons whose share reaches a limit.</summary>
    private static int Persons(Limit limit, decimal number, Direction direction)
    {
        var exact = limit.Value * number / 100m;
        var whole = direction == Direction.HigherIsBetter ? Math.Ceiling(exact) : Math.Floor(exact);
        return (int)(limit.Inclusive || whole != exact ? whole : direction == Direction.HigherIsBetter ? whole + 1 : whole - 1);
    }

    private static string Between(int from, int to) =>
        from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
