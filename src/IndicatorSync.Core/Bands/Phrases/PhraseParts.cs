using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>
/// What a phrase says as far as its pieces show, whether it can be read or not: numbers, units, direction, and what it compares with.
/// A suggestion is held against it: one that says something else is not made (docs/contract.md 1.15).
/// </summary>
internal sealed class PhraseParts
{
    private const string YearBefore = "föregående år";
    private const string PeriodBefore = "föregående period";

    private static readonly string[] UpWords = ["minst", "lägst", "min", "minimum", "över", "högre", "mer", "fler", "åtminstone", "positivt", "positiv"];
    private static readonly string[] DownWords = ["högst", "max", "maximalt", "maximum", "under", "lägre", "mindre", "färre"];
    private static readonly string[] UpStems = ["öka", "ökn", "höj"];
    private static readonly string[] DownStems = ["minsk", "sänk"];

    private static readonly Dictionary<string, string> Units = new()
    {
        ["%"] = "%",
        ["procent"] = "%",
        ["procentenhet"] = "procentenheter",
        ["procentenheter"] = "procentenheter",
        ["kr"] = "kr",
        ["timmar"] = "timmar",
        ["dagar"] = "dagar",
        ["antal"] = "antal",
        ["index"] = "index",
        ["poäng"] = "poäng",
        ["st"] = "st",
        ["stycken"] = "st",
        ["platser"] = "platser",
        ["månader"] = "månader",
        ["veckor"] = "veckor",
        ["tkr"] = "tkr",
        ["mnkr"] = "mnkr",
        ["mkr"] = "mkr",
        ["miljoner"] = "miljoner",
        ["tusen"] = "tusen",
        ["per"] = "per",
        ["/"] = "per",
    };

    // Small words, and words of the band language that say nothing of number, unit, direction or base by themselves.
    private static readonly HashSet<string> Silent =
    [
        "eller", "än", "ska", "skall", "bör", "vara", "är", "blir", "bli", "till", "från", "med", "i", "på", "en", "ett", "den", "det", "de", "att",
        "för", "jämfört", "jämförelse", "nivå", "nivån", "nivåer", "mål", "målet", "målvärde", "grön", "gul", "mellan", "ca", "cirka", "som", "så", "vid",
        "bokslut", "årligen", "varje", "år", "året", "års", "värde", "utfall", "resultat", "och", "bättre", "sämre", "genomsnitt", "föregående", "förra",
        "nationell", "nationella", "minus", "lika", "period", "perioden", "periods", "periodens",
    ];

    /// <summary>Before the target these turn its meaning; a name may hold any other word.</summary>
    private static readonly string[] Turning =
    [
        "inte", "ej", "icke", "ingen", "inget", "inga", "utan", "aldrig", "inom", "hälften", "högst", "minst", "varken", "utom", "förutom",
    ];

    private static readonly string[] TurningStems = ["halv", "dubb", "fördubb", "tredubb", "fyrdubb", "tredjedel", "fjärdedel"];

    private PhraseParts(IReadOnlyList<Token> tokens)
    {
        var target = Target(tokens);
        Numbers = [.. Signed(target).Order()];
        Measures = [.. target.SkipWhile(token => token.Kind != TokenKind.Number).Select(token => Units.GetValueOrDefault(token.Text)).OfType<string>().ToHashSet().Order(StringComparer.Ordinal)];
        var (up, down) = (target.Any(token => IsUp(token.Text)), target.Any(token => IsDown(token.Text)));
        Side = (up, down) switch
        {
            (true, false) => Direction.HigherIsBetter,
            (false, true) => Direction.LowerIsBetter,
            _ => null,
        };
        Change = target.Any(token => BeginsWithAny(token.Text, UpStems) || BeginsWithAny(token.Text, DownStems)) ? Side : null;
        Bases = [.. BasesOf(target).Order(StringComparer.Ordinal)];
        Unknown = (up && down ? target.Where(token => IsUp(token.Text)) : UnknownIn(target)).Select(token => token.Text).FirstOrDefault();
        IsUnknownAfterNumber = Unknown is not null && Unknown == After(target).FirstOrDefault(token => token.Text == Unknown).Text;
    }

    public IReadOnlyList<decimal> Numbers { get; }

    public IReadOnlyList<string> Measures { get; }

    /// <summary>Null where none is said, or both.</summary>
    public Direction? Side { get; }

    /// <summary>The direction of <c>öka</c> and <c>minska</c>, which compare with what was.</summary>
    public Direction? Change { get; }

    /// <summary>What it compares with: <c>riket</c>, <c>år</c>, <c>föregående år</c>, <c>föregående period</c>, an area's id, or another area in words.</summary>
    public IReadOnlyList<string> Bases { get; }

    /// <summary>The first word that is not understood and may bear on the meaning; no suggestion can keep it.</summary>
    public string? Unknown { get; }

    /// <summary>It follows a number, where a unit would be.</summary>
    public bool IsUnknownAfterNumber { get; }

    /// <summary>A word or sign that is a unit by itself.</summary>
    public static bool IsUnit(string word) => Units.ContainsKey(word) && word is not ("per" or "/");

    public static PhraseParts Of(IReadOnlyList<Token> tokens) => new(tokens);

    public static PhraseParts In(string phrase) => new(PhraseLexer.Read(PhraseLexer.Clean(phrase)));

