using System.Globalization;
using System.Text;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands.Phrases;

/// <summary>
/// Cuts a phrase into tokens, the same under every machine culture. Numbers: decimal comma or point, digits grouped in threes by
/// space, NBSP or U+202F.
/// </summary>
internal sealed class PhraseLexer(string text)
{
    private const int MostDecimals = 10;
    private const decimal TooLarge = 1_000_000_000_000_000m;

    private int at;

    /// <summary>The phrase as it looks (<see cref="ForeignText.Words"/>).</summary>
    public static string Clean(string? text) => ForeignText.Words(text ?? string.Empty).Trim();

    public static IReadOnlyList<Token> Read(string text) => [.. new PhraseLexer(text).Tokens()];

    private IEnumerable<Token> Tokens()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (char.IsAsciiDigit(text[at]))
            {
                yield return Number();
            }
            else if (char.IsLetter(text[at]))
            {
                yield return Word();
            }
            else
            {
                yield return Mark();
            }
        }
    }

    private Token Word()
    {
        var start = at;
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return new Token(TokenKind.Word, text[start..at].ToLowerInvariant(), start, at);
    }

    private Token Mark()
    {
        var start = at++;
        var mark = text[start];
        if (mark is '-' or '\u2212' or (>= '\u2010' and <= '\u2015'))
        {
            return new Token(TokenKind.Dash, mark.ToString(), start, at);
        }

        if (mark is '<' or '>' && at < text.Length && text[at] == '=')
        {
            at++;
            return new Token(TokenKind.Symbol, mark == '<' ? "≤" : "≥", start, at);
        }

        return new Token(TokenKind.Symbol, mark.ToString(), start, at);
    }

    private Token Number()
    {
        var start = at;
        var digits = new StringBuilder(Digits());
        if (digits.Length <= 3)
        {
            while (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' && IsGroupOfThree(at + 1))
            {
                at++;
                digits.Append(Digits());
            }
        }

        var decimals = 0;
        if (IsDecimalMark(at))
        {
            at++;
            var fraction = Digits();
            decimals = fraction.Length;
            digits.Append('.').Append(fraction);
        }

        // Two decimal marks (1.000,5) or an unreasonable number: the piece is kept whole, as a word nobody knows.
        var malformed = IsDecimalMark(at);
        while (IsDecimalMark(at))
        {
            at++;
            Digits();
        }

        var written = text[start..at];
        return !malformed && decimals <= MostDecimals
            && decimal.TryParse(digits.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < TooLarge
            ? new Token(TokenKind.Number, written, start, at, number, decimals)
            : new Token(TokenKind.Word, written, start, at);
    }

    private string Digits()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private bool IsDecimalMark(int index) =>
        index + 1 < text.Length && text[index] is ',' or '.' && char.IsAsciiDigit(text[index + 1]);

    private bool IsGroupOfThree(int index) =>
        index + 3 <= text.Length
        && char.IsAsciiDigit(text[index]) && char.IsAsciiDigit(text[index + 1]) && char.IsAsciiDigit(text[index + 2])
        && (index + 3 == text.Length || !char.IsAsciiDigit(text[index + 3]));
}
