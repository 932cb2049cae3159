namespace IndicatorSync.Core.Bands.Phrases;

internal enum TokenKind
{
    Number,
    Word,

    /// <summary>Any kind of hyphen, dash or minus: between two numbers a range, before one perhaps a minus.</summary>
    Dash,
    Symbol,
}

/// <summary>A piece of a phrase. Words are in lower case and may hold digits after a letter (<c>g176642</c>).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As compared: lower case, operators in one character.</param>
/// <param name="Start">Index of its first character in the phrase.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Number">The value of a <see cref="TokenKind.Number"/>, without sign.</param>
/// <param name="Decimals">Decimals printed in it.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, decimal Number = 0m, int Decimals = 0)
{
    /// <summary>The same piece; one dash is as good as another.</summary>
    public bool Matches(Token other) => Kind == other.Kind && (Kind == TokenKind.Dash || Text == other.Text);

    public bool Is(string text) => Kind != TokenKind.Number && Text == text;

    /// <summary><c>12.500</c>: a decimal point as read, but many a hand means twelve thousand.</summary>
    public bool MayBeThousands => Kind == TokenKind.Number && Decimals == 3 && Number >= 1m && Text.Contains('.', StringComparison.Ordinal);

    /// <summary>Four ungrouped digits that can be a calendar year, 1900–2200.</summary>
    public bool IsYear => Kind == TokenKind.Number && Text.Length == 4 && Decimals == 0 && Number is >= 1900 and <= 2200;

    public bool IsPowerOfTen
    {
        get
        {
            var power = 1m;
            while (power < Number)
            {
                power *= 10m;
            }

            return Kind == TokenKind.Number && Decimals == 0 && power == Number;
        }
    }
}
