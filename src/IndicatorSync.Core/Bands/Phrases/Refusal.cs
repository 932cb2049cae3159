namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>Why no form fits a phrase, and what its writer may have meant: the pieces are weighed, nothing is read.</summary>
internal sealed class Refusal
{
    private static readonly string[] UpWords = ["minst", "lägst", "min", "minimum", "över", "högre", "mer", "fler", "åtminstone"];
    private static readonly string[] DownWords = ["högst", "max", "maximalt", "maximum", "under", "lägre", "mindre", "färre"];
    private static readonly string[] UpStems = ["öka", "ökn", "höj"];
    private static readonly string[] DownStems = ["minsk", "sänk"];

    private readonly ParsedPhrase parsed;
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<Token> numbers;
    private readonly Direction? named;
    private readonly Direction? change;

    public Refusal(ParsedPhrase refused)
    {
        parsed = refused;
        tokens = refused.Reader.Tokens;
        numbers = [.. tokens.Where(token => token.Kind == TokenKind.Number)];
        change = DirectionOf(word => BeginsWithAny(word, UpStems), word => BeginsWithAny(word, DownStems));
        named = DirectionOf(UpWords.Contains, DownWords.Contains);
    }

    public string Reason
    {
        get
        {
            if (MalformedNumber is { } number)
            {
                return $"\"{number}\" är inte ett läsbart tal";
            }

            return numbers.Count switch
            {
                0 => "det är varken ett tal med riktning eller en jämförelse som kan läsas",
                1 when parsed.Reader.Furthest is var rest && rest < tokens.Count =>
                    $"\"{parsed.Reader.Written(rest, tokens.Count)}\" kan inte läsas",
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

        return change is { } direction ? Change(direction)
            : numbers.Count == 0 ? WithoutNumber()
            : numbers.Count == 1 ? OneNumber(part, directionFrom)
            : SeveralNumbers(part);
    }

    private string? MalformedNumber =>
        tokens.FirstOrDefault(token => token.Kind == TokenKind.Word && char.IsAsciiDigit(token.Text[0])).Text;

    private string Change(Direction direction)
    {
        var verb = direction == Direction.HigherIsBetter ? "öka" : "minska";
        var percent = tokens.Zip(tokens.Skip(1))
            .Where(pair => pair.First.Kind == TokenKind.Number && (pair.Second.Is("%") || pair.Second.Is("procent")))
            .Select(pair => pair.First.Text)
            .FirstOrDefault();
        var year = numbers.Where(number => number.IsYear).Select(number => number.Text).FirstOrDefault();
        return (percent, year) switch
        {
            ({ } share, { } start) => Suggestions.DidYouMean($"{verb} {share} % från {start}"),
            ({ } share, null) => $"ange basåret: \"{verb} {share} % från ÅÅÅÅ\"",
            (null, { } start) => $"ange hur mycket: \"{verb} N % från {start}\"",
            _ => Suggestions.DidYouMean($"ska {verb} årligen"),
        };
    }

    private string WithoutNumber()
    {
        if (tokens.Any(token => token.Text.Contains("snitt", StringComparison.Ordinal) || token.Text.StartsWith("rike", StringComparison.Ordinal)))
        {
            return Suggestions.DidYouMean(named == Direction.LowerIsBetter ? "högst riket" : "minst riket");
        }

        return "ett mål som inte är ett tal kan stå i \"fotnot\"; utan \"grön\" visas raden utan färg";
    }

    private string OneNumber(BandPart part, Func<decimal, Direction?> directionFrom)
    {
        var number = numbers[0];
        var at = tokens.ToList().IndexOf(number);
        var minus = at > 0 && tokens[at - 1] is { Kind: TokenKind.Dash } dash && dash.End == number.Start;
        var words = minus ? "-" + number.Text : number.Text;
        if (part == BandPart.Yellow && named is null)
        {
            return Suggestions.DidYouMean(words);
        }

        if (named is { } direction && tokens.Any(token => token.Is("än")))
        {
            return Suggestions.DidYouMean(direction == Direction.HigherIsBetter ? $"över {words}" : $"under {words}");
        }

        return (named ?? directionFrom(minus ? -number.Number : number.Number)) is { } side
            ? Suggestions.DidYouMean(Suggestions.Side(side, words))
            : Suggestions.DidYouMean(Suggestions.Side(Direction.HigherIsBetter, words), Suggestions.Side(Direction.LowerIsBetter, words));
    }

    private string SeveralNumbers(BandPart part)
    {
        var (first, last) = (numbers[0], numbers[^1]);
        if (numbers.Count == 2 && tokens.Any(token => token.Is("gul")) && first.Number != last.Number)
        {
            var side = first.Number > last.Number ? Direction.HigherIsBetter : Direction.LowerIsBetter;
            return $"skriv dem var för sig: grön \"{Suggestions.Side(side, first.Text)}\", gul \"{last.Text}\"";
        }

        if (part == BandPart.Yellow && numbers.Count == 2 && tokens.Any(token => token.Is("mellan")) && first.Number < last.Number)
        {
            return Suggestions.DidYouMean($"{first.Text}–{last.Text}");
        }

        return "ange ett tal per indikator; olika tal per år skrivs under \"band\" med \"gäller\"";
    }

    private Direction? DirectionOf(Func<string, bool> up, Func<string, bool> down) =>
        (tokens.Any(token => up(token.Text)), tokens.Any(token => down(token.Text))) switch
        {
            (true, false) => Direction.HigherIsBetter,
            (false, true) => Direction.LowerIsBetter,
            _ => null,
        };

    private static bool BeginsWithAny(string word, string[] stems) =>
        stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal));
}
