using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Drafting;

/// <summary>Whether a plan's target is words that no number can be held against (<c>Systematisk analys</c>).</summary>
internal static class QualitativeWords
{
    /// <summary>The words; null where the target has a number, can be read as a limit or nearly, or differs between the years.</summary>
    public static string? Of(DraftedIndicator indicator)
    {
        var words = indicator.Green ?? (indicator.Targets.Select(target => target.Text).Distinct().ToList() is [var same] ? same : null);
        return words is null || words.Any(char.IsDigit) || !words.Any(char.IsLetter) || IsNearlyALimit(words) ? null : words;
    }

    private static bool IsNearlyALimit(string words)
    {
        var reading = BandReader.Read(words, null);
        return reading.Band is not null || reading.Findings.Any(finding => finding.Suggestion?.StartsWith("menade du", StringComparison.Ordinal) == true);
    }
}
