using IndicatorSync.Worker.Foundation.Telemetry;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Counts every attempt at the source, also one whose answer is of no use.</summary>
internal sealed class CountingHandler(IndicatorSyncMetrics metrics) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            metrics.RequestAnswered((int)response.StatusCode);
            return response;
        }
        catch (Exception exception)
        {
            // Counted, whatever it is, and passed on: the retries above know what to do with it.
            metrics.RequestUnanswered(exception.GetType().FullName!);
            throw;
        }
    }
}
