namespace IndicatorSync.Core.Problems;

/// <summary>What the source's clock said when an answer came.</summary>
/// <param name="Here">UTC, by this machine's clock.</param>
/// <param name="There">UTC, by the source's clock at the same moment.</param>
public sealed record SourceTime(DateTimeOffset Here, DateTimeOffset There)
{
    /// <summary>A source whose own clock says anything else says nothing.</summary>
    private static readonly (DateTimeOffset From, DateTimeOffset To) Plausible =
        (new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2100, 12, 31, 0, 0, 0, TimeSpan.Zero));

    /// <param name="here">UTC, when the answer had come.</param>
    /// <param name="date">Its <c>Date</c>: when the source made it.</param>
    /// <param name="age">Its <c>Age</c>: how long a cache on the way has kept it since.</param>
    /// <returns>Null when the answer does not tell the time: no date, or one outside 1990–2100.</returns>
    public static SourceTime? Of(DateTimeOffset here, DateTimeOffset? date, TimeSpan? age) =>
        date is { } made && made >= Plausible.From && made <= Plausible.To ? new SourceTime(here, made + (age ?? TimeSpan.Zero)) : null;

    /// <summary>How much this machine's clock is ahead of the source's; negative: behind.</summary>
    public TimeSpan Ahead => Here - There;
}

/// <summary>Why a run does not trust the clock.</summary>
/// <param name="Here">UTC, what the machine's clock says.</param>
/// <param name="Other">UTC, what contradicts it.</param>
/// <param name="BySource">The source's clock contradicts it; otherwise the last stored run.</param>
public sealed record ClockFault(DateTimeOffset Here, DateTimeOffset Other, bool BySource);

/// <summary>
/// Whether a run may go by the machine's clock (docs/contract.md 1.3): a wrong one makes values old or new that are not, and removes
/// what should be kept.
/// </summary>
public static class ClockTrust
{
    /// <summary>Both ways; what differs by just this much is still trusted.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(24);

    /// <summary>
    /// The source decides when it tells the time. When it does not, time since the last stored run may be of any length, but it does
    /// not go backwards.
    /// </summary>
    /// <param name="now">UTC, by the machine's clock.</param>
    /// <param name="source">What the source said in this run; null when it said nothing.</param>
    /// <param name="lastStoredRun">When the last run that stored and judged ended; null when there is none.</param>
    /// <returns>Null when the clock is trusted.</returns>
    public static ClockFault? Judge(DateTimeOffset now, SourceTime? source, DateTimeOffset? lastStoredRun)
    {
        if (source is not null)
        {
            return source.Ahead.Duration() > Tolerance ? new ClockFault(source.Here, source.There, BySource: true) : null;
        }

        return lastStoredRun is { } last && last - now > Tolerance ? new ClockFault(now, last, BySource: false) : null;
    }
}
