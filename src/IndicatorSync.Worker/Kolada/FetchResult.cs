using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;

namespace IndicatorSync.Worker.Kolada;

/// <summary>What became of one planned request, or of a part of it when it had to be halved. The parts of a request never overlap.</summary>
internal abstract record FetchResult(PlannedRequest Request);

/// <summary>Fetched whole, every page: <paramref name="Data"/> for data requests, <paramref name="Metadata"/> for the others.</summary>
internal sealed record Fetched(PlannedRequest Request, DataAnswer? Data, MetadataAnswer? Metadata) : FetchResult(Request);

/// <summary>Nothing of it may be used: what is stored stays as it is.</summary>
/// <param name="Request">What was asked, down to the culprit where it could be found.</param>
/// <param name="Fault">Which kind of failure.</param>
/// <param name="Message">Swedish, one line: what happened and what to do.</param>
internal sealed record FetchFailed(PlannedRequest Request, FetchFault Fault, string Message) : FetchResult(Request);

internal enum FetchFault
{
    /// <summary>No answer of the API: network, time, 408, 429, 502–504, a body that broke off or was not JSON.</summary>
    Silence,

    /// <summary>The API answered no: 4xx, 500, or an error in the envelope.</summary>
    Refused,

    /// <summary>The answer does not keep the contract of v3 (docs/kolada-api.md).</summary>
    Contract,

    /// <summary>410: this version of the API is closed.</summary>
    Gone410,

    /// <summary>Not sent, because the source had not answered the requests before it.</summary>
    NotAsked,

    /// <summary>The program itself failed over the answer.</summary>
    Unhandled,

    /// <summary>A replay was asked for what the recording does not hold.</summary>
    NotRecorded,
}
