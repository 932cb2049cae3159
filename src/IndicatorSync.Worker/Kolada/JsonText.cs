using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// Texts out of JSON that others wrote. The reader of .NET refuses a string that is no UTF-8 or holds half a surrogate pair; here it
/// costs its odd characters and not the item, and it comes clean (<see cref="ForeignText"/>).
/// </summary>
internal static class JsonText
{
    /// <summary>The text of a string or a name on one line; null for any other token.</summary>
    public static string? Line(in Utf8JsonReader reader, int longest = ForeignText.Longest) => Raw(reader) is { } text ? ForeignText.Line(text, longest) : null;

    /// <summary>As <see cref="Line(in Utf8JsonReader, int)"/>, for a text that is nearly always one of a few clean words: those cost nothing.</summary>
    public static string? Usual(in Utf8JsonReader reader, ReadOnlySpan<string> usual)
    {
        if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: false, HasValueSequence: false })
        {
            foreach (var word in usual)
            {
                if (reader.ValueTextEquals(word))
                {
                    return word;
                }
            }
        }

        return Line(reader);
    }

    /// <summary>The text of a string on one line; null for any other value.</summary>
    public static string? Line(JsonElement? element) => Raw(element) is { } text ? ForeignText.Line(text) : null;

    /// <summary>The text of a string that may have several lines; null for any other value.</summary>
    public static string? Lines(JsonElement? element) => Raw(element) is { } text ? ForeignText.Lines(text) : null;

    private static string? Raw(in Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return Forgiving(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
    }

    private static string? Raw(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return Forgiving(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    /// <summary>What is between the quotation marks, as far as it is text.</summary>
    private static string Forgiving(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at && at + 1 < escaped.Length)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..at]));
            var sign = (char)escaped[at + 1];
            escaped = escaped[(at + 2)..];
            if (sign == 'u' && escaped.Length >= 4)
            {
                text.Append((char)ushort.Parse(escaped[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                escaped = escaped[4..];
            }
            else
            {
                text.Append(sign switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => sign });
            }
        }

        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }
}
