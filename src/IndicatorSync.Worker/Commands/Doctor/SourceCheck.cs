using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>One small question to the source, by the same road as a run: name, proxy, certificate, and that v3 answers.</summary>
internal sealed class SourceCheck(KoladaOptions options, string? contact, TimeProvider time)
{
    private const string Name = "Kolada";
    /// <summary>Certificates and logins fail long before a run is refused (<see cref="ClockTrust"/>).</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private string Host => options.BaseUrl.Authority;

    private string Road => options.ProxyUrl is { } proxy ? $"genom proxyn {proxy.Authority}" : "genom systemets proxy, om en är inställd";

    public async Task<IReadOnlyList<DoctorItem>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var handler = KoladaRegistration.Network(options);
            using var client = new HttpClient(handler) { Timeout = options.AttemptTimeout, MaxResponseContentBufferSize = AnswerLimit.Bytes };
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", KoladaRegistration.UserAgent(contact));
            client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
            using var answer = await client.GetAsync(new Uri($"{options.BaseUrl.AbsoluteUri.TrimEnd('/')}/municipality/0000"), cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            return [Judge(answer, body), .. Clock(SourceTime.Of(time.GetUtcNow(), answer.Headers.Date, answer.Headers.Age))];
        }
        catch (HttpRequestException failure)
        {
            return [Unreached(failure)];
        }
        catch (Exception failure) when (failure is TaskCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return [DoctorItem.Bad(
                Name, $"{Host} svarade inte inom {options.AttemptTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} sekunder.",
                $"Öppna brandväggen för utgående https (port 443) till {Host}, eller ange kommunens proxy i Kolada:ProxyUrl.")];
        }
    }

    private DoctorItem Judge(HttpResponseMessage answer, string body) => answer.StatusCode switch
    {
        HttpStatusCode.OK when IsV3(body) => DoctorItem.Good(Name, $"{Host} svarar som Koladas v3."),
        HttpStatusCode.OK => DoctorItem.Bad(
            Name, $"{Host} svarar, men inte som Koladas v3: svaret är ingen lista från API:et.",
            "En proxy eller inloggningssida svarar nog i stället; be nätverksdriften släppa igenom adressen orörd. Kontrollera också Kolada:BaseUrl."),
        HttpStatusCode.ProxyAuthenticationRequired => ProxyRefuses(),
        HttpStatusCode.TooManyRequests => DoctorItem.Bad(Name, $"{Host} ber oss fråga mer sällan (429).", "Vänta en stund och kör doctor igen; sänk Kolada:RequestsPerSecond om det återkommer."),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => DoctorItem.Bad(
            Name, $"{options.BaseUrl} är inte Koladas v3 (svar {(int)answer.StatusCode}).", "Ta bort Kolada:BaseUrl, eller ange https://api.kolada.se/v3."),
        >= HttpStatusCode.InternalServerError => DoctorItem.Bad(
            Name, $"{Host} går att nå men har fel just nu ({(int)answer.StatusCode}).", "Felet är inte här: vänta. Körningen försöker igen av sig själv."),
        _ => DoctorItem.Bad(
            Name, $"{Host} svarade {(int)answer.StatusCode}, inte som Koladas v3.",
            "Kontrollera Kolada:BaseUrl, och att ingen proxy eller inloggningssida svarar i stället."),
    };

    private DoctorItem Unreached(HttpRequestException failure) => failure switch
    {
        { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } => ProxyRefuses(),
        { HttpRequestError: HttpRequestError.ProxyTunnelError } when failure.Message.Contains("407", StringComparison.Ordinal) => ProxyRefuses(),
        { HttpRequestError: HttpRequestError.ProxyTunnelError } => DoctorItem.Bad(
            Name, $"Proxyn släppte inte igenom anropet till {Host}.", $"Be nätverksdriften tillåta https till {Host} i proxyn, eller se över Kolada:ProxyUrl."),
        { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => DoctorItem.Bad(
            Name, $"Certifikatet för {Host} godtas inte på den här datorn.",
            "Granskar kommunens proxy krypterad trafik: installera dess rotcertifikat i datorns förråd. Annars: uppdatera datorns rotcertifikat (Linux: ca-certificates) och se över klockan."),
        { HttpRequestError: HttpRequestError.NameResolutionError } => DoctorItem.Bad(
            Name, $"Namnet {Host} går inte att slå upp ({Road}).", "Se över datorns DNS. Når den bara ut genom en proxy: ange den i Kolada:ProxyUrl."),
        { HttpRequestError: HttpRequestError.ConnectionError } => DoctorItem.Bad(
            Name, $"Det går inte att ansluta till {Host} ({Road}).", $"Öppna brandväggen för utgående https (port 443) till {Host}, eller se över Kolada:ProxyUrl."),
        _ => DoctorItem.Bad(
            Name, $"Anropet till {Host} bröts: {failure.Message.ReplaceLineEndings(" ")}", "Kör doctor igen; återkommer det, be nätverksdriften se vad som bryter förbindelsen."),
    };

    private DoctorItem ProxyRefuses() => DoctorItem.Bad(
        Name, $"Proxyn kräver inloggning för att släppa igenom {Host} (407).",
        "Ge tjänstens konto rätt att använda proxyn (Windows: det konto tjänsten kör som), eller be om ett undantag för adressen.");

    /// <summary>The source's clock is right; a server's that is not would date everything wrong and fail certificates.</summary>
    private IEnumerable<DoctorItem> Clock(SourceTime? source)
    {
        if (source is null)
        {
            yield break;
        }

        var off = source.Ahead;
        yield return ClockTrust.Judge(source.Here, source, lastStoredRun: null) is null && off.Duration() <= ClockTolerance
            ? DoctorItem.Good("Klocka", "Datorns klocka går rätt.")
            : DoctorItem.Bad(
                "Klocka",
                $"Datorns klocka går {Math.Round(off.Duration().TotalMinutes).ToString(CultureInfo.InvariantCulture)} minuter {(off > TimeSpan.Zero ? "före" : "efter")} {Host}.{(off.Duration() > ClockTrust.Tolerance ? " Så länge lagrar, bedömer och mejlar ingen körning något." : "")}",
                "Slå på tidssynkronisering (Windows: w32time, Linux: chrony eller systemd-timesyncd).");
    }

    private static bool IsV3(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
