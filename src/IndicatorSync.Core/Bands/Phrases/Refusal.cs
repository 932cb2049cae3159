using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>
/// Why no form fits a phrase, and what its writer may have meant: the pieces are weighed, nothing is read. What is suggested says the
/// same as what was written; where nothing can, the suggestion is what the words would need.
/// </summary>
internal sealed class Refusal
{
    private readonly ParsedPhrase parsed;
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<Token> numbers;
    private readonly PhraseParts parts;

    public Refusal(ParsedPhrase refused)
    {
        parsed = refused;
        tokens = refused.Reader.Tokens;
        numbers = [.. tokens.Where(token => token.Kind == TokenKind.Number)];
        parts = PhraseParts.Of(tokens);
    }

    public string Reason
    {
        get
        {
            if (MalformedNumber is { } number)
            {
                return $"{Quotation.Of(number)} är inte ett läsbart tal";
            }

            return numbers.Count switch
            {
                0 when parts is { Bases.Count: > 0, Unknown: { } word } => $"{Quotation.Of(word)} kan inte läsas",
                0 => "det är varken ett tal med riktning eller en jämförelse som kan läsas",
                1 when parsed.Reader.Furthest is var rest && rest < tokens.Count =>
                    $"{Quotation.Of(parsed.Reader.Written(rest, tokens.Count))} kan inte läsas",
                1 => "det går inte att läsa",
                _ => "det är inte ett enda mål med en riktning",
            };
        }
    }

    /// <param name="part">Whose phrase it is: green needs a direction, yellow only its far limit.</param>
    /// <param name="directionFrom">What the other phrase tells of the direction of a number.</param>
    public string Suggestion(BandPart part, Func<decimal, Direction?> directionFrom)
    {
        if (MalformedNumber is not null)
        {
            return "skriv tal så här: \"1000\", \"1 000\" eller \"1 000,5\"";
        }

        string[] kept = [.. Candidates(part, directionFrom).Where(phrase => parts.IsKeptBy(PhraseParts.In(phrase)) && PhraseParser.Parse(phrase, part, null).Phrase is not null)];
        return kept.Length > 0 ? Suggestions.DidYouMean(kept) : Apart(part) ?? RefusalNeeds.Of(parts, numbers);
    }

    private string? MalformedNumber =>
        tokens.FirstOrDefault(token => token.Kind == TokenKind.Word && char.IsAsciiDigit(token.Text[0])).Text;

    private IEnumerable<string> Candidates(BandPart part, Func<decimal, Direction?> directionFrom) =>
        parts.Change is { } direction ? Change(direction)
        : numbers.Count == 0 ? WithoutNumber(part)
        : numbers.Count == 1 ? OneNumber(part, directionFrom)
        : part == BandPart.Yellow && numbers.Count == 2 && tokens.Any(token => token.Is("mellan")) && numbers[0].Number < numbers[1].Number
            ? [$"{WithUnit(numbers[0])}–{WithUnit(numbers[1])}"]
        : [];

    private IEnumerable<string> Change(Direction direction)
    {
        var verb = direction == Direction.HigherIsBetter ? "öka" : "minska";
        var size = numbers.Where(number => !number.IsYear).Select(WithUnit).FirstOrDefault();
        var year = numbers.Where(number => number.IsYear).Select(number => number.Text).FirstOrDefault();
        return (size, year) switch
        {
            ({ } by, { } start) => [$"{verb} {by} från {start}"],
            ({ } by, null) => [$"{verb} med {by}"],
            (null, { } start) => [$"{verb} i jämförelse med {start}"],
            _ => [tokens.Any(token => token.Is("årligen")) ? $"ska {verb} årligen" : $"ska {verb}"],
        };
    }

    private IEnumerable<string> WithoutNumber(BandPart part) =>
        !parts.Bases.Contains("riket") ? []
        : part == BandPart.Yellow && parts.Side is null ? ["riket"]
        : Sides("riket");

    private IEnumerable<string> OneNumber(BandPart part, Func<decimal, Direction?> directionFrom)
    {
        var number = numbers[0];
        var at = tokens.ToList().IndexOf(number);
        if (at > 1 && tokens[at - 2].Is("riket"))
        {
            return Sides(parsed.Reader.Written(at - 2, at + 1));
        }

        var value = parts.Numbers[0];
        var words = value < 0m ? "-" + WithUnit(number) : WithUnit(number);
        if (part == BandPart.Yellow && parts.Side is null)
        {
            return [words];
        }

        var strict = tokens.Any(token => token.Is("än") || token.Is("över") || token.Is("under") || token.Is(">") || token.Is("<"));
        return (parts.Side ?? directionFrom(value), strict) switch
        {
            (Direction.HigherIsBetter, true) => [$"över {words}"],
            (Direction.LowerIsBetter, true) => [$"under {words}"],
            ({ } side, _) => [Suggestions.Side(side, words)],
            _ => [Suggestions.Side(Direction.HigherIsBetter, words), Suggestions.Side(Direction.LowerIsBetter, words)],
        };
    }

    private IEnumerable<string> Sides(string words) => parts.Side switch
    {
        Direction.HigherIsBetter => [$"minst {words}"],
        Direction.LowerIsBetter => [$"högst {words}"],
        _ => [$"minst {words}", $"högst {words}"],
    };

    /// <summary>Green and yellow in one phrase.</summary>
    private string? Apart(BandPart part)
    {
        var (first, last) = numbers.Count == 2 ? (numbers[0], numbers[1]) : default;
        if (part != BandPart.Green || !tokens.Any(token => token.Is("gul")) || first.Number == last.Number)
        {
            return null;
        }

        var side = first.Number > last.Number ? Direction.HigherIsBetter : Direction.LowerIsBetter;
        return $"skriv dem var för sig: grön \"{Suggestions.Side(side, WithUnit(first))}\", gul \"{WithUnit(last)}\"";
    }

    /// <summary>The number as written, with the unit that follows it.</summary>
    private string WithUnit(Token number)
    {
        var at = tokens.ToList().IndexOf(number);
        var end = at + 1 < tokens.Count && PhraseParts.IsUnit(tokens[at + 1].Text) ? at + 2 : at + 1;
        return parsed.Reader.Written(at, end);
    }
}
