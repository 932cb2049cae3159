namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>Targets said as a change: <c>ska minska</c>, <c>minska 50 % från 2023</c>, <c>öka med 2 procentenheter</c>.</summary>
internal sealed class ChangeGrammar(TokenReader reader, TermGrammar terms)
{
    private const string YearBefore = "föregående år";

    /// <summary><c>ska minska årligen</c>, <c>ska minska</c>, <c>minska jämfört med föregående år</c></summary>
    public SidePhrase? Yearly()
    {
        var must = reader.Take("ska");
        if (Verb() is not { } direction)
        {
            return null;
        }

        var phrase = new SidePhrase(direction, new Bound(new PreviousYearTerm(0m), Inclusive: false), null);
        if (reader.Take("årligen"))
        {
            return phrase;
        }

        if (Since() && terms.Earlier() is { } earlier)
        {
            return phrase with { Bound = new Bound(earlier, Inclusive: false) };
        }

        var words = direction == Direction.LowerIsBetter ? "ska minska\" läses som lägre" : "ska öka\" läses som högre";
        return must ? phrase with { ReadAs = [$"\"{words} än {YearBefore}"] } : null;
    }

    /// <summary><c>minska 50 % från 2023</c></summary>
    public SidePhrase? ByPercent() =>
        Change() is { } direction && terms.Percent() is { } percent && Since() && terms.Year() is { } year
            ? OfBaseYear(direction, year, direction == Direction.HigherIsBetter ? percent : -percent, 0m, inclusive: true)
            : null;

    /// <summary><c>öka med 2 procentenheter</c>, from the year or period before or from a named year</summary>
    public SidePhrase? ByPoints()
    {
        if (Change() is not { } direction || reader.TakeNumber() is not { } number || !terms.Points())
        {
            return null;
        }

        var points = direction == Direction.HigherIsBetter ? number.Number : -number.Number;
        var phrase = Since() switch
        {
            true when terms.Earlier() is { } earlier => From(earlier, direction, points),
            true => terms.Year() is { } year ? OfBaseYear(direction, year, 0m, points, inclusive: true) : null,
            false => From(new PreviousYearTerm(0m), direction, points) with { ReadAs = [$"ändringen räknas från {YearBefore}"] },
        };
        return phrase is null ? null : phrase with { InPoints = true, Decimals = number.Decimals };
    }

    /// <summary><c>minska i jämförelse med 2023</c></summary>
    public SidePhrase? SinceYear() =>
        Change() is { } direction && Since() && terms.Year() is { } year ? OfBaseYear(direction, year, 0m, 0m, inclusive: false) : null;

    /// <summary><c>10 % högre än 2023</c></summary>
    public SidePhrase? PercentOfYear()
    {
        reader.Take("minst");
        return terms.Percent() is { } percent && terms.ComparativeThan() is { } direction && terms.Year() is { } year
            ? OfBaseYear(direction, year, direction == Direction.HigherIsBetter ? percent : -percent, 0m, inclusive: true)
            : null;
    }

    private Direction? Change()
    {
        reader.Take("ska");
        var direction = Verb();
        reader.Take("med");
        return direction;
    }

    private Direction? Verb() =>
        reader.Take("minska") ? Direction.LowerIsBetter
        : reader.Take("öka") ? Direction.HigherIsBetter
        : null;

    private bool Since() => reader.Take("från") || reader.Take("jämfört", "med") || reader.Take("i", "jämförelse", "med");

    private static SidePhrase From(EarlierTerm earlier, Direction direction, decimal points) =>
        new(direction, new Bound(earlier with { Offset = points }, Inclusive: true), null);

    private static SidePhrase OfBaseYear(Direction direction, int year, decimal percent, decimal points, bool inclusive) =>
        new(direction, new Bound(new BaseYearTerm(year, percent, points), inclusive), null);
}
