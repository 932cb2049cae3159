using System.Globalization;

namespace IndicatorSync.Core.Text;

/// <summary>How many of what, in English: <c>1 mail</c>, <c>2 mails</c>. Words whose plural ends in s.</summary>
public static class Quantity
{
    /// <param name="count">How many, at least 0.</param>
    /// <param name="one">The word for one of them.</param>
    public static string Of(int count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
