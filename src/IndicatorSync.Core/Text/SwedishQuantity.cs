namespace IndicatorSync.Core.Text;

/// <summary>How many of what, in Swedish: <c>1 rad</c>, <c>2 rader</c>.</summary>
public static class SwedishQuantity
{
    /// <param name="count">How many, at least 0.</param>
    /// <param name="one">The word for one of them.</param>
    /// <param name="many">The word for more, and for none.</param>
    public static string Of(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
