using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>One odd text in an answer costs that text, one odd item that item, one odd answer that answer (docs/contract.md 1.15).</summary>
public class OddAnswersTests
{
    private const string Envelope = """{"values": [$], "next_url": null, "previous_url": null, "count": 1}""";

    private const string Kpi = """{"id": "U23471", "title": "$", "description": "d", "municipality_type": "K", "publication_date": "2026-10-01", "publ_period": "2025"}""";

    private static readonly MetadataRequest AboutKpis = new(MetadataKind.Kpi, ["U23471"]);

    public static TheoryData<string, string> OddTitles => new()
    {
        { "half a pair", @"Andel \ud83d (%)" },
        { "a pair turned round", @"Andel \ude00\ud83d (%)" },
        { "an escape sequence", @"Andel \u001b[31m(%)" },
        { "a mark of direction", @"Andel \u202e(%)" },
        { "35 digits", "Antal per 10000000000000000000000000000000000" },
        { "Arabic digits", "Andel (%) (-٢٠٢٤)" },
        { "a very long title", new string('x', 100_000) },
    };

    [Theory]
    [MemberData(nameof(OddTitles))]
    public async Task An_odd_title_costs_nothing_but_its_odd_characters(string what, string title)
    {
        using var kolada = new KoladaHarness(new Uri("https://kolada.test/v3"), network: new Answers(Body(Kpi.Replace("$", title, StringComparison.Ordinal))));

        var kpi = Assert.Single(Assert.IsType<Fetched>(Assert.Single(await kolada.FetchAsync(AboutKpis))).Metadata!.Kpis);

        Assert.True(kpi.Title.Length is > 0 and <= 4000, what);
        Assert.DoesNotContain(kpi.Title, sign => char.IsControl(sign) || sign == '\u202E');
        Assert.Equal(new DateOnly(2026, 10, 1), kpi.PublicationDate);
    }

    [Fact]
    public async Task A_title_in_Latin_1_comes_with_its_odd_letters_marked()
    {
        using var kolada = new KoladaHarness(
            new Uri("https://kolada.test/v3"), network: new Answers(Encoding.Latin1.GetBytes(Envelope.Replace("$", Kpi.Replace("$", "Särskilt", StringComparison.Ordinal), StringComparison.Ordinal))));

        Assert.Equal("S\uFFFDrskilt", Assert.Single(Assert.IsType<Fetched>(Assert.Single(await kolada.FetchAsync(AboutKpis))).Metadata!.Kpis).Title);
    }

    [Theory]
    [InlineData("\"9999-12-31\"", "\"99999\"")]
    [InlineData("\"0001-01-01\"", "1899")]
    [InlineData("\"2101-01-01\"", "\"2201\"")]
    [InlineData("\"٢٠٢٦-01-01\"", "\"٢٠٢٥\"")]
    [InlineData("{}", "[]")]
    [InlineData("\"\\ud83d\"", "\"\\ud83d\"")]
    [InlineData("null", "12345678901234567890123456789012345")]
    public async Task A_date_or_year_out_of_the_ordinary_is_none(string date, string year)
    {
        var item = Kpi.Replace("$", "Andel (%)", StringComparison.Ordinal).Replace("\"2026-10-01\"", date, StringComparison.Ordinal).Replace("\"2025\"", year, StringComparison.Ordinal);
        using var kolada = new KoladaHarness(new Uri("https://kolada.test/v3"), network: new Answers(Body(item)));

        var kpi = Assert.Single(Assert.IsType<Fetched>(Assert.Single(await kolada.FetchAsync(AboutKpis))).Metadata!.Kpis);

        Assert.Equal((null, null, "Andel (%)"), (kpi.PublicationDate, kpi.PublicationPeriod, kpi.Title));
    }

    [Fact]
    public async Task Odd_members_cost_their_own_titles()
    {
        const string Group = """{"id": "G176642", "title": "Lik \ud83d", "members": [{"member_id": "2417", "member_title": "Nors\u001b[0mj\u00f6"}, {"member_id": "\ud83d"}, 7]}""";
        using var kolada = new KoladaHarness(new Uri("https://kolada.test/v3"), network: new Answers(Body(Group)));

        var area = Assert.Single(Assert.IsType<Fetched>(Assert.Single(await kolada.FetchAsync(new MetadataRequest(MetadataKind.Group, ["G176642"])))).Metadata!.Areas);

        Assert.Equal(("Lik \uFFFD", "Norsjö"), (area.Title, Assert.Single(area.Members).Title));
    }

