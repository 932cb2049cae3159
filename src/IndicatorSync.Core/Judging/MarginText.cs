using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>A margin in Swedish, the same in mails, <c>explain</c> and reports.</summary>
public static class MarginText
{
    /// <summary><c>± 5,6 procentenheter</c>: the difference of two shares is in percentage points.</summary>
    /// <param name="margin">Of a value.</param>
    /// <param name="unit">The unit of the value.</param>
    public static string HalfWidth(ValueMargin margin, string? unit)
    {
        var number = SwedishNumber.Print(margin.HalfWidth, SwedishNumber.DecimalsOf(margin.HalfWidth));
        var suffix = UnitText.Suffix(unit) is "%" ? number == "1" ? "procentenhet" : "procentenheter" : UnitText.Suffix(unit);
        return suffix is null ? $"± {number}" : $"± {number} {suffix}";
    }

    /// <summary>What it means for the colour, as the end of a sentence.</summary>
    public static string Meaning(Certainty certainty) => certainty == Certainty.Certain
        ? "färgen är densamma i hela marginalen"
        : "gränsen ligger inom marginalen, så färgen är inte säkerställd";
}
