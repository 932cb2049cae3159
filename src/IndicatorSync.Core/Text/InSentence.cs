namespace IndicatorSync.Core.Text;

/// <summary>A heading or a code's words within a sentence: only the first letter becomes small, since names keep theirs (<c>saknas i Kolada</c>).</summary>
public static class InSentence
{
    /// <param name="words">Not empty.</param>
    public static string Of(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
