namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>A place in a phrase's tokens, which can be tried forward and set back.</summary>
internal sealed class TokenReader(string text)
{
    public IReadOnlyList<Token> Tokens { get; } = PhraseLexer.Read(text);

    public int At { get; set; }

    /// <summary>How far any attempt came: where the phrase stops making sense.</summary>
    public int Furthest { get; private set; }

    public bool AtEnd => At == Tokens.Count;

    public Token? Next => AtEnd ? null : Tokens[At];

    /// <summary>The text between two places, as written.</summary>
    public string Written(int from, int to) => text[Tokens[from].Start..Tokens[to - 1].End];

    public Token Advance()
    {
        var token = Tokens[At++];
        Furthest = Math.Max(Furthest, At);
        return token;
    }

    /// <summary>Takes all of <paramref name="words"/> or nothing.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (At + words.Length > Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!Tokens[At + i].Is(words[i]))
            {
                return false;
            }
        }

        At += words.Length;
        Furthest = Math.Max(Furthest, At);
        return true;
    }

    public bool TakeAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word))
            {
                return true;
            }
        }

        return false;
    }

    public bool TakeDash()
    {
        var found = Next is { Kind: TokenKind.Dash };
        if (found)
        {
            Advance();
        }

        return found;
    }

    public Token? TakeNumber() => Next is { Kind: TokenKind.Number } ? Advance() : null;
}
