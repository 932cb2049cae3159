namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>
/// The units that may follow a number (docs/contract.md 1.4): the tail of the KPI's title; a common unit, alone or with <c>/…</c> or
/// <c>per …</c>; <c>per N</c> and <c>/N inv</c> with N a power of ten. Anything else is left for the parser to refuse.
/// </summary>
internal sealed class UnitGrammar(TokenReader reader, string? titleTail)
{
    private const int MostWords = 4;

    private static readonly string[] Common = ["%", "procent", "kr", "timmar", "dagar", "år", "antal", "index", "poäng", "st", "stycken", "platser"];

    private static readonly string[] Times =
        ["månader", "månad", "veckor", "vecka", "dagar", "dag", "dygn", "timmar", "timme", "minuter", "minut", "år"];

    // Words that end a unit since they begin something else: "82 kr per invånare eller högre", "79 % per år resp 84 %".
    private static readonly HashSet<string> NotInUnits =
        ["eller", "och", "samt", "men", "resp", "respektive", "till", "från", "än", "per", "ska", "minska", "öka", "minst", "högst", "max",
            "över", "under", "högre", "lägre", "mer", "mindre", "fler", "färre", "riket", "gul", "grön", "vid", "inom", "av"];

    private readonly IReadOnlyList<Token> tail = [.. PhraseLexer.Read(PhraseLexer.Clean(titleTail)).Where(IsNotFullStop)];

    /// <summary>The unit as written, and the reader behind it; null when no unit is found.</summary>
    public string? Take()
    {
        var start = reader.At;
        if (!TakeTitleTail() && !TakeCommon() && !TakeDivisor(numberNeeded: true))
        {
            return null;
        }

        return reader.Written(start, reader.At);
    }

    /// <summary>A measure of time, as after <c>inom</c>.</summary>
    public string? TakeTime()
    {
        var start = reader.At;
        return TakeTitleTail() || reader.TakeAny(Times) ? reader.Written(start, reader.At) : null;
    }

    private bool TakeTitleTail()
    {
        var start = reader.At;
        foreach (var expected in tail)
        {
            if (reader.Next is not { } token || !token.Matches(expected))
            {
                reader.At = start;
                return false;
            }

            reader.Advance();
            TakeFullStop();
        }

        return tail.Count > 0;
    }

    private bool TakeCommon()
    {
        if (!reader.TakeAny(Common))
        {
            return false;
        }

        TakeDivisor(numberNeeded: false);
        return true;
    }

    private bool TakeDivisor(bool numberNeeded)
    {
        var start = reader.At;
        var slash = reader.Take("/");
        if (slash || reader.Take("per"))
        {
            var number = reader.Next is { IsPowerOfTen: true } && reader.TakeNumber() is not null;
            var words = TakeWords();

            // "per 1000" is one unit, "98%/100" may as well be two targets.
            if (number ? words > 0 || !slash : words > 0 && !numberNeeded)
            {
                return true;
            }
        }

        reader.At = start;
        return false;
    }

    private int TakeWords()
    {
        var words = 0;
        while (words < MostWords && reader.Next is { Kind: TokenKind.Word } word && !NotInUnits.Contains(word.Text))
        {
            reader.Advance();
            TakeFullStop();
            words++;
        }

        return words;
    }

    private void TakeFullStop() => reader.Take(".");

    private static bool IsNotFullStop(Token token) => !token.Is(".");
}
