namespace IndicatorSync.Worker.Commands.Hosting;

/// <summary>Where the answers of a run come from, and whether they are kept: the network, or a recording (<c>--replay</c>, <c>--record</c>).</summary>
/// <param name="ReplayDirectory">The recording to answer from; null for the network.</param>
/// <param name="RecordDirectory">Where every exchange is written; null for nowhere.</param>
internal sealed record ExchangeOptions(string? ReplayDirectory, string? RecordDirectory)
{
    public static readonly ExchangeOptions Live = new(null, null);
}
