using System.Diagnostics.Metrics;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;
using Microsoft.Extensions.Logging.Abstractions;

namespace IndicatorSync.Worker.Tests.Kolada;

public sealed class ArchiveTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("indicatorsync-").FullName;
    private readonly KoladaServer kolada = new();

    public void Dispose()
    {
        kolada.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_run_is_kept_and_replays_exactly_with_its_failures()
    {
        kolada.Publishes("U23471", "2417", 2025, 62.5m).AnswersHtml();
        var archive = Archive();
        var ran = await RunAsync(archive, Monday);

        using var harness = new KoladaHarness(kolada.BaseUrl, replay: Recording.Open(Assert.Single(ArchivedRun.Of(folder))));
        var replayed = await harness.FetchDataAsync();

        Assert.Equal(ran.Data!.Observations, replayed.Data!.Observations);
        Assert.Equal(2, harness.Client.RequestCount);
        Assert.Equal(2, kolada.Requests.Count);
        Assert.Null(archive.Fault);
    }

    [Fact]
    public async Task The_same_answer_is_kept_once_and_each_exchange_has_its_line()
    {
        kolada.Publishes("U23471", "2417", 2025, 62.5m);
        var archive = Archive();

        for (var day = 0; day < 3; day++)
        {
            await RunAsync(archive, Monday.AddDays(day));
        }

        Assert.Single(Bodies());
        var lines = ArchivedRun.Of(folder).SelectMany(ArchivedRun.Exchanges).ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal(("data/kpi/U23471/municipality/2417", Path.GetFileNameWithoutExtension(Bodies()[0])), (line.Path, line.Sha256)));
        Assert.All(ArchivedRun.Of(folder), run => Assert.Equal("plan: Provplan\n", File.ReadAllText(Path.Combine(run, "indikatorer.yaml"))));
    }

    [Fact]
    public async Task What_is_older_than_the_retention_goes_and_bodies_that_later_runs_share_stay()
    {
        var archive = Archive(TimeSpan.FromDays(10));
        kolada.Publishes("U23471", "2417", 2025, 60);
        await RunAsync(archive, Monday);
        kolada.Publishes("U23471", "2417", 2025, 61);
        await RunAsync(archive, Monday.AddDays(1));
        await RunAsync(archive, Monday.AddDays(11));

        Assert.Equal(["20260324T060000Z", "20260403T060000Z"], ArchivedRun.Of(folder).Select(Path.GetFileName));
        var body = Assert.Single(Bodies());
        Assert.All(ArchivedRun.Of(folder).SelectMany(ArchivedRun.Exchanges), line => Assert.Equal(Path.GetFileNameWithoutExtension(body), line.Sha256));
    }

    [Fact]
    public async Task Without_a_retention_nothing_goes()
    {
        kolada.Publishes("U23471", "2417", 2025, 60);
        var archive = Archive(TimeSpan.Zero);

        await RunAsync(archive, Monday);
        await RunAsync(archive, Monday.AddYears(10));

        Assert.Equal(2, ArchivedRun.Of(folder).Count);
    }

    [Fact]
    public async Task A_line_cut_short_by_the_end_of_the_process_is_left_out()
    {
        kolada.Publishes("U23471", "2417", 2025, 60);
        await RunAsync(Archive(), Monday);
        var run = Assert.Single(ArchivedRun.Of(folder));
        await File.AppendAllTextAsync(Path.Combine(run, ArchivedRun.IndexFileName), """{"at": "2026-03""", TestContext.Current.CancellationToken);

        Assert.Single(ArchivedRun.Exchanges(run));
    }

    [Fact]
    public async Task A_body_that_is_not_what_its_name_says_is_refused()
    {
        kolada.Publishes("U23471", "2417", 2025, 60);
        await RunAsync(Archive(), Monday);
        kolada.Publishes("U23471", "2417", 2025, 99);
        await RunAsync(Archive(), Monday.AddDays(1));
        var first = ArchivedRun.Of(folder)[0];
        var kept = ArchivedRun.BodyFile(folder, Assert.Single(ArchivedRun.Exchanges(first)).Sha256!);
        File.Copy(Bodies().Single(body => body != kept), kept, overwrite: true);

        var failure = Assert.Throws<ExpectedFailure>(() => Recording.Open(first).Answer("GET", "data/kpi/U23471/municipality/2417"));

        Assert.Contains("not those that its name says", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_cannot_be_written_stops_no_run_and_is_told()
    {
        kolada.Publishes("U23471", "2417", 2025, 60);
        var occupied = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(occupied, "", TestContext.Current.CancellationToken);
        var archive = new ArchiveWriter(occupied, kolada.BaseUrl, TimeSpan.Zero, NullLogger<ArchiveWriter>.Instance);

        var fetched = await RunAsync(archive, Monday);

        Assert.Single(fetched.Data!.Observations);
        Assert.Contains("kan inte skrivas", archive.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_attempt_is_counted_by_its_status_or_by_why_there_was_none()
    {
        kolada.Publishes("U23471", "2417", 2025, 60).Fails(1, 503).RateLimits("1");
        using var harness = new KoladaHarness(kolada.BaseUrl);
        using var down = new KoladaHarness(kolada.BaseUrl, network: new Refusing());
        List<string> seen = [];
        using var first = Listen(harness.Meters, seen);
        using var second = Listen(down.Meters, seen);

        await harness.FetchDataAsync();
        await down.FailAsync();

        Assert.Equal(
            [
                "http.response.status_code=503", "http.response.status_code=429", "http.response.status_code=200",
                .. Enumerable.Repeat("error.type=System.Net.Http.HttpRequestException", 4),
            ],
            seen);
    }

    private ArchiveWriter Archive(TimeSpan? retention = null) =>
        new(folder, kolada.BaseUrl, retention ?? TimeSpan.FromDays(365), NullLogger<ArchiveWriter>.Instance);

    private async Task<Fetched> RunAsync(ArchiveWriter archive, DateTimeOffset now)
    {
        using var harness = new KoladaHarness(kolada.BaseUrl, keeper: archive);
        archive.BeginRun(now, "plan: Provplan\n");
        var fetched = await harness.FetchDataAsync();
        archive.EndRun();
        archive.Weed(now);
        return fetched;
    }

    private string[] Bodies() => Directory.GetFiles(Path.Combine(folder, ArchivedRun.BodiesFolder), "*", SearchOption.AllDirectories);

    private static MeterListener Listen(IMeterFactory meters, List<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "indicatorsync.kolada.requests")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => seen.Add($"{tags[0].Key}={tags[0].Value}"));
        listener.Start();
        return listener;
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Connection refused");
    }
}
