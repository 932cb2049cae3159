using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace IndicatorSync.Testing;

/// <summary>
/// A v3 server on loopback: say what it publishes and how it misbehaves. Misbehaviour is used up in the order in which it was
/// told, one per request. A path that v3 does not have fails the test when the server is disposed.
/// </summary>
public sealed class KoladaServer : IDisposable
{
    private readonly WireMockServer server;
    private readonly KoladaServerData data = new();
    private readonly Queue<Func<ResponseMessage?>> misbehaviour = new();
    private readonly List<string> requests = [];
    private readonly List<string> unknownPaths = [];
    private readonly Dictionary<string, int> refused = [];
    private Func<string, string, (int Status, string Body)?>? whim;
    private Action<string>? told;
    private string? encoding;
    private bool resting;
    private Func<string>? date;
    private TimeSpan? age;

    public KoladaServer()
    {
        // The mock keeps the date of an answer to itself, so it is written below it.
        server = WireMockServer.Start(new WireMockServerSettings
        {
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use((context, next) =>
            {
                context.Response.OnStarting(() => Sign(context.Response));
                return next(context);
            }),
        });
        BaseUrl = new Uri($"{server.Url}/v3");
        server.Given(Request.Create().UsingAnyMethod()).RespondWith(Response.Create().WithCallback(request => Answer(request)));
    }

    public Uri BaseUrl { get; }

    /// <summary>Paths below <c>/v3</c> with their query, in the order in which they were asked, commas decoded.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>
    /// Pages asked of the whole catalogue of KPIs. They are no part of <see cref="Requests"/> and use up no misbehaviour: a run asks for them
    /// beside what its catalogue needs.
    /// </summary>
    public int CatalogueRequests { get; private set; }

    /// <summary>The encodings that the last request accepted.</summary>
    public string AcceptEncoding { get; private set; } = "";

    /// <summary>A null publishes a null. Publishing again replaces: a revision.</summary>
    public KoladaServer Publishes(string kpi, string area, int year, decimal? value, string gender = "T") =>
        With(() => data.Set(new(kpi, area, year, gender), value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "null"));

    /// <summary>The same KPI for every area and year in turn, all with one value.</summary>
    public KoladaServer PublishesEverywhere(string kpi, IEnumerable<string> areas, IEnumerable<int> years, decimal value) =>
        With(() =>
        {
            foreach (var area in areas)
            {
                foreach (var year in years)
                {
                    Publishes(kpi, area, year, value);
                }
            }
        });

    /// <summary>A value as raw JSON, for what no decimal can say: <c>"1e400"</c>, <c>"\"x\""</c>.</summary>
    public KoladaServer PublishesRaw(string kpi, string area, int year, string json, string gender = "T") =>
        With(() => data.Set(new(kpi, area, year, gender), json));

    /// <summary>Takes a value back with <c>isdeleted</c>.</summary>
    public KoladaServer Strikes(string kpi, string area, int year, string gender = "T") =>
        With(() => data.Set(new(kpi, area, year, gender), "null", deleted: true));

    /// <summary>Takes a row away as if it had never been.</summary>
    public KoladaServer Loses(string kpi, string area, int year, string gender = "T") => With(() => data.Remove(new(kpi, area, year, gender)));

    /// <summary>Metadata of a KPI as v3 writes it; KPIs with values have a default of their own.</summary>
    public KoladaServer Describes(
        string kpi, string title, string? publicationDate = null, string? preliminaryDate = null, string? period = null, string municipalityType = "K", bool isDividedByGender = true, string description = "Källa: prov.") =>
        With(() => data.Describe(kpi, title, publicationDate, preliminaryDate, period, municipalityType, isDividedByGender, description));

    public KoladaServer Names(string area, string title, params string[] members) => With(() => data.Name(area, title, members));

    /// <summary>The KPI is no longer in <c>/kpi</c>; its values go too.</summary>
    public KoladaServer Discontinues(string kpi) => With(() => data.Discontinue(kpi));

    /// <summary>The area is no longer among the areas; its values stay.</summary>
    public KoladaServer Forgets(string area) => With(() => data.Forget(area));

    public KoladaServer PagesOf(int items) => With(() => data.PageSize = items);

    public KoladaServer FailsTwiceThenAnswers() => Fails(2);

    public KoladaServer Fails(int times = 1, int status = 503) => Misbehaves(times, () => Text(status, "upstream unavailable", "text/plain"));

    public KoladaServer RateLimits(string retryAfter, int times = 1) => Misbehaves(times, () => Busy(429, retryAfter));

    /// <summary>Down for maintenance: nothing is answered, and everybody is asked to come back in an hour.</summary>
    public KoladaServer Rests(bool rests = true) => With(() => resting = rests);

    /// <summary>The next answers end in the middle of the body.</summary>
    public KoladaServer BreaksOff(int times = 1) => Misbehaves(times, () => Text(200, """{"values": [{"kpi": "N0""", "application/json"));

    public KoladaServer AnswersHtml(int times = 1) => Misbehaves(times, () => Text(200, "<html><body>Underhåll pågår</body></html>", "text/html"));

    /// <summary>The next answer is exactly this.</summary>
    public KoladaServer AnswersOnce(string json, int status = 200) => Misbehaves(1, () => Text(status, json, "application/json"));

    public KoladaServer AnswersOnceAsUsual() => Misbehaves(1, () => null);

    /// <summary>Every request that names this id gets this status.</summary>
    public KoladaServer Refuses(string id, int status = 404) => With(() => refused[id] = status);

    /// <summary>Gives a group the unweighted mean of those members that have a value, for every KPI, year and gender published so far.</summary>
    public KoladaServer Averages(string group, params string[] members) => Names(group, $"Grupp {group}", members).With(() => data.Average(group, members));

