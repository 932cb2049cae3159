using System.Reflection;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Coverage;
using IndicatorSync.Worker.Tests.Catalogue;
using IndicatorSync.Worker.Tests.Commands;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary><c>docs/drift.md</c> keeps up with the program.</summary>
public sealed partial class OperationsDocumentTests
{
    private static readonly string[] Sections = ["Catalogue", "Kolada", "Database", "Mail", "Mail:OAuth", "Alerts", "Schedule", "Heartbeat", "Archive", "Retention", "Report", "Clock"];

    private readonly string document = File.ReadAllText(RepositoryFiles.Of("docs", "drift.md"));

    [Fact]
    public void Every_setting_is_in_the_table()
    {
        using var run = new CommandRun();

        // A misspelt key is answered with all that there are.
        var answers = run.Settings([.. Sections.Select(section => $"--{section}:Qqqqqqqqqq=1")]).Problems;
        var keys = answers.Select(answer => Listed().Match(answer.English)).Where(match => match.Success)
            .SelectMany(match => match.Groups["keys"].Value.Split(", ").Select(key => $"{match.Groups["section"].Value}:{key}"))
            .ToList();

        Assert.True(keys.Count > 35, $"only {keys.Count} settings found");
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Logging:File:Path")]
    [InlineData("Logging:File:KeepDays")]
    [InlineData("Secrets:Directory")]
    [InlineData("INDICATORSYNC_SECRETS")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public void So_are_those_that_no_section_lists(string key) => Assert.Contains($"`{key}`", document, StringComparison.Ordinal);

    [Fact]
    public void Every_type_of_problem_has_a_row_with_what_to_do()
    {
        var types = typeof(ProblemTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Contains($"\n| `{type}` |", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_is_explained()
    {
        var rules = File.ReadAllText(RepositoryFiles.Of("deploy", "observability", "alert-rules.yaml"));
        var alerts = Alert().Matches(rules).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"`{alert}`", document, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"unknown key; (?<section>[A-Za-z:]+) has (?<keys>[^.]+)\.")]
    private static partial Regex Listed();

    [GeneratedRegex(@"- alert: (?<name>\w+)")]
    private static partial Regex Alert();
}
