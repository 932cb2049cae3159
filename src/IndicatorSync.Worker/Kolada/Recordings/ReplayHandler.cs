using System.Net;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>The recording was never asked this.</summary>
/// <param name="path">Path and query below the base address.</param>
internal sealed class NotRecordedException(string path) : Exception(path);

/// <summary>Answers from a recording instead of the network, failures included.</summary>
internal sealed class ReplayHandler(Recording recording) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = Exchange.PathBelow(recording.BaseUrl, request.RequestUri!);
        var exchange = recording.Answer(request.Method.Method, path) ?? throw new NotRecordedException(path);
        if (exchange.Status is not { } status)
        {
            throw new HttpRequestException(exchange.Failure ?? "the connection failed");
        }

        HttpContent content = exchange.Failure is { } failure
            ? new BrokenContent(exchange.BodyBytes(), failure)
            : new ByteArrayContent(exchange.BodyBytes());
        var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = content };
        foreach (var (name, value) in exchange.Headers ?? new Dictionary<string, string>())
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return Task.FromResult(response);
    }

    /// <summary>A body that ends before its end.</summary>
    private sealed class BrokenContent(byte[] start, string failure) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(start);
            throw new IOException(failure);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