    /// <summary>Everything published, as it would be answered.</summary>
    internal IReadOnlyList<(KoladaServerData.Key Key, decimal? Value, int Count)> Published => data.Published;

    /// <summary>Every body comes compressed: <c>gzip</c> or <c>br</c>.</summary>
    public KoladaServer Compresses(string with) => With(() => encoding = with);

    /// <summary>Every body is this, whatever encoding its header claims.</summary>
    public KoladaServer AnswersAs(string claimed, string body) => Misbehaves(100, () =>
    {
        var response = Text(200, body, "application/json");
        response.Headers!["Content-Encoding"] = new WireMockList<string>(claimed);
        return response;
    });

    /// <summary>What misbehaviour is left is forgotten.</summary>
    public KoladaServer Behaves() => With(() =>
    {
        misbehaviour.Clear();
        whim = null;
    });

    /// <summary>
    /// Before each answer is sent: the path, what would be answered, and what is answered instead; null for what would be.
    /// </summary>
    public KoladaServer IsWhimsical(Func<string, string, (int Status, string Body)?> turns) => With(() => whim = turns);

    /// <summary>Called with each path before it is answered.</summary>
    public KoladaServer Tells(Action<string> asked) => With(() => told = asked);

    /// <summary>The end of <see cref="Refuses"/>.</summary>
    public KoladaServer Accepts(string id) => With(() => refused.Remove(id));

    /// <summary>Every answer is dated by this clock; without it by the machine's.</summary>
    public KoladaServer KeepsTime(TimeProvider time) => With(() => date = () => time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Every answer is dated so much off the machine's clock, and a cache has kept it for a while.</summary>
    public KoladaServer IsOff(TimeSpan ahead, TimeSpan? cached = null) =>
        With(() => (date, age) = (() => (TimeProvider.System.GetUtcNow() + ahead).ToString("R", CultureInfo.InvariantCulture), cached));

    /// <summary>No answer tells the time: what stands in its place is no date.</summary>
    public KoladaServer TellsNoTime() => With(() => date = () => "-");

    /// <summary>What is published from now on changed on this day, for <c>from_date</c>.</summary>
    public KoladaServer IsItNow(string day) => With(() => data.Today = DateOnly.Parse(day, CultureInfo.InvariantCulture));

    public KoladaServer ForgetsRequests() => With(requests.Clear);

    public void Dispose()
    {
        server.Dispose();
        Assert.Empty(unknownPaths);
    }

    private ResponseMessage Answer(IRequestMessage request)
    {
        lock (requests)
        {
            var path = request.Path["/v3/".Length..];
            var query = new Uri(request.Url).Query;
            var page = request.Query?.TryGetValue("page", out var asked) == true ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 1;
            if (path == "kpi" && !resting)
            {
                CatalogueRequests++;
                return Text(200, data.Answer(path, page, $"{BaseUrl}/{path}")!.Value.Json, "application/json");
            }

            requests.Add(path + query);
            AcceptEncoding = request.Headers?.TryGetValue("Accept-Encoding", out var accepted) == true ? accepted.ToString() : "";
            told?.Invoke(path);
            if (resting)
            {
                return Busy(503, "3600");
            }

            if (misbehaviour.TryDequeue(out var misbehave) && misbehave() is { } wrong)
            {
                return wrong;
            }

            if (refused.Keys.FirstOrDefault(id => path.Split('/', ',').Contains(id)) is { } bad)
            {
                return Text(refused[bad], """{"detail": "no such id"}""", "application/json");
            }

            var since = request.Query?.TryGetValue("from_date", out var from) == true ? DateOnly.Parse(from[0], CultureInfo.InvariantCulture) : default;
            if (data.Answer(path, page, $"{BaseUrl}/{path}", since) is { } answer)
            {
                var (status, body) = whim?.Invoke(path, answer.Json) ?? answer;
                return Compressed(Text(status, body, body.StartsWith('<') ? "text/html" : "application/json"));
            }

            unknownPaths.Add(path);
            return Text(404, """{"detail": "Not Found"}""", "application/json");
        }
    }

    private Task Sign(HttpResponse response)
    {
        lock (requests)
        {
            if (date is not null)
            {
                response.Headers["Date"] = date();
            }

            if (age is { } kept)
            {
                response.Headers["Age"] = ((long)kept.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }
        }

        return Task.CompletedTask;
    }

    private KoladaServer Misbehaves(int times, Func<ResponseMessage?> response) => With(() =>
    {
        for (var n = 0; n < times; n++)
        {
            misbehaviour.Enqueue(response);
        }
    });

    private KoladaServer With(Action change)
    {
        lock (requests)
        {
            change();
        }

        return this;
    }

    private ResponseMessage Compressed(ResponseMessage response)
    {
        if (encoding is null)
        {
            return response;
        }

        using var compressed = new MemoryStream();
        using (Stream stream = encoding == "gzip" ? new GZipStream(compressed, CompressionLevel.Fastest) : new BrotliStream(compressed, CompressionLevel.Fastest))
        {
            stream.Write(Encoding.UTF8.GetBytes(response.BodyData!.BodyAsString!));
        }

        response.Headers!["Content-Encoding"] = new WireMockList<string>(encoding);
        response.BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = compressed.ToArray() };
        return response;
    }

    private static ResponseMessage Busy(int status, string retryAfter)
    {
        var response = Text(status, "slow down", "text/plain");
        response.Headers!["Retry-After"] = new WireMockList<string>(retryAfter);
        return response;
    }

    private static ResponseMessage Text(int status, string body, string mediaType) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new(mediaType) },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = body },
    };
}
