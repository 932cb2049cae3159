namespace IndicatorSync.Core.Drafting;

/// <summary>A plan's own words in a remark to whoever reads the draft.</summary>
public static class DraftQuote
{
    private const int Longest = 60;

    /// <summary>The text, or its first 60 characters and an ellipsis.</summary>
    public static string Of(string text) => text.Length <= Longest ? text : text[..Longest].TrimEnd() + "…";
}
