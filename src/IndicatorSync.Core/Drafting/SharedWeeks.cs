using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>When values come, where one note tells it for several indicators: <c>v 23 respektive v 48</c> below two is one week each, in their order.</summary>
internal sealed partial class SharedWeeks
{
    private readonly string words;
    private readonly IReadOnlyList<string> each;

    private SharedWeeks(string words, IReadOnlyList<string> each) => (this.words, this.each) = (words, each);

    /// <summary>Swedish: why nobody can tell which is whose; null when it is clear.</summary>
    public string? Doubt { get; private init; }

    /// <param name="words">The note's weeks.</param>
    /// <param name="indicators">How many it is about.</param>
    public static SharedWeeks Of(string words, int indicators)
    {
        var parts = Respectively().IsMatch(words) ? Separator().Split(words).Select(part => part.Trim()).Where(part => part.Length > 0).ToList() : [];
        return parts.Count == indicators ? new SharedWeeks(words, parts)
            : new SharedWeeks(words, [])
            {
                Doubt = parts.Count > 0 && indicators > 1 ? $"planen skriver \"{words}\" för {indicators} indikatorer; skriv den vecka som gäller den här" : null,
            };
    }

    /// <param name="nth">0 for the first of the indicators.</param>
    public string For(int nth) => each.Count > 0 ? each[nth] : words;

    [GeneratedRegex(@"\bresp(?:ektive)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Respectively();

    [GeneratedRegex(@",|\brespektive\b|\bresp\b\.?|\boch\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
