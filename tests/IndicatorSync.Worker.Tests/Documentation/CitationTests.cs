using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary>
/// A citation is a promise that the page and the section are there. Code cites <c>docs/PAGE.md 1.5</c>; pages link to each other
/// with relative links and anchors.
/// </summary>
public sealed partial class CitationTests
{
    private static readonly string[] Cited = [".cs", ".md", ".sql", ".sh", ".ps1", ".py", ".yaml", ".yml", ".props", ".csproj", ".txt"];
    private static readonly string[] Folders = ["src", "tests", "docs", "deploy"];
    private static readonly string[] Made = ["bin", "obj", "TestResults"];

    private static readonly string Root = RepositoryFiles.Of();

    [Fact]
    public void Every_page_and_section_that_a_text_cites_is_there()
    {
        var citations = 0;
        var lost = new List<string>();
        foreach (var (file, text) in Texts())
        {
            foreach (Match match in Citation().Matches(text))
            {
                citations++;
                var page = Path.Combine(Root, match.Groups["page"].Value);
                var sections = match.Groups["section"].Captures.Select(capture => capture.Value);
                if (!File.Exists(page) || sections.Except(SectionsOf(page)).Any())
                {
                    lost.Add($"{file}: {match.Value}");
                }
            }
        }

        Assert.True(citations > 60, $"only {citations} citations found");
        Assert.Empty(lost);
    }

    /// <summary>In no clone until the README's first command has run; <c>.ci/run</c> looks for it then.</summary>
    private static readonly string WrittenByTheFirstCommand = Path.Combine(Root, "site/index.html");

    [Fact]
    public void Every_relative_link_of_a_page_leads_somewhere()
    {
        var links = 0;
        var lost = new List<string>();
        foreach (var (file, text) in Texts().Where(item => item.File.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match match in Link().Matches(Code().Replace(text, "")))
            {
                links++;
                var folder = Path.GetDirectoryName(Path.Combine(Root, file))!;
                var target = match.Groups["path"].Value is { Length: > 0 } path ? Path.Combine(folder, Uri.UnescapeDataString(path)) : Path.Combine(Root, file);
                var anchor = match.Groups["anchor"].Value;
                if (target == WrittenByTheFirstCommand)
                {
                    continue;
                }

                if (!Path.Exists(target) || (anchor.Length > 0 && !AnchorsOf(target).Contains(anchor)))
                {
                    lost.Add($"{file}: {match.Value}");
                }
            }
        }

        Assert.True(links > 20, $"only {links} links found");
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("/// as docs/contract.md 1.5 has it", "1.5")]
    [InlineData("(docs/contract.md 1.5, 1.6)", "1.5 1.6")]
    [InlineData("docs/contract.md 1.5 \"What takes a value back\", 1.7 for the counting.", "1.5")]
    [InlineData("see docs/contract.md.", "")]
    public void A_citation_is_read_with_its_sections(string text, string sections) =>
        Assert.Equal(sections, string.Join(' ', Citation().Match(text).Groups["section"].Captures.Select(capture => capture.Value)));

    [Theory]
    [InlineData("1.4 The catalogue: `indikatorer.yaml`", "14-the-catalogue-indikatoreryaml")]
    [InlineData("Vad gör jag när … ?", "vad-gör-jag-när--")]
    public void An_anchor_is_made_of_its_heading(string heading, string anchor) => Assert.Equal(anchor, Anchor(heading));

    private static IEnumerable<(string File, string Text)> Texts() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Root))
        .Where(file => Cited.Contains(Path.GetExtension(file)))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Intersect(Made).Any() && !file.EndsWith("CitationTests.cs", StringComparison.Ordinal))
        .Select(file => (file, File.ReadAllText(Path.Combine(Root, file))));

    private static IEnumerable<string> SectionsOf(string page) => HeadingsOf(page).Select(heading => heading.Split(' ')[0].TrimEnd('.'));

    private static HashSet<string> AnchorsOf(string page) => [.. HeadingsOf(page).Select(Anchor)];

    private static IEnumerable<string> HeadingsOf(string page) => Heading().Matches(Fence().Replace(File.ReadAllText(page), "")).Select(match => match.Groups["text"].Value);

    /// <summary>As GitHub makes them.</summary>
    private static string Anchor(string heading) => Punctuation().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"(?<![\w-])(?<page>(docs|deploy|tests|src)/[\w./-]*\w\.md)( (?<section>\d+\.\d+)(, (?<section>\d+\.\d+))*)?")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\]\((?!\w+:)(?<path>[^)#\s]*)(#(?<anchor>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (?<text>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{Nd}_ -]")]
    private static partial Regex Punctuation();
}
