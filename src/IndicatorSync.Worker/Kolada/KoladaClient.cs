using System.Runtime.CompilerServices;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// Carries out a plan against Kolada's v3, one request at a time; one instance per run. A request is fetched whole or it fails; one
/// that gets a refusing answer is searched for its culprit (<see cref="CulpritSearch"/>), so that one bad id costs one indicator.
/// </summary>
internal sealed partial class KoladaClient(PageReader pages, RequestReader reader, ILogger<KoladaClient> logger)
{
    /// <summary>Planned requests in a row without a usable answer, after which a run stops asking.</summary>
    private const int MaxSilent = 3;

    /// <summary>HTTP requests sent so far in this run: retries, further pages and halves included, answered or not.</summary>
    public int RequestCount => pages.Requests;

    /// <summary>What the first usable answer that told the time said; null while none has.</summary>
    public SourceTime? SourceTime => pages.SourceTime;

    /// <summary>Oddities in the answers that stop nothing, each once per run, in Swedish.</summary>
    public IReadOnlyList<string> Notes => reader.Notes;

    /// <summary>See <see cref="RequestReader.Known"/>.</summary>
    public KnownAnswers Known
    {
        get => reader.Known;
        set => reader.Known = value;
    }

    /// <summary>Every planned request comes back: fetched, failed, or in parts that together ask for the same.</summary>
    public async IAsyncEnumerable<FetchResult> FetchAsync(
        IReadOnlyList<PlannedRequest> plan,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var silent = 0;
        foreach (var request in plan)
        {
            if (silent == MaxSilent)
            {
                yield return new FetchFailed(request, FetchFault.NotAsked, KoladaMessages.NotAsked(MaxSilent));
                continue;
            }

            var parts = await FetchAsync(request, cancellationToken);
            silent = parts.Any(part => part.Answer is not null || part.Fault?.Kind == FetchFault.Unhandled) ? 0 : silent + 1;
            foreach (var part in parts)
            {
                yield return part.Result;
            }
        }
    }

    private async Task<IReadOnlyList<Part>> FetchAsync(PlannedRequest request, CancellationToken cancellationToken)
    {
        var whole = await AskAsync(request, retryRefusals: true, cancellationToken);
        if (whole.Fault is not { HangsOnTheQuestion: true })
        {
            return [whole];
        }

        var parts = await new CulpritSearch(part => AskAsync(part, retryRefusals: false, cancellationToken)).SettleAsync(whole);
        if (!parts.Any(part => part.Answer is not null))
        {
            return [whole];
        }

        // The halves were asked once each. Some got an answer, so the server is there: a server error is asked again with patience.
        List<Part> settled = [];
        foreach (var part in parts)
        {
            settled.Add(part.Fault is { Retry: true, Kind: FetchFault.Refused } ? await AskAsync(part.Request, retryRefusals: true, cancellationToken) : part);
        }

        return settled;
    }

    private async Task<Part> AskAsync(PlannedRequest request, bool retryRefusals, CancellationToken cancellationToken)
    {
        try
        {
            var (answer, fault) = await reader.ReadAsync(request, retryRefusals, cancellationToken);
            return new Part(request, answer, fault);
        }
        catch (Exception unforeseen) when (unforeseen is not (OperationCanceledException or ExpectedFailure))
        {
            // The boundary of a request (docs/contract.md 1.15): what nobody foresaw in one answer costs that answer, not the run.
            Unhandled(logger, request.Path, unforeseen);
            return new Part(request, null, KoladaMessages.Unhandled());
        }
    }

    [LoggerMessage(2003, LogLevel.Error, "The answer to {Path} could not be taken care of: a fault in this program, worth reporting.")]
    private static partial void Unhandled(ILogger logger, string path, Exception unforeseen);
}

/// <summary>A planned request or a part of it, with its answer or with why there is none.</summary>
internal readonly record struct Part(PlannedRequest Request, Fetched? Answer, Fault? Fault)
{
    public FetchResult Result => (FetchResult?)Answer
        ?? new FetchFailed(Request, Fault!.Kind, $"{Fault.Message} ({KoladaMessages.Short(Request.Path)})");
}
