using IndicatorSync.Worker.Foundation.Configuration;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// How long and how often one page is asked for: three retries after about 1, 2 and 4 seconds or as <c>Retry-After</c> says, a limit
/// for each attempt and one for all. The only layer that retries. Everything waits on the injected clock.
/// </summary>
internal sealed class RetryPolicy
{
    private const int Retries = 3;

    private readonly KoladaOptions options;
    private readonly Pacer pacer;
    private readonly ResiliencePipeline attempt;
    private readonly ResiliencePipeline<PageResult> patient;
    private readonly ResiliencePipeline<PageResult> brief;

    /// <param name="options">Limits and pace.</param>
    /// <param name="time">The clock that delays and limits run on.</param>
    /// <param name="waits">False in a replay: what is recorded does not get better by waiting.</param>
    public RetryPolicy(KoladaOptions options, TimeProvider time, bool waits)
    {
        this.options = options;
        pacer = new Pacer(waits ? options.RequestsPerSecond : 0, time);
        attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.AttemptTimeout).Build();
        patient = Pipeline(fault => fault.Retry);
        brief = Pipeline(fault => fault is { Retry: true, Kind: FetchFault.Silence });

        ResiliencePipeline<PageResult> Pipeline(Func<Fault, bool> retry) =>
            new ResiliencePipelineBuilder<PageResult> { TimeProvider = time }
                .AddTimeout(options.TotalTimeout)
                .AddRetry(new RetryStrategyOptions<PageResult>
                {
                    MaxRetryAttempts = Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromSeconds(1),
                    ShouldHandle = args => new(args.Outcome.Result.Fault is { } fault && retry(fault) && !(fault.RetryAfter > options.TotalTimeout)),
                    DelayGenerator = args => new(waits ? args.Outcome.Result.Fault?.RetryAfter : TimeSpan.Zero),
                })
                .Build();
    }

    /// <param name="ask">One attempt: it sends, reads and parses.</param>
    /// <param name="retryRefusals">Whether a server error (500) is asked again too; silence always is.</param>
    /// <param name="cancellationToken">Ends the waiting as well.</param>
    public async Task<PageResult> AskAsync(
        Func<CancellationToken, Task<PageResult>> ask,
        bool retryRefusals,
        CancellationToken cancellationToken)
    {
        await pacer.WaitAsync(cancellationToken); // a slow pace must not eat the time limit
        PageResult? last = null;
        try
        {
            return await (retryRefusals ? patient : brief).ExecuteAsync(
                async token => (last = await AttemptAsync(ask, token)).Value,
                cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return last ?? KoladaMessages.NoAnswerWithin(options.TotalTimeout);
        }
    }

    private async Task<PageResult> AttemptAsync(Func<CancellationToken, Task<PageResult>> ask, CancellationToken cancellationToken)
    {
        await pacer.EnterAsync(cancellationToken);
        try
        {
            return await attempt.ExecuteAsync(async token => await ask(token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return KoladaMessages.NoAnswerWithin(options.AttemptTimeout);
        }
    }
}
