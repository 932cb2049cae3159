using System.Text.RegularExpressions;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>A line of an error is in one language, and so is the word that it begins with (docs/contract.md 1.1).</summary>
public sealed partial class ErrorLanguageTests : IDisposable
{
    /// <summary>The words of these commands are Swedish, and what only they meet is.</summary>
    private static readonly string[] SwedishCommands =
        ["ExplainCommand.cs", "DraftCommand.cs", "KpiCommand.cs", "ReportCommand.cs", "CheckupRecord.cs", "BandTrial.cs", "/Setup/"];

    /// <summary>No command whose words are Swedish meets these.</summary>
    private static readonly string[] EnglishAlone =
    [
        "RecordingWriter.cs", "DryRunDatabase.cs", "HealthReader.cs", "ReportFile.cs", "WordReport.cs", "--from {number}",
    ];

    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    public static TheoryData<string> Failures => [.. Said()];

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_has_the_words_of_each_language_that_it_is_told_in(string failure)
    {
        var (file, words) = (failure[..failure.IndexOf(": ", StringComparison.Ordinal)], failure[failure.IndexOf(": ", StringComparison.Ordinal)..]);
        if (SwedishCommands.Any(file.Contains))
        {
            Assert.True(LooksSwedish(words) || words.Contains("{read.Fault}", StringComparison.Ordinal), $"English alone, of a command whose words are Swedish: {failure}");
            return;
        }

        var twin = words.IndexOf("Swedish =", StringComparison.Ordinal);
        var isSwedish = words.Contains("IsSwedish = true", StringComparison.Ordinal);
        Assert.True(isSwedish || !LooksSwedish(twin < 0 ? words : words[..twin]), $"Swedish, and does not say so: {failure}");
        Assert.True(
            isSwedish || twin >= 0 || file.StartsWith("Commands/", StringComparison.Ordinal) || EnglishAlone.Any(alone => failure.Contains(alone, StringComparison.Ordinal)),
            $"English alone, and a command whose words are Swedish may meet it: {failure}");
    }

    [Theory]
    [InlineData("sync")]
    [InlineData("run")]
    [InlineData("validate")]
    public async Task What_is_said_of_the_catalogue_is_Swedish_in_every_command(string command)
    {
        Assert.Equal(2, await run.RunAsync(command));
        Assert.Contains("fel: katalogen", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("error:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_with_its_place_begins_with_it_as_validate_writes_it()
    {
        run.Write("indikatorer.yaml", "plan: x\nkommun: \"2417\"\nmottagare:\n  admin: [a@example.se]\nindikatorer:\n  - id: hvb\n    namnn: HVB\n");
        Assert.Equal(2, await run.RunAsync("sync"));
        var told = run.Error;
        Assert.Equal(2, await run.RunAsync("validate"));
        Assert.All(told.Trim().Split('\n'), line => Assert.Matches("indikatorer.yaml:[0-9]+:[0-9]+: fel: hvb: ", line));
        Assert.DoesNotContain("error:", told, StringComparison.Ordinal);
        Assert.Contains(told.Trim().Split('\n')[0].Trim()[told.IndexOf("indikatorer.yaml", StringComparison.Ordinal)..], run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_word_in_front_follows_the_language_of_the_line()
    {
        using var error = new StringWriter();
        var english = new FailureReport(error);
        english.Write(new ExpectedFailure(FailureKind.BadInput, "x is wrong: do y") { Swedish = new("x är fel.", "Gör y.") });
        english.Write(new ExpectedFailure(FailureKind.BadInput, "katalogen är fel") { IsSwedish = true });
        new FailureReport(error) { InSwedish = true }.Write(new ExpectedFailure(FailureKind.BadInput, "x is wrong: do y") { Swedish = new("x är fel.", "Gör y.") });

        Assert.Equal(["error: x is wrong: do y", "fel: katalogen är fel", "fel: x är fel. Gör y."], error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Each failure in the sources, with its file and what follows it up to the end of its statement.</summary>
    private static IEnumerable<string> Said()
    {
        var root = RepositoryFiles.Of("src", "IndicatorSync.Worker");
        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var words in Failure().Split(File.ReadAllText(path)).Skip(1).Select(after => Whole().Match(after).Value).Where(words => words.Contains('"', StringComparison.Ordinal)))
            {
                yield return $"{file}: {Blank().Replace(words, " ")}";
            }
        }
    }

    private static bool LooksSwedish(string words) => Swedish().IsMatch(words);

    [GeneratedRegex(@"new ExpectedFailure\(|\bnew\((?=FailureKind\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Failure();

    [GeneratedRegex(@"\A(?s:.*?)(?:;\r?\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[åäöÅÄÖ](?<!--kön|--bedömning|läsregel)|\b(?:inte|finns|eller|katalog(?:en)?|[Ii]ngen)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Swedish();
}
