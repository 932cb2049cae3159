using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary>
/// Everything that <c>validate</c> can say has a row in docs/katalog.md: what it means and what to write. The sentences are found in the sources of
/// the readers; what differs from time to time is <c>…</c> in the manual.
/// </summary>
public sealed partial class ManualMessagesTests
{
    private const char Gap = '…';

    /// <summary>A piece this short says nothing of which sentence it is of.</summary>
    private const int LeastPiece = 6;

    private const int FewestWords = 4;

    /// <summary>What they say is no finding, or the help that stands beside one.</summary>
    private static readonly string[] Silent =
    [
        "CatalogueInUse.cs", "CatalogueSchema.cs", "ValidationReport.cs", "RefusalNeeds.cs", "Suggestions.cs", "Municipalities.cs", "OpenBracket.cs", "Swedish.cs",
    ];

    /// <summary>Not sentences to the reader: what the YAML parser says, and the end of a sentence that holds code.</summary>
    private static readonly string[] Others = ["Mapping values are not allowed", ")}; där används bandet för …"];

    private static readonly IReadOnlyList<string> Rows =
    [
        .. File.ReadAllLines(RepositoryFiles.Of("docs", "katalog.md")).SkipWhile(line => !line.StartsWith("### Filen och dess form", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line != "| det står | det betyder | skriv |").Select(line => line.Replace("\\|", "|", StringComparison.Ordinal)),
    ];

    private static readonly string Sources = string.Join('\n', Files().Select(File.ReadAllText));

    public static TheoryData<string> Sentences => [.. Said().Distinct()];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_has_its_row(string sentence) =>
        Assert.True(Rows.Any(row => Pieces(sentence).All(piece => row.Contains(piece, StringComparison.Ordinal))), $"docs/katalog.md has no row for: {sentence}");

    [Fact]
    public void Every_row_is_of_something_that_is_said_and_says_what_to_write() => Assert.All(Rows, row =>
    {
        var cells = row.Split(" | ");
        Assert.True(cells.Length >= 3 && cells[^1].Trim(' ', '|').Length > 0, row);
        Assert.All(Pieces(cells[0][2..]), piece => Assert.Contains(piece, Unescaped(Sources), StringComparison.Ordinal));
    });

    private static IEnumerable<string> Pieces(string sentence) => sentence.Split(Gap).Select(piece => piece.Trim()).Where(piece => piece.Length >= LeastPiece);

    private static IEnumerable<string> Said() =>
        from file in Files()
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("GeneratedRegex", StringComparison.Ordinal) && !line.Contains("Regex(", StringComparison.Ordinal)
        from Match literal in Literal().Matches(line)
        let text = Placeholder().Replace(Unescaped(literal.Groups["text"].Value), $"{Gap}")
        where Word().Count(text) >= FewestWords && !Code().IsMatch(text) && !Others.Contains(text)
        select text;

    /// <summary>As it is printed: a doubled brace is one brace, and a placeholder keeps its mark.</summary>
    private static string Unescaped(string written) =>
        written.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal).Replace("{{ }}", "{ }", StringComparison.Ordinal);

    private static IEnumerable<string> Files() =>
        new[] { RepositoryFiles.Of("src", "IndicatorSync.Worker", "Catalogue"), RepositoryFiles.Of("src", "IndicatorSync.Core", "Bands", "Phrases") }
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs"))
            .Append(RepositoryFiles.Of("src", "IndicatorSync.Core", "Problems", "ShareLimits.cs"))
            .Where(file => !Silent.Contains(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("""
        "(?<text>(?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[A-Za-z(][^{}]*\}?")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![\w(.])[a-zåäö]{2,}(?![\w(.]*\()")]
    private static partial Regex Word();

    [GeneratedRegex(@"[a-z]\.[A-Z]|=>|\(\?")]
    private static partial Regex Code();
}
