namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>The words around and within one limit: the words that give a direction, numbers, and what the limit may depend on.</summary>
internal sealed class TermGrammar
{
    private const decimal LargestPercent = 10_000m;

    private readonly TokenReader reader;
    private readonly ReferenceGrammar others;

    public TermGrammar(TokenReader reader) => (this.reader, others) = (reader, new ReferenceGrammar(reader));

    /// <summary>A direction before its limit.</summary>
    /// <param name="Direction">The side meant.</param>
    /// <param name="Inclusive">Reaching the limit is enough.</param>
    /// <param name="Than"><c>lägre än</c>: a bare year after it is that year's value.</param>
    internal readonly record struct Prefix(Direction Direction, bool Inclusive, bool Than = false);

    /// <summary>A limit, and what was said of it.</summary>
    /// <param name="Term">Where it is.</param>
    /// <param name="Decimals">Printed decimals.</param>
    /// <param name="HasNumber">It ends in a number, so that a unit may follow.</param>
    internal readonly record struct ReadLimit(Term Term, int Decimals = 0, bool HasNumber = false)
    {
        /// <summary>The number is in percentage points.</summary>
        public bool InPoints { get; init; }

        /// <summary>As <see cref="Phrase.ReadAs"/>.</summary>
        public string? ReadAs { get; init; }
    }

    public Prefix? Before()
    {
        if (reader.TakeAny("minst", "≥"))
        {
            return new Prefix(Direction.HigherIsBetter, Inclusive: true);
        }

        if (reader.TakeAny("över", ">"))
        {
            return new Prefix(Direction.HigherIsBetter, Inclusive: false);
        }

        if (reader.TakeAny("högst", "max", "≤"))
        {
            return new Prefix(Direction.LowerIsBetter, Inclusive: true);
        }

        if (reader.TakeAny("under", "<"))
        {
            return new Prefix(Direction.LowerIsBetter, Inclusive: false);
        }

        return ComparativeThan() is { } direction ? new Prefix(direction, Inclusive: false, Than: true) : null;
    }

    public Direction? After()
    {
        var start = reader.At;
        if (reader.Take("eller"))
        {
            if (reader.TakeAny("högre", "mer", "fler"))
            {
                return Direction.HigherIsBetter;
            }

            if (reader.TakeAny("lägre", "mindre", "färre"))
            {
                return Direction.LowerIsBetter;
            }
        }

        reader.At = start;
        return null;
    }

    public Direction? ComparativeThan() =>
        reader.Take("högre", "än") ? Direction.HigherIsBetter
        : reader.Take("lägre", "än") ? Direction.LowerIsBetter
        : null;

    public decimal? Percent()
    {
        var start = reader.At;
        if (reader.TakeNumber() is { Number: <= LargestPercent } number && reader.TakeAny("%", "procent"))
        {
            return number.Number;
        }

        reader.At = start;
        return null;
    }

    public bool Points() => reader.TakeAny("procentenheter", "procentenhet");

    public int? Year()
    {
        var start = reader.At;
        reader.Take("år");
        if (reader.Next is { IsYear: true } year)
        {
            reader.Advance();
            others.YearsLevel();
            return (int)year.Number;
        }

        reader.At = start;
        return null;
    }

    public EarlierTerm? Earlier() => others.Earlier();

    /// <summary>A number, or another value with perhaps a share of it or an offset.</summary>
    public ReadLimit? Limit() => Share() ?? Other() ?? Number();

    /// <summary><c>95 % av riket</c></summary>
    private ReadLimit? Share()
    {
        var start = reader.At;
        if (Percent() is { } percent && reader.Take("av") && others.Value() is { } whole)
        {
            return new ReadLimit(new ShareTerm(whole.Term, percent)) { ReadAs = whole.ReadAs };
        }

        reader.At = start;
        return null;
    }

    /// <summary>A minus is a word, or a hyphen or U+2212 that touches its digits; a dash (<c>–5</c>) is not one.</summary>
    private ReadLimit? Number()
    {
        var start = reader.At;
        var word = reader.Take("minus");
        var sign = !word && reader.Next is { Kind: TokenKind.Dash, Text: "-" or "\u2212" } ? reader.Advance() : default(Token?);
        if (reader.TakeNumber() is { } number && (sign is null || sign.Value.End == number.Start))
        {
            return new ReadLimit(new NumberTerm(word || sign is not null ? -number.Number : number.Number), number.Decimals, HasNumber: true);
        }

        reader.At = start;
        return null;
    }

    private ReadLimit? Other()
    {
        if (others.Value() is not { } value)
        {
            return null;
        }

        if (Offset() is not { } offset)
        {
            return new ReadLimit(value.Term) { ReadAs = value.ReadAs };
        }

        Term? moved = value.Term switch
        {
            AreaTerm area => area with { Offset = offset.Value },
            EarlierTerm earlier => earlier with { Offset = offset.Value },
            BaseYearTerm start => start with { Points = offset.Value },
            _ => null,
        };
        return moved is null ? null : new ReadLimit(moved, offset.Decimals, HasNumber: true) { InPoints = Points(), ReadAs = value.ReadAs };
    }

    private (decimal Value, int Decimals)? Offset()
    {
        var start = reader.At;
        var plus = reader.Take("+");
        if ((plus || reader.TakeDash()) && reader.TakeNumber() is { } number)
        {
            return (plus ? number.Number : -number.Number, number.Decimals);
        }

        reader.At = start;
        return null;
    }
}
