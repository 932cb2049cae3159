using System.Globalization;
using System.Net;

namespace IndicatorSync.Worker.Kolada;

/// <summary>Why one HTTP question got no page, and what may be done about it.</summary>
/// <param name="Kind">See <see cref="FetchFault"/>.</param>
/// <param name="Message">Swedish: what happened and what to do, without the request.</param>
/// <param name="Status">The answer's status where there was one.</param>
/// <param name="Retry">May pass by itself: worth asking again within this run.</param>
/// <param name="RetryAfter">How long the server asks us to wait.</param>
internal sealed record Fault(
    FetchFault Kind,
    string Message,
    HttpStatusCode? Status = null,
    bool Retry = false,
    TimeSpan? RetryAfter = null)
{
    /// <summary>What the system said, in its own language, where it is not an answer that failed.</summary>
    public string? Cause { get; init; }

    /// <summary>For the log, which is in English as <see cref="Message"/> is in Swedish.</summary>
    public string InLog => (Status, Cause) switch
    {
        ({ } status, _) => string.Create(CultureInfo.InvariantCulture, $"{Kind}, status {(int)status}"),
        (_, { } cause) => $"{Kind}, {cause}",
        _ => Kind.ToString(),
    };

    /// <summary>An answer that depends on what was asked for, so that a smaller question may get a better one. Silence does not.</summary>
    public bool HangsOnTheQuestion =>
        Kind == FetchFault.Contract || (Kind == FetchFault.Refused && Status is null or >= HttpStatusCode.BadRequest);

    public static Fault Contract(string what) => new(
        FetchFault.Contract,
        $"Koladas svar följer inte API v3: {what}. Uppdatera IndicatorSync, eller anmäl felet med en inspelning (sync --record)");
}

/// <summary>A page, or why there is none.</summary>
internal readonly record struct PageResult(Envelope? Page, Fault? Fault)
{
    public static implicit operator PageResult(Envelope page) => new(page, null);

    public static implicit operator PageResult(Fault fault) => new(null, fault);
}
