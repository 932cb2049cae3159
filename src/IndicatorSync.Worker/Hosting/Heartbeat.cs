using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Pipeline;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Hosting;

/// <summary>
/// Tells an outside monitor that a run starts, succeeded or failed (<c>Heartbeat:Url</c>). Its own failure breaks nothing, and the
/// address, which is a secret, is in no log.
/// </summary>
internal sealed partial class Heartbeat(HeartbeatOptions options, IHttpClientFactory clients, ILogger<Heartbeat> logger)
{
    public const string ClientName = "heartbeat";

    public Task StartedAsync(CancellationToken cancellationToken) => BeatAsync("/start", cancellationToken);

    public Task EndedAsync(RunOutcome outcome, CancellationToken cancellationToken) =>
        BeatAsync(outcome == RunOutcome.Succeeded ? "" : "/fail", cancellationToken);

    private async Task BeatAsync(string suffix, CancellationToken cancellationToken)
    {
        if (options.Url is not { } url)
        {
            return;
        }

        try
        {
            var target = new UriBuilder(url) { Path = url.AbsolutePath.TrimEnd('/') + suffix }.Uri;
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.GetAsync(target, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Missed(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(131, LogLevel.Warning, "The heartbeat did not get through ({Reason}); the run goes on.")]
    private static partial void Missed(ILogger logger, string reason);
}
