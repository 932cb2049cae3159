namespace IndicatorSync.Core.Catalogue;

/// <summary>
/// What a draft writes as <c>källa</c> until somebody has chosen the KPI. To the catalogue it is free text like any other, so that nothing is fetched:
/// whoever leaves it has to hear of that.
/// </summary>
public static class UnchosenSource
{
    /// <summary>The plan says no source.</summary>
    public const string Unsaid = "anges inte i planen";

    private const string Ending = ", nyckeltalet ej valt";

    /// <param name="source">What the plan prints as source; null for nothing.</param>
    public static string For(string? source) => source is null ? Unsaid : source + Ending;

    /// <summary>The KPI was to be chosen, and is not.</summary>
    public static bool IsLeft(string source) => source.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Kolada is meant, but the text is not the word alone by which values are fetched, or the text is a draft's own.</summary>
    public static bool HidesKpi(string source) =>
        IsLeft(source)
        || string.Equals(source, Unsaid, StringComparison.OrdinalIgnoreCase)
        || (source.StartsWith("kolada", StringComparison.OrdinalIgnoreCase) && source.Length > "kolada".Length && !char.IsLetterOrDigit(source["kolada".Length]));
}
