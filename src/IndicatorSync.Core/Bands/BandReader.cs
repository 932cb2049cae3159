namespace IndicatorSync.Core.Bands;

/// <summary>Reads the words of a decided plan into a <see cref="Band"/> (DESIGN 1.4, 1.5).</summary>
public static class BandReader
{
    /// <param name="green">The green phrase as written; null or blank is a fault.</param>
    /// <param name="yellow">The yellow phrase as written; null or blank is none.</param>
    /// <param name="unit">A unit accepted after the number besides the common ones (the tail of the KPI's title).</param>
    public static BandReading Read(string? green, string? yellow, string? unit = null) =>
        throw new InvalidOperationException("written in Bands");
}
