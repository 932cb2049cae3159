using System.Net;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Service;
using Microsoft.Extensions.Logging.Testing;

namespace IndicatorSync.Worker.Tests.Service;

public sealed class HeartbeatTests
{
    private const string Secret = "3f1c-secret";
    private readonly FakeLogger<Heartbeat> logger = new();

    [Theory]
    [InlineData(nameof(RunOutcome.Succeeded), "/ping/3f1c-secret")]
    [InlineData(nameof(RunOutcome.Partial), "/ping/3f1c-secret/fail")]
    [InlineData(nameof(RunOutcome.Failed), "/ping/3f1c-secret/fail")]
    public async Task It_beats_at_start_and_end(string outcome, string path)
    {
        var edge = new Edge(_ => new HttpResponseMessage(HttpStatusCode.OK));
        var heartbeat = Create(edge, $"https://hc.example.se/ping/{Secret}");
        await heartbeat.StartedAsync(TestContext.Current.CancellationToken);
        await heartbeat.EndedAsync(Enum.Parse<RunOutcome>(outcome), TestContext.Current.CancellationToken);

        Assert.Equal([$"/ping/{Secret}/start", path], edge.Asked);
    }

    [Fact]
    public async Task Its_own_failure_breaks_nothing_and_tells_no_secret()
    {
        var answers = new Queue<Func<HttpResponseMessage>>(
        [
            () => new HttpResponseMessage(HttpStatusCode.InternalServerError),
            () => throw new HttpRequestException("no route to " + Secret),
            () => throw new TaskCanceledException("time-out"),
        ]);
        var heartbeat = Create(new Edge(_ => answers.Dequeue()()), $"https://hc.example.se/ping/{Secret}");
        for (var beat = 0; beat < 3; beat++)
        {
            await heartbeat.StartedAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(3, logger.Collector.Count);
        Assert.DoesNotContain(logger.Collector.GetSnapshot(), record => record.Message.Contains(Secret, StringComparison.Ordinal) || record.Exception is not null);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_asked()
    {
        var edge = new Edge(_ => new HttpResponseMessage(HttpStatusCode.OK));
        await Create(edge, null).StartedAsync(TestContext.Current.CancellationToken);

        Assert.Empty(edge.Asked);
    }

    private Heartbeat Create(Edge edge, string? url) => new(new HeartbeatOptions { Url = url is null ? null : new Uri(url) }, edge, logger);

    private sealed class Edge(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler, IHttpClientFactory
    {
        public List<string> Asked { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsolutePath);
            return Task.FromResult(answer(request));
        }
    }
}
