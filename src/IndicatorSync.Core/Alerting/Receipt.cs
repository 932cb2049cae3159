using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>What became of something that was handed in (docs/contract.md 1.9), for the one who is to hand it in.</summary>
/// <param name="Source">The file, the query or the way of reporting, as it is shown.</param>
/// <param name="Values">What was new or changed, in the catalogue's order, as many as are shown.</param>
/// <param name="LeftOut">How many more there were.</param>
/// <param name="Unchanged">Values of the source that say what was stored.</param>
/// <param name="SetAside">What was not read: Swedish lines with sheet, cell and reason.</param>
public sealed record Receipt(string Source, IReadOnlyList<ReceivedValue> Values, int LeftOut, int Unchanged, IReadOnlyList<string> SetAside)
{
    /// <summary>Values that were new or changed.</summary>
    public int Received => Values.Count + LeftOut;
}

/// <summary>One value that was read.</summary>
/// <param name="Indicator">Its name, with unit and gender where it is not the total.</param>
/// <param name="Period">As printed.</param>
/// <param name="Now">The value with its unit; null: it was taken back.</param>
/// <param name="Before">The value before; null for none.</param>
/// <param name="Colour">Its colour now; <see cref="Colour.None"/> where it is not judged.</param>
public sealed record ReceivedValue(string Indicator, string Period, string? Now, string? Before, Colour Colour);
