using System.Globalization;
using System.Net;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>Retries, limits and pace, counted on a clock that the test owns.</summary>
public sealed class KoladaResilienceTests : IDisposable
{
    private readonly KoladaServer kolada = new();
    private readonly KoladaHarness harness;

    public KoladaResilienceTests()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        harness = new KoladaHarness(kolada.BaseUrl);
    }

    public void Dispose()
    {
        harness.Dispose();
        kolada.Dispose();
    }

    [Fact]
    public async Task What_fails_twice_and_then_answers_has_answered()
    {
        kolada.FailsTwiceThenAnswers();

        await harness.FetchDataAsync();

        Assert.Equal(3, harness.Client.RequestCount);
        Assert.Equal(2, harness.Time.Waits.Count);
    }

    [Fact]
    public async Task Three_retries_wait_longer_and_longer()
    {
        kolada.Fails(4);

        await harness.FailAsync();

        Assert.Equal(3, harness.Time.Waits.Count);
        Assert.All(harness.Time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(15)));
        Assert.InRange(harness.Time.Waits.Sum(wait => wait.TotalSeconds), 1, 30);
    }

    [Fact]
    public async Task A_body_that_breaks_off_or_is_html_is_asked_for_again()
    {
        kolada.BreaksOff().AnswersHtml();

        await harness.FetchDataAsync();

        Assert.Equal(3, harness.Client.RequestCount);
    }

    [Fact]
    public async Task Html_to_the_end_is_silence_and_the_message_quotes_it()
    {
        kolada.AnswersHtml(4);

        var failed = await harness.FailAsync();

        Assert.Equal(FetchFault.Silence, failed.Fault);
        Assert.Contains("text/html", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Underhåll pågår", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_out_as_many_seconds_as_it_says()
    {
        kolada.RateLimits("17");

        await harness.FetchDataAsync();

        Assert.Equal([TimeSpan.FromSeconds(17)], harness.Time.Waits);
    }

    [Fact]
    public async Task A_rate_limit_with_a_date_is_counted_on_our_clock()
    {
        kolada.RateLimits(harness.Time.Start.AddSeconds(45).ToString("R", CultureInfo.InvariantCulture));

        await harness.FetchDataAsync();

        Assert.Equal([TimeSpan.FromSeconds(45)], harness.Time.Waits);
    }

    [Fact]
    public async Task A_rate_limit_longer_than_the_total_limit_is_not_waited_for()
    {
        kolada.RateLimits("3600");

        Assert.Equal(FetchFault.Silence, (await harness.FailAsync()).Fault);
        Assert.Empty(harness.Time.Waits);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task A_refusal_is_not_retried(int status)
    {
        kolada.Fails(1, status);

        Assert.Equal(FetchFault.Refused, (await harness.FailAsync()).Fault);
        Assert.Equal(1, harness.Client.RequestCount);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_not_halved()
    {
        kolada.Fails(1, 302);

        Assert.Contains("Kolada:BaseUrl", (await harness.FailAsync("U23471,N33816")).Message, StringComparison.Ordinal);
        Assert.Equal(1, harness.Client.RequestCount);
    }

    [Fact]
    public async Task Requests_keep_their_distance()
    {
        using var paced = new KoladaHarness(kolada.BaseUrl, requestsPerSecond: 4);

        await paced.FetchAsync([.. Enumerable.Repeat(KoladaHarness.Data("U23471", "2417"), 3)]);

        Assert.Equal([TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.25)], paced.Time.Waits);
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_with_what_to_check()
    {
        using var down = new KoladaHarness(kolada.BaseUrl, network: new Broken(() => throw new HttpRequestException("Connection refused")));

        var failed = await down.FailAsync();

        Assert.Equal(FetchFault.Silence, failed.Fault);
        Assert.Equal(
            "Kolada gick inte att nå: Connection refused. Kontrollera nätverket, Kolada:BaseUrl och Kolada:ProxyUrl (data/kpi/U23471/municipality/2417)",
            failed.Message);
        Assert.Equal(4, down.Client.RequestCount);
    }

    [Fact]
    public async Task A_proxy_that_is_named_is_used()
    {
        using var behindProxy = new KoladaHarness(new Uri("http://kolada.invalid/v3"), proxy: kolada.BaseUrl);

        Assert.Equal(62, Assert.Single((await behindProxy.FetchDataAsync()).Data!.Observations).Value);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_the_body_is_retried_too()
    {
        using var breaking = new KoladaHarness(kolada.BaseUrl, network: new Broken(() => new StreamContent(new LostStream())));

        Assert.Contains("bröts mitt i", (await breaking.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(4, breaking.Client.RequestCount);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_given_up_and_tried_again()
    {
        var hanging = new Hanging();
        using var slow = new KoladaHarness(kolada.BaseUrl, network: hanging);
        var fetching = slow.FailAsync();

        while (await Task.WhenAny(fetching, hanging.ReachedAsync()) != fetching)
        {
            slow.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(FetchFault.Silence, (await fetching).Fault);
        Assert.Equal(3, slow.Client.RequestCount); // the total limit of 90 s is up before a fourth
    }

    [Fact]
    public async Task Cancelling_ends_the_run_at_once()
    {
        var hanging = new Hanging();
        using var slow = new KoladaHarness(kolada.BaseUrl, network: hanging);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var fetching = slow.Client.FetchAsync([KoladaHarness.Data("U23471", "2417")], stop.Token).ToListAsync(CancellationToken.None);

        await hanging.ReachedAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fetching);
    }

    private sealed class Broken(Func<HttpContent> content) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content() });
    }

    private sealed class Hanging : HttpMessageHandler
    {
        private readonly SemaphoreSlim reached = new(0);

        public Task ReachedAsync() => reached.WaitAsync(TestContext.Current.CancellationToken);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var hang = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = cancellationToken.Register(() => hang.SetCanceled(cancellationToken));
            reached.Release();
            return await hang.Task;
        }
    }

    private sealed class LostStream : MemoryStream
    {
        private bool started;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (started)
            {
                throw new IOException("The response ended prematurely.");
            }

            started = true;
            "{\"values\""u8.CopyTo(buffer.Span);
            return ValueTask.FromResult(9);
        }
    }
}
