using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Failures as an operator reads them: what happened and what to do, in one Swedish line.</summary>
internal static class KoladaMessages
{
    private const string TryAgain = "Nästa körning försöker igen";

    public static Fault NoConnection(Exception exception) => new(
        FetchFault.Silence,
        exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? $"Den krypterade förbindelsen till Kolada kom inte till stånd: {OneLine(exception.GetBaseException().Message)}. Byter en proxy ut certifikatet ska dess rot in i systemets certifikatarkiv"
            : $"Kolada gick inte att nå: {OneLine(exception.GetBaseException().Message)}. Kontrollera nätverket, Kolada:BaseUrl och Kolada:ProxyUrl",
        Retry: true)
    { Cause = OneLine(exception.GetBaseException().Message) };

    public static Fault BrokeOff(Exception exception) => new(
        FetchFault.Silence, $"Svaret bröts mitt i: {OneLine(exception.Message)}. {TryAgain}", Retry: true)
    { Cause = OneLine(exception.Message) };

    public static Fault NoAnswerWithin(TimeSpan limit) => new(
        FetchFault.Silence,
        string.Create(CultureInfo.InvariantCulture, $"Kolada svarade inte inom {limit.TotalSeconds:0.#} s. {TryAgain}; höj annars Kolada:AttemptTimeout och Kolada:TotalTimeout"),
        Retry: true)
    { Cause = string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds:0.#} s") };

    public static Fault NotJson(string? mediaType, ReadOnlyMemory<byte> body) => new(
        FetchFault.Silence,
        mediaType is null or "application/json"
            ? $"Svaret är inte hel JSON (\"{Quote(body)}\"). {TryAgain}"
            : $"Svaret är {OneLine(mediaType)} och inte JSON (\"{Quote(body)}\"). Står en proxy eller inloggningssida i vägen? {TryAgain}",
        Retry: true);

    public static Fault TooLarge(long limit) => Fault.Contract(string.Create(CultureInfo.InvariantCulture, $"en sida är större än {limit / 1_048_576} MB"));

    /// <summary>The program failed over an answer: the log has the whole error, an operator what it costs.</summary>
    public static Fault Unhandled() => new(
        FetchFault.Unhandled, "Svaret kunde inte tas om hand på grund av ett fel i programmet; hela felet står i loggen. Anmäl det med en inspelning (sync --record)");

    public static Fault ErrorEnvelope(string told) => new(FetchFault.Refused, $"Kolada svarade med ett fel: {OneLine(told)}. Kontrollera id i katalogen");

    public static Fault NotRecorded(string path) => new(
        FetchFault.NotRecorded, $"Frågan {Short(path)} finns inte i inspelningen. Spela in på nytt (sync --record), eller kör med inspelningens katalog");

    public static string NotAsked(int failures) =>
        string.Create(CultureInfo.InvariantCulture, $"Inte frågat: {failures} frågor i rad fick inget användbart svar. {TryAgain}");

    /// <param name="response">An answer other than 200.</param>
    /// <param name="body">Its body, which may tell why.</param>
    /// <param name="retryAfter">What it asks us to wait.</param>
    public static Fault Status(HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        var status = response.StatusCode;
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        var told = Told(body) is { } text ? $": {text}" : "";
        return status switch
        {
            HttpStatusCode.Gone => new(
                FetchFault.Gone410, $"Kolada svarade 410: den här versionen av API:et är stängd{told}. Kontrollera att Kolada:BaseUrl slutar på /v3, annars behövs en nyare IndicatorSync", status),
            HttpStatusCode.TooManyRequests => new(
                FetchFault.Silence, $"Kolada bad oss vänta (429). {TryAgain}; sänk annars Kolada:RequestsPerSecond", status, Retry: true, retryAfter),
            HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new(
                FetchFault.Silence, $"Kolada är inte tillgängligt just nu ({code}). {TryAgain}", status, Retry: true, retryAfter),
            HttpStatusCode.ProxyAuthenticationRequired => new(
                FetchFault.Silence, "Proxyn kräver inloggning (407). Ange Kolada:ProxyUrl, eller låt tjänstens konto använda proxyn", status),
            >= HttpStatusCode.InternalServerError => new(
                FetchFault.Refused, $"Kolada svarade med serverfel ({code}){told}. {TryAgain}; kvarstår felet, anmäl det till RKA", status, Retry: true, retryAfter),
            >= HttpStatusCode.BadRequest => new(FetchFault.Refused, $"Kolada avvisade frågan ({code}){told}. Kontrollera id i katalogen", status),
            >= HttpStatusCode.MultipleChoices => new(
                FetchFault.Refused, $"Kolada hänvisade till en annan adress ({code}, {response.Headers.Location}). Kontrollera Kolada:BaseUrl", status),
            _ => new(FetchFault.Refused, $"Kolada svarade {code}, vilket API v3 inte gör. Kontrollera Kolada:BaseUrl", status),
        };
    }

    /// <summary>A path short enough for a line: the whole of it is in the log.</summary>
    public static string Short(string path) => path.Length <= 60 ? path : string.Concat(path.AsSpan(0, 57), "…");

    /// <summary>What the body says itself: <c>{"error": …}</c> or FastAPI's <c>{"detail": …}</c>.</summary>
    private static string? Told(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && (document.RootElement.TryGetProperty("error", out var told) || document.RootElement.TryGetProperty("detail", out told))
                ? OneLine(JsonText.Line(told) ?? Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(told)))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A word of the answer itself, no longer than fits a line.</summary>
    public static string Quoted(string word) => OneLine(word.Length <= 80 ? word : word[..80]);

    private static string Quote(ReadOnlyMemory<byte> body) => OneLine(Encoding.UTF8.GetString(body.Span[..Math.Min(80, body.Length)]));

    private static string OneLine(string text) => ForeignText.Message(text);
}
