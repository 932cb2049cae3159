using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>
/// One question and its answer, as a file that a person can read. The body is in one of three ways: as JSON, as text, or as
/// base64 where it is neither. <see cref="Failure"/> says why there was no answer, or why its body broke off.
/// </summary>
internal sealed record Exchange
{
    /// <summary>Headers that a run acts on, or that help to find a fault.</summary>
    public static readonly IReadOnlyList<string> HeadersKept = ["Content-Type", "Date", "Location", "Retry-After", "Server", "Via"];

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The same, each exchange on a line of its own.</summary>
    public static readonly JsonSerializerOptions Line = new(Json) { WriteIndented = false };

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query below the base address, no leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Null when the connection failed.</summary>
    public int? Status { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public JsonElement? Body { get; init; }

    public string? Text { get; init; }

    public byte[]? Base64 { get; init; }

    /// <summary>In an archive: the body's hash, lower-case hex, by which its file is found.</summary>
    public string? Sha256 { get; init; }

    public string? Failure { get; init; }

    /// <summary>What a question is known by.</summary>
    public static string PathBelow(Uri baseUrl, Uri asked)
    {
        var below = baseUrl.AbsolutePath.TrimEnd('/') + "/";
        return asked.PathAndQuery.StartsWith(below, StringComparison.Ordinal) ? asked.PathAndQuery[below.Length..] : asked.PathAndQuery;
    }

    public Exchange WithBody(byte[] body)
    {
        if (body.Length == 0)
        {
            return this;
        }

        if (ReadJson(body) is { } json)
        {
            return this with { Body = json };
        }

        try
        {
            return this with { Text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body) };
        }
        catch (ArgumentException)
        {
            return this with { Base64 = body };
        }
    }

    /// <summary>Null for what is no JSON, and for JSON with text that cannot be written again: bad UTF-8, half a surrogate pair.</summary>
    private static JsonElement? ReadJson(byte[] body)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(body);
            JsonSerializer.Serialize(Stream.Null, json);
            return Utf8.IsValid(body) ? json : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    public byte[] BodyBytes() =>
        Body is { } json ? JsonSerializer.SerializeToUtf8Bytes(json)
        : Text is not null ? Encoding.UTF8.GetBytes(Text)
        : Base64 ?? [];
}
