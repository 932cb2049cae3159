using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Catalogue;

/// <summary>The values that an indicator can have (<c>rimligt: 0–30</c>), both ends included.</summary>
public readonly record struct PlausibleRange(decimal From, decimal To)
{
    public bool Contains(decimal value) => value >= From && value <= To;

    /// <summary>As a municipality writes it: <c>0–30</c>.</summary>
    public override string ToString() => $"{Print(From)}–{Print(To)}";

    private static string Print(decimal value) => SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value));
}
