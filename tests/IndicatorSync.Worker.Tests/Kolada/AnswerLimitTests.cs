using System.Net;
using System.Net.Http.Headers;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;

namespace IndicatorSync.Worker.Tests.Kolada;

public class AnswerLimitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_without_end_is_left_at_the_limit_with_and_without_a_recording(bool recorded)
    {
        using var network = new EndlessAnswers();
        var keeper = recorded ? new Keeper() : null;
        using var harness = new KoladaHarness(new Uri("https://api.kolada.se/v3"), network: network, keeper: keeper);

        var failed = await harness.FailAsync();

        Assert.Equal(FetchFault.Contract, failed.Fault);
        Assert.Contains("större än 64 MB", failed.Message, StringComparison.Ordinal);
        Assert.InRange(network.Longest, AnswerLimit.Bytes, AnswerLimit.Bytes + 1_048_576);
        Assert.All(keeper?.Kept ?? [], kept => Assert.True(kept <= AnswerLimit.Bytes));
    }

    private sealed class Keeper : IExchangeKeeper
    {
        public Uri BaseUrl => new("https://api.kolada.se/v3");

        public List<int> Kept { get; } = [];

        public void Keep(Exchange exchange, byte[] body) => Kept.Add(body.Length);
    }

    private sealed class EndlessAnswers : HttpMessageHandler
    {
        private readonly List<Endless> bodies = [];

        /// <summary>Bytes taken of one answer.</summary>
        public long Longest => bodies.Max(body => body.Taken);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bodies.Add(new Endless());
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(bodies[^1]) };
            answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(answer);
        }
    }

    private sealed class Endless : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[Math.Max(bufferSize, 81_920)];
            while (true)
            {
                await destination.WriteAsync(buffer.AsMemory(0, await ReadAsync(buffer, cancellationToken)), cancellationToken);
            }
        }
    }
}
