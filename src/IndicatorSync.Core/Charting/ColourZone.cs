using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Charting;

/// <summary>A stretch of a chart's scale in which every value has one colour.</summary>
public sealed record ColourZone(Colour Colour, decimal From, decimal To)
{
    /// <summary>The zones of a band between two numbers, lowest first; together they cover the whole stretch.</summary>
    /// <param name="scale">The band's.</param>
    /// <param name="low">The lowest number shown.</param>
    /// <param name="high">The highest; above <paramref name="low"/>.</param>
    public static IReadOnlyList<ColourZone> Of(Scale scale, decimal low, decimal high)
    {
        var green = Math.Clamp(scale.Green.Value, low, high);
        var far = Math.Clamp(scale.Yellow?.Value ?? scale.Green.Value, low, high);
        ColourZone[] zones = scale.Direction == Direction.HigherIsBetter
            ? [new(Colour.Red, low, Math.Min(far, green)), new(Colour.Yellow, far, green), new(Colour.Green, green, high)]
            : [new(Colour.Green, low, green), new(Colour.Yellow, green, far), new(Colour.Red, Math.Max(far, green), high)];
        return [.. zones.Where(zone => zone.From < zone.To)];
    }
}
