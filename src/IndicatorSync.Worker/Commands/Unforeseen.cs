namespace IndicatorSync.Worker.Commands;

/// <summary>What nobody foresaw, in one line: its own words, and where it has none, that it is a fault of the program.</summary>
internal static class Unforeseen
{
    private const string NoWords = "Exception of type";

    public static string InEnglish(Exception failure) => Words(failure) ?? "A fault in the program, worth reporting.";

    public static string InSwedish(Exception failure) => Words(failure) ?? "Ett fel i programmet, värt att anmäla.";

    private static string? Words(Exception failure)
    {
        var words = failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return words.Length == 0 || words.StartsWith(NoWords, StringComparison.Ordinal) ? null : $"{words}.";
    }
}
