using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Commands;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary>Every command line of the manuals is one that the program takes; it is parsed and not executed.</summary>
public sealed partial class DocumentedCommandsTests : IDisposable
{
    private static readonly string[] Documents = ["drift.md", "katalog.md", "databas.md", "loggen.md"];

    private readonly CommandRun run = new();

    public static TheoryData<string, string> Lines => [.. Documents.SelectMany(document => In(document).Select(line => new TheoryDataRow<string, string>(document, line)))];

    /// <summary>A command with an option or a word of its own, as a sentence names it: what it needs besides may be left out.</summary>
    public static TheoryData<string, string> Mentions =>
    [
        .. Documents.SelectMany(document => Code().Matches(Text(document)).Select(match => match.Groups["code"].Value).Where(code => code.Contains(' ', StringComparison.Ordinal) && Mention().IsMatch(code)).Distinct(StringComparer.Ordinal)
            .Select(code => new TheoryDataRow<string, string>(document, code))),
    ];

    public void Dispose() => run.Dispose();

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_command_line_of_a_manual_is_one_that_the_program_takes(string document, string line)
    {
        var parsed = Parse(line);

        Assert.True(parsed.Errors.Count == 0, $"docs/{document}: {line}: {string.Join(' ', parsed.Errors.Select(error => error.Message))}");
    }

    [Theory]
    [MemberData(nameof(Mentions))]
    public void A_command_that_a_manual_names_has_that_option(string document, string code) =>
        Assert.True(Parse(code) is { UnmatchedTokens.Count: 0 } parsed && parsed.CommandResult.Command is not RootCommand, $"docs/{document}: {code}");

    [Theory]
    [InlineData("doctor --as-servce")]
    [InlineData("mail retri")]
    [InlineData("kontrollera")]
    public void What_the_program_does_not_have_is_found(string line) => Assert.NotEmpty(Parse(line).Errors);

    [Fact]
    public void The_operations_manual_has_command_lines() => Assert.True(In("drift.md").Count > 10, $"{In("drift.md").Count} found");

    private ParseResult Parse(string line)
    {
        var (_, words) = SettingArguments.Split([.. CommandLineParser.SplitCommandLine(line)]);
        var verbose = new Option<bool>("--verbose") { Recursive = true };
        return CommandLine.Commands(new CommandContext(run.ProcessContext, [], verbose)).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    /// <summary>What stands after the program's name, in code within a line and in blocks.</summary>
    private static IReadOnlyList<string> In(string document)
    {
        var text = Text(document);
        return
        [
            .. Code().Matches(text).Select(match => match.Groups["code"].Value)
                .Concat(Block().Matches(text).SelectMany(match => match.Groups["lines"].Value.Split('\n')))
                .Select(code => Invocation().Match(code.Trim()))
                .Where(match => match.Success)
                .Select(match => Ending().Split(match.Groups["words"].Value)[0].Trim())
                .Where(words => words.Length > 0 && !words.Contains('…', StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Text(string document) => File.ReadAllText(RepositoryFiles.Of("docs", document)).ReplaceLineEndings("\n");

    [GeneratedRegex("^(?:run|sync|status|explain|validate|try|migrate|kpi|draft|acknowledge|comment|report|sources|mail|doctor|export|freeze|setup) ")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<!`)`(?<code>[^`\n]+)`(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex(@"^ *```[a-z]+\n(?<lines>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:\S+=)?(?:sudo )?(?:/usr/local/bin/)?(?:indicatorsync|IndicatorSync\.Worker|& '[^']*IndicatorSync\.Worker\.exe') (?<words>.*)$")]
    private static partial Regex Invocation();

    /// <summary>Where a command line ends and the shell or a comment goes on.</summary>
    [GeneratedRegex(@" (?:#|\||>|&&|2>)|;")]
    private static partial Regex Ending();
}
