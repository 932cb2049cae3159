namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>Where exchanges are kept: a recording for somebody to read, or the service's archive.</summary>
internal interface IExchangeKeeper
{
    /// <summary>The API that is asked.</summary>
    Uri BaseUrl { get; }

    /// <param name="exchange">What was asked and answered, without the body.</param>
    /// <param name="body">As it came, decompressed; empty when there was none.</param>
    void Keep(Exchange exchange, byte[] body);
}

/// <summary>Keeps every exchange, also one that fails or whose body breaks off, and passes it on as it was.</summary>
internal sealed class RecordHandler(IExchangeKeeper keeper, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange
        {
            At = time.GetUtcNow(),
            Method = request.Method.Method,
            Path = Exchange.PathBelow(keeper.BaseUrl, request.RequestUri!),
        };
        HttpResponseMessage? response = null;
        using var body = new MemoryStream();
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            await AnswerLimit.CopyAsync(content, body, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException || PageReader.IsBrokenBody(exception))
        {
            keeper.Keep(Answered(exchange, response) with { Failure = exception.GetBaseException().Message }, body.ToArray());
            response?.Dispose();
            throw;
        }

        keeper.Keep(Answered(exchange, response), body.ToArray());
        return Rebuilt(response, body.ToArray());
    }

    private static Exchange Answered(Exchange exchange, HttpResponseMessage? response) =>
        response is null
            ? exchange
            : exchange with
            {
                Status = (int)response.StatusCode,
                Headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                    .Where(header => Exchange.HeadersKept.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                    .ToDictionary(header => header.Key, header => header.Value.ToString()),
            };

    private static HttpResponseMessage Rebuilt(HttpResponseMessage response, byte[] body)
    {
        var content = new ByteArrayContent(body);
        foreach (var header in response.Content.Headers.NonValidated.Where(header => header.Key != "Content-Length"))
        {
            content.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
        }

        response.Content.Dispose();
        response.Content = content;
        return response;
    }
}