    [Theory]
    [InlineData("""{"kpi": "U23471", "municipality": "2417", "period": 2024, "values": [{"gender": "T", "value": 1, "status": "\ud83d\u001b"}]}""", 1)]
    [InlineData("""{"kpi": "U23471", "municipality": "2417", "period": 2024, "values": [{"gender": "T", "value": 1, "\ud83d": 1}]}""", 1)]
    [InlineData("""{"kpi": "\ud83d", "municipality": "2417", "period": 2024, "values": [{"gender": "T", "value": 1}]}""", 0)]
    [InlineData("""{"kpi": "U23471", "municipality": "2417", "period": 2024, "values": [{"gender": "\ud83d", "value": 1}]}""", 0)]
    public async Task An_odd_text_in_a_row_costs_that_row_at_most(string row, int kept)
    {
        var good = Enumerable.Range(1990, 30).Select(year => FormattableString.Invariant($$"""{"kpi": "U23471", "municipality": "2417", "period": {{year}}, "values": [{"gender": "T", "value": 1}]}"""));
        using var kolada = new KoladaHarness(new Uri("https://kolada.test/v3"), network: new Answers(Body(string.Join(',', [.. good, row]))));

        var data = (await kolada.FetchDataAsync()).Data!;

        Assert.Equal((30 + kept, 1 - kept), (data.Observations.Count, data.Rejected.Count));
        Assert.All(data.Rejected, item => Assert.DoesNotContain(item.Reason, char.IsSurrogate));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("gzip, br")]
    public async Task A_body_that_is_not_what_its_encoding_says_is_a_request_that_failed(string encoding)
    {
        using var server = new KoladaServer();
        server.AnswersAs(encoding, "{\"values\": [], \"next_url\": null} and more bytes than a header has");
        using var kolada = new KoladaHarness(server.BaseUrl);

        var failed = await kolada.FailAsync();

        Assert.Equal(FetchFault.Silence, failed.Fault);
        Assert.StartsWith("Svaret bröts mitt i", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task And_so_it_is_where_answers_are_kept(string encoding)
    {
        using var server = new KoladaServer();
        server.AnswersAs(encoding, "{\"values\": [], \"next_url\": null} and more bytes than a header has");
        var keeper = new Kept(server.BaseUrl);
        using var kolada = new KoladaHarness(server.BaseUrl, keeper: keeper);

        Assert.Equal(FetchFault.Silence, (await kolada.FailAsync()).Fault);
        Assert.All(keeper.Exchanges, exchange => Assert.NotNull(exchange.Failure));
    }

    [Theory]
    [InlineData("{\"detail\": \"Kan inte n\u00e5s\"}")]
    [InlineData("Internt fel p\u00e5 servern")]
    [InlineData("{\"error\": {\"msg\": \"f\u00f6r l\u00e5ng\"}}")]
    public async Task An_error_in_Latin_1_is_an_error_like_others(string body)
    {
        using var kolada = new KoladaHarness(new Uri("https://kolada.test/v3"), network: new Answers(Encoding.Latin1.GetBytes(body), HttpStatusCode.BadRequest));

        Assert.Contains("avvisade frågan (400)", (await kolada.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exchange_with_text_that_cannot_be_written_as_JSON_keeps_its_bytes()
    {
        foreach (var body in new[] { Encoding.Latin1.GetBytes("{\"a\": \"å\"}"), Encoding.UTF8.GetBytes("{\"a\": \"\\ud83d\"}"), Encoding.UTF8.GetBytes("{\"a\": \"ok\"}") })
        {
            var exchange = new Exchange { At = DateTimeOffset.UnixEpoch, Method = "GET", Path = "kpi/N00945" }.WithBody(body);
            var written = System.Text.Json.JsonSerializer.Serialize(exchange, Exchange.Json);

            Assert.Equal(Encoding.Latin1.GetString(body).Replace(" ", "", StringComparison.Ordinal), Encoding.Latin1.GetString(System.Text.Json.JsonSerializer.Deserialize<Exchange>(written, Exchange.Json)!.BodyBytes()).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    private static byte[] Body(string item) => Encoding.UTF8.GetBytes(Envelope.Replace("$", item, StringComparison.Ordinal));

    private sealed class Answers(byte[] body, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage(status) { Content = content, RequestMessage = request });
        }
    }

    private sealed class Kept(Uri baseUrl) : IExchangeKeeper
    {
        public Uri BaseUrl => baseUrl;

        public List<Exchange> Exchanges { get; } = [];

        public void Keep(Exchange exchange, byte[] body) => Exchanges.Add(exchange);
    }
}
