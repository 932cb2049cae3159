using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>The words around and within one limit: numbers, other values, and the words that give a direction.</summary>
internal sealed class TermGrammar(TokenReader reader)
{
    private const decimal LargestPercent = 10_000m;

    /// <summary>A direction before its limit.</summary>
    /// <param name="Direction">The side meant.</param>
    /// <param name="Inclusive">Reaching the limit is enough.</param>
    /// <param name="OtherValuesOnly"><c>lägre än 2023</c> could be a number or a year: only another value may follow.</param>
    internal readonly record struct Prefix(Direction Direction, bool Inclusive, bool OtherValuesOnly = false)
    {
        public bool Fits(Term term) => !OtherValuesOnly || term is not NumberTerm;
    }

    internal readonly record struct ReadLimit(Term Term, int Decimals, bool HasNumber);

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

        return ComparativeThan() is { } direction ? new Prefix(direction, Inclusive: false, OtherValuesOnly: true) : null;
    }

    public Direction? After() =>
        reader.Take("eller", "högre") || reader.Take("eller", "mer") ? Direction.HigherIsBetter
        : reader.Take("eller", "lägre") || reader.Take("eller", "mindre") ? Direction.LowerIsBetter
        : null;

    public Direction? ComparativeThan() =>
        reader.Take("högre", "än") ? Direction.HigherIsBetter
        : reader.Take("lägre", "än") ? Direction.LowerIsBetter
        : null;

    public decimal? Percent() =>
        reader.TakeNumber() is { Number: <= LargestPercent } number && reader.TakeAny("%", "procent") ? number.Number : null;

    public int? Year() => reader.Next is { IsYear: true } ? (int)reader.Advance().Number : null;

    /// <summary>A number, or another value with perhaps an offset.</summary>
    public ReadLimit? Limit()
    {
        if (SignedNumber() is { } number)
        {
            return new ReadLimit(new NumberTerm(number.Value), number.Decimals, HasNumber: true);
        }

        if (reader.Take("föregående", "år"))
        {
            var offset = Offset();
            return new ReadLimit(new PreviousYearTerm(offset?.Value ?? 0m), offset?.Decimals ?? 0, offset is not null);
        }

        if (Area() is { } area)
        {
            var offset = Offset();
            return new ReadLimit(new AreaTerm(area, offset?.Value ?? 0m), offset?.Decimals ?? 0, offset is not null);
        }

        return null;
    }

    private AreaId? Area()
    {
        if (reader.Take("riket"))
        {
            return AreaId.Riket;
        }

        var start = reader.At;
        if (reader.Take("genomsnittet", "för"))
        {
            if (reader.Take("riket"))
            {
                return AreaId.Riket;
            }

            if (!reader.AtEnd && AreaId.TryParse(reader.Advance().Text.ToUpperInvariant(), out var area))
            {
                return area;
            }
        }

        reader.At = start;
        return null;
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

    /// <summary>A minus is a hyphen or U+2212 that touches its digits; a dash (<c>–5</c>) is not one.</summary>
    private (decimal Value, int Decimals)? SignedNumber()
    {
        var start = reader.At;
        var minus = reader.Next is { Kind: TokenKind.Dash, Text: "-" or "\u2212" } ? reader.Advance() : default(Token?);
        if (reader.TakeNumber() is { } number && (minus is null || minus.Value.End == number.Start))
        {
            return (minus is null ? number.Number : -number.Number, number.Decimals);
        }

        reader.At = start;
        return null;
    }
}
