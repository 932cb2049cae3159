using System.Text.Json;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// One page: <c>{ "values": [ … ], "next_url": …, "previous_url": …, "count": n }</c>. The items are slices of the body, still
/// unread; the body as a whole is known to be JSON.
/// </summary>
/// <param name="Items">Each element of <c>values</c>, UTF-8.</param>
/// <param name="NextUrl">Null on the last page.</param>
/// <param name="Count">What the page says that it holds; null when it says nothing that is a whole number.</param>
/// <param name="UnknownFields">Fields of the envelope that v3 did not have when this was written.</param>
internal sealed record Envelope(IReadOnlyList<ReadOnlyMemory<byte>> Items, string? NextUrl, int? Count, IReadOnlyList<string> UnknownFields)
{
    /// <summary>Bytes of an item of Kolada's, rather fewer than more: how many a page has is told only at its end.</summary>
    private const int UsualItem = 160;

    /// <summary>SHA-256 of the body, lower-case hex: what the archive calls it.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What the page says and what it holds are the same.</summary>
    public bool CountsRight => Count == Items.Count;

    /// <summary>Reads a whole body. Nothing is demanded of <c>count</c>.</summary>
    /// <exception cref="JsonException">The body is not JSON, or ends too early.</exception>
    public static PageResult Read(ReadOnlyMemory<byte> body)
    {
        body = WithoutByteOrderMark(body);
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Fault.Contract("det är inget objekt");
        }

        List<ReadOnlyMemory<byte>>? items = null;
        var nextUrl = new Field();
        int? count = null;
        string? error = null;
        var v2 = false;
        List<string> unknown = [];
        HashSet<string> keys = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Line(reader)!;
            reader.Read();
            if (!keys.Add(name))
            {
                return Fault.Contract($"fältet {KoladaMessages.Quoted(name)} står två gånger");
            }

            switch (name)
            {
                case "values" when reader.TokenType == JsonTokenType.StartArray:
                    items = Elements(ref reader, body);
                    continue;
                case "next_url":
                    nextUrl = Field.Of(reader);
                    break;
                case "next_page":
                    v2 = true;
                    break;
                case "error":
                    error = JsonText.Line(reader) ?? "utan förklaring";
                    break;
                case "count":
                    count = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
                    break;
                case "values" or "previous_url":
                    break;
                default:
                    unknown.Add(name);
                    break;
            }

            reader.Skip();
        }

        reader.Read(); // nothing may follow the object
        return (error, v2, items, nextUrl) switch
        {
            ({ } told, _, _, _) => KoladaMessages.ErrorEnvelope(told),
            (_, true, _, _) => Fault.Contract("fältet next_page hör till den stängda version 2"),
            (_, _, null, _) => Fault.Contract("listan values saknas"),
            (_, _, _, { Present: false }) => Fault.Contract("fältet next_url saknas, så det går inte att veta om svaret är helt"),
            (_, _, _, { Readable: false }) => Fault.Contract("fältet next_url är ingen text"),
            _ => new Envelope(items, nextUrl.Text, count, unknown),
        };
    }

    private static List<ReadOnlyMemory<byte>> Elements(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        List<ReadOnlyMemory<byte>> elements = new(body.Length / UsualItem);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(body[start..(int)reader.BytesConsumed]);
        }

        return elements;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private readonly record struct Field(bool Present, bool Readable, string? Text)
    {
        public static Field Of(in Utf8JsonReader reader) => reader.TokenType switch
        {
            JsonTokenType.Null => new(true, true, null),
            JsonTokenType.String => new(true, true, JsonText.Line(reader) is { Length: > 0 } text ? text : null),
            _ => new(true, false, null),
        };
    }
}