    /// <summary>The other phrase says the same number, unit and base, and the same direction where this one has any.</summary>
    public bool IsKeptBy(PhraseParts other) =>
        Unknown is null
        && Numbers.SequenceEqual(other.Numbers)
        && Measures.SequenceEqual(other.Measures)
        && Bases.SequenceEqual(other.Bases)
        && (Side is null || Side == other.Side);

    /// <summary>What follows the last <c>ska</c> that has no number before it: the words before it name what is measured.</summary>
    private static IReadOnlyList<Token> Target(IReadOnlyList<Token> tokens)
    {
        for (var at = tokens.Count - 1; at > 0; at--)
        {
            if (tokens[at].Is("ska") && tokens.Take(at).All(token => token.Kind == TokenKind.Word && !char.IsAsciiDigit(token.Text[0]) && !Turns(tokens, token)))
            {
                return [.. tokens.Skip(at)];
            }
        }

        return tokens;
    }

    private static IEnumerable<decimal> Signed(IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Number)
            {
                continue;
            }

            var before = at > 0 ? tokens[at - 1] : default;
            var range = at > 1 && tokens[at - 2] is { Kind: TokenKind.Number } or { Text: "%" };
            var minus = at > 0 && (before.Is("minus") || (before.Kind == TokenKind.Dash && before.End == tokens[at].Start && !range));
            yield return minus ? -tokens[at].Number : tokens[at].Number;
        }
    }

    private static HashSet<string> BasesOf(IReadOnlyList<Token> tokens)
    {
        var bases = new HashSet<string>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var (before, text) = (at > 0 ? tokens[at - 1].Text : "", tokens[at].Text);
            var after = at + 1 < tokens.Count ? tokens[at + 1].Text : "";
            if (IsAverage(before, text))
            {
                bases.Add("riket");
            }
            else if (AreaId.TryParse(text.ToUpperInvariant(), out var area) && area.Kind == AreaKind.Group)
            {
                bases.Add(area.Value);
            }
            else if (text is "föregående" or "förra" or "fjol" or "fjolåret" or "årligen")
            {
                bases.Add(after.StartsWith("period", StringComparison.Ordinal) ? PeriodBefore : YearBefore);
            }
            else if (tokens[at].IsYear && (before is "än" or "från" or "sedan" or "med" or "år" || after == "års"))
            {
                bases.Add("år");
            }
            else if (text == "av")
            {
                bases.Add("av");
            }
        }

        if (bases.Any(named => named.StartsWith('G')))
        {
            bases.Remove("riket");
        }

        // Bare "öka" and "minska" compare with the year before.
        if (!bases.Contains("år") && !bases.Contains(PeriodBefore) && tokens.Any(token => BeginsWithAny(token.Text, UpStems) || BeginsWithAny(token.Text, DownStems)))
        {
            bases.Add(YearBefore);
        }

        return bases;
    }

    /// <summary><c>i genomsnitt</c> is a way to count, not another value.</summary>
    private static bool IsAverage(string before, string text) =>
        text.StartsWith("rike", StringComparison.Ordinal) || text.StartsWith("riks", StringComparison.Ordinal)
        || (text.Contains("snitt", StringComparison.Ordinal) && !(before == "i" && text == "genomsnitt"));

    private static IEnumerable<Token> UnknownIn(IReadOnlyList<Token> tokens)
    {
        // "Genomsnittsnivå i nationell brukarundersökning": what is measured, in the whole country.
        var national = tokens.All(token => token.Kind != TokenKind.Number) && tokens.Any(token => token.Text.StartsWith("nationell", StringComparison.Ordinal));
        var after = national ? [] : After(tokens).ToList();
        return tokens.Where(token => token.Kind == TokenKind.Word && !IsKnown(token.Text))
            .Where(token => Turns(tokens, token) || NamesAnotherArea(token.Text) || after.Contains(token));
    }

    /// <summary><c>inom</c> a number is a limit, <c>inom hemtjänsten</c> a place.</summary>
    private static bool Turns(IReadOnlyList<Token> tokens, Token word) =>
        BeginsWithAny(word.Text, TurningStems)
        || (Turning.Contains(word.Text) && (word.Text != "inom" || tokens.SkipWhile(token => token != word).Skip(1).FirstOrDefault().Kind == TokenKind.Number));

    /// <summary>What follows the first number, or an average: there a word may be a unit or say whose value is meant.</summary>
    private static IEnumerable<Token> After(IReadOnlyList<Token> tokens) =>
        tokens.SkipWhile((token, at) => token.Kind != TokenKind.Number && !IsAverage(at > 0 ? tokens[at - 1].Text : "", token.Text)).Skip(1);

    private static bool NamesAnotherArea(string word) =>
        BeginsWithAny(word, ["län", "region", "kommungrupp", "liknande", "jämförbar", "storstad", "pendling", "landsbygd", "grannkommun"]);

    private static bool IsKnown(string word) =>
        Silent.Contains(word) || Units.ContainsKey(word) || IsUp(word) || IsDown(word) || word is "av" or "fjol" or "fjolåret" or "sedan"
        || IsAverage("", word) || AreaId.TryParse(word.ToUpperInvariant(), out _);

    private static bool IsUp(string word) => UpWords.Contains(word) || BeginsWithAny(word, UpStems) || word is ">" or "≥";

    private static bool IsDown(string word) => DownWords.Contains(word) || BeginsWithAny(word, DownStems) || word is "<" or "≤";

    private static bool BeginsWithAny(string word, string[] stems) => stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal));
}
