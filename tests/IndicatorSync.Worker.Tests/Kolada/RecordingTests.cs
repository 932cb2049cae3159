using System.Text.Json;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;

namespace IndicatorSync.Worker.Tests.Kolada;

public sealed class RecordingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("indicatorsync-").FullName;
    private readonly KoladaServer kolada = new();

    public void Dispose()
    {
        kolada.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_replay_gives_what_the_recorded_run_got_without_a_server()
    {
        kolada.Publishes("U23471", "2417", 2025, 62.123456789m).Publishes("U23471", "2417", 2024, null)
            .PublishesRaw("U23471", "2417", 2023, "1E2").PagesOf(2);
        var recorded = await RecordAsync();

        var replayed = await ReplayAsync();

        Assert.Equal(
            Assert.IsType<Fetched>(Assert.Single(recorded)).Data!.Observations,
            Assert.IsType<Fetched>(Assert.Single(replayed)).Data!.Observations);
        Assert.Equal(2, kolada.Requests.Count);
    }

    [Fact]
    public async Task What_failed_while_recording_fails_again_and_nothing_waits_for_it()
    {
        kolada.Publishes("U23471", "2417", 2025, 62).AnswersHtml().RateLimits("60").BreaksOff();
        await RecordAsync();

        using var harness = Replay();
        await harness.FetchDataAsync();

        Assert.Equal(4, harness.Client.RequestCount);
        Assert.Empty(harness.Time.Waits);
    }

    [Fact]
    public async Task A_lost_connection_is_kept_and_replayed_as_one()
    {
        await RecordAsync(new Refusing());

        var failed = Assert.IsType<FetchFailed>(Assert.Single(await ReplayAsync()));

        Assert.Equal(FetchFault.Silence, failed.Fault);
        Assert.Contains("Connection refused", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_question_gets_the_next_answer_and_the_last_one_from_then_on()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        using (var recording = new KoladaHarness(kolada.BaseUrl, record: Writer))
        {
            await recording.FetchDataAsync();
            kolada.Publishes("U23471", "2417", 2025, 83);
            await recording.FetchDataAsync();
            recording.Writer!.Dispose();
        }

        using var harness = Replay();
        List<decimal?> values = [];
        for (var run = 0; run < 3; run++)
        {
            values.Add((await harness.FetchDataAsync()).Data!.Observations[0].Value);
        }

        Assert.Equal([62, 83, 83], values);
    }

    [Fact]
    public async Task What_was_not_recorded_is_a_fault_of_its_own_and_never_asked_of_the_network()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        await RecordAsync();
        kolada.ForgetsRequests();

        using var harness = Replay();
        var failed = await harness.FailAsync("N33816,U23471");

        Assert.Equal(FetchFault.NotRecorded, failed.Fault);
        Assert.Contains("finns inte i inspelningen", failed.Message, StringComparison.Ordinal);
        Assert.Equal(1, harness.Client.RequestCount);
        Assert.Empty(kolada.Requests);
    }

    [Theory]
    [InlineData("data/kpi/U21468,U23471/municipality/2417", "U21468 2417, U23471 2417")]
    [InlineData("kpi/U23471", "U23471")]
    [InlineData("municipality/0000,2417", "2417, 0000")]
    [InlineData("data/kpi/U23471/municipality/2480", null)]
    [InlineData("data/kpi/N00001,U23471/municipality/2417", null)]
    [InlineData("kpi", null)]
    public void A_question_for_some_of_what_was_asked_gets_that_part_of_the_answer(string path, string? expected)
    {
        var exchanges = Directory.CreateDirectory(Path.Combine(folder, RecordingInfo.ExchangesFolder)).FullName;
        File.WriteAllText(Path.Combine(folder, RecordingInfo.FileName), """{ "format": 1, "recordedAt": "2026-03-25T06:00:00Z", "baseUrl": "https://api.kolada.se/v3", "programVersion": "1" }""");
        Keep("0001", "data/kpi/U23471,U21468,U28900/municipality/2417,0000", """{ "kpi": "U21468", "municipality": "2417" }, { "kpi": "U23471", "municipality": "0000" }, { "kpi": "U23471", "municipality": "2417" }""");
        Keep("0002", "kpi/U23471,U21468", """{ "id": "U21468" }, { "id": "U23471" }""");
        Keep("0003", "municipality/2417,0000", """{ "id": "2417" }, { "id": "0000" }""");

        var answer = Recording.Open(folder).Answer("GET", path);

        Assert.Equal(expected, answer is null ? null : string.Join(", ", answer.Body!.Value.GetProperty("values").EnumerateArray().Select(item => string.Join(' ', item.EnumerateObject().Select(field => field.Value.GetString())))));
        Assert.True(answer is null || answer.Body!.Value.GetProperty("count").GetInt32() == expected!.Split(", ").Length);

        void Keep(string name, string asked, string values) => File.WriteAllText(
            Path.Combine(exchanges, name + ".json"), $$"""{ "at": "2026-03-25T06:00:00Z", "method": "GET", "path": "{{asked}}", "status": 200, "body": { "values": [{{values}}], "next_url": null, "count": 9 } }""");
    }

    [Fact]
    public async Task A_recording_can_be_read_by_a_person()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        await RecordAsync();

        var info = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "recording.json"))).RootElement;
        var exchange = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "exchanges", "0001.json"))).RootElement;

        Assert.Equal("2026-03-25T06:00:00+00:00", info.GetProperty("recordedAt").GetString());
        Assert.Equal(kolada.BaseUrl.ToString(), info.GetProperty("baseUrl").GetString());
        Assert.Equal("data/kpi/U23471/municipality/2417", exchange.GetProperty("path").GetString());
        Assert.Equal("application/json", exchange.GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.Equal("U23471", exchange.GetProperty("body").GetProperty("values")[0].GetProperty("kpi").GetString());
        Assert.Equal("indikatorer: []", File.ReadAllText(Recording.Open(folder).CataloguePath));
    }

    [Fact]
    public async Task Its_origin_is_the_hash_of_its_exchanges_whatever_the_line_endings()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        await RecordAsync();
        var exchange = Path.Combine(folder, "exchanges", "0001.json");
        var hash = Recording.Hash([exchange]);
        File.WriteAllText(exchange, File.ReadAllText(exchange).ReplaceLineEndings("\r\n"));

        var recording = Recording.Open(folder);

        Assert.Equal($"replay:{hash}", recording.OriginId);
        Assert.Equal(hash, Recording.Hash([exchange]));
        Assert.Equal(new DateTimeOffset(2026, 3, 25, 6, 0, 0, TimeSpan.Zero), recording.RecordedAt);
    }

    [Theory]
    [InlineData("recording.json", null, "recording.json")]
    [InlineData("recording.json", "{", "recording.json cannot be read")]
    [InlineData("recording.json", """{"format": 9, "recordedAt": "2026-03-25T06:00:00Z", "baseUrl": "https://x/v3", "programVersion": ""}""", "format 1")]
    [InlineData("exchanges/0001.json", null, "no exchanges")]
    [InlineData("exchanges/0001.json", """{"at": "2026-03-25T06:00:00Z", "metod": "GET"}""", "0001.json cannot be read")]
    public async Task A_folder_that_is_no_recording_is_refused_with_its_reason(string file, string? content, string told)
    {
        await RecordAsync();
        var path = Path.Combine([folder, .. file.Split('/')]);
        File.Delete(path);
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        if (file.StartsWith("exchanges", StringComparison.Ordinal) && content is null)
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }

        var failure = Assert.Throws<ExpectedFailure>(() => Recording.Open(folder));

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void A_missing_folder_and_a_folder_in_use_are_refused()
    {
        Assert.Equal(FailureKind.BadInput, Assert.Throws<ExpectedFailure>(() => Recording.Open(Path.Combine(folder, "absent"))).Kind);

        File.WriteAllText(Path.Combine(folder, "mine.txt"), "");
        var failure = Assert.Throws<ExpectedFailure>(() => RecordingWriter.Create(folder, kolada.BaseUrl, default));
        Assert.Contains("is not empty", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_ends_the_run_and_is_not_blamed_on_the_source()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        using var harness = new KoladaHarness(kolada.BaseUrl, record: Writer);
        Directory.Delete(Path.Combine(folder, "exchanges"));

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => harness.FetchDataAsync());

        Assert.Contains("--record cannot write", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00 })]
    [InlineData(new byte[] { (byte)'<', (byte)'p', (byte)'>' })]
    public void A_body_of_any_kind_comes_back_as_it_was(byte[] body) =>
        Assert.Equal(body, new Exchange { At = default, Method = "GET", Path = "kpi/N00001" }.WithBody(body).BodyBytes());

    private async Task<List<FetchResult>> RecordAsync(HttpMessageHandler? network = null)
    {
        using var harness = new KoladaHarness(kolada.BaseUrl, network: network, record: Writer);
        harness.Writer!.KeepCatalogue("indikatorer: []");
        var results = await harness.FetchAsync(KoladaHarness.Data("U23471", "2417"));
        harness.Writer.Dispose();
        return results;
    }

    private RecordingWriter Writer(SwiftTime time) => RecordingWriter.Create(folder, kolada.BaseUrl, time.GetUtcNow());

    private KoladaHarness Replay() => new(new Uri("https://api.kolada.se/v3"), replay: Recording.Open(folder));

    private async Task<List<FetchResult>> ReplayAsync()
    {
        using var harness = Replay();
        return await harness.FetchAsync(KoladaHarness.Data("U23471", "2417"));
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Connection refused");
    }
}
