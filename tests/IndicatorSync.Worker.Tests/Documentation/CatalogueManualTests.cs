using System.Text.RegularExpressions;
using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Tests.Catalogue;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary>Every example of docs/katalog.md is read by the program: a manual that teaches what the program refuses is worse than none.</summary>
public partial class CatalogueManualTests
{
    private const string Around = "plan: Verksamhetsplan 2026\nkommun: \"2417\"\nmottagare:\n  standard: [kvalitet@example.se]\n  admin: [drift@example.se]\nindikatorer:\n";

    public static TheoryData<int, string> Examples => [.. Blocks().Select(block => new TheoryDataRow<int, string>(block.Line, block.Yaml))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_manual_is_read_without_a_fault(int line, string yaml)
    {
        var whole = yaml.StartsWith("- id:", StringComparison.Ordinal) ? Around + string.Concat(yaml.Split('\n').Select(text => $"  {text}\n")) : yaml;
        var findings = Yaml.Read(whole).Findings;
        Assert.True(findings.All(finding => finding.Kind == FindingKind.Warning), $"docs/katalog.md, the example at line {line}: {string.Join("; ", findings.Select(finding => finding.Message))}");
    }

    [Fact]
    public void The_kpi_of_an_example_measures_what_its_name_says()
    {
        var titles = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Inspect", "kpi-titles.tsv")).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[2]);
        var examples = Blocks().SelectMany(block => NameAndKpi().Matches(block.Yaml)).Select(match => (Name: match.Groups["name"].Value.Trim(), Kpi: match.Groups["kpi"].Value)).ToList();
        Assert.True(examples.Count > 20, $"{examples.Count} examples");
        Assert.All(examples, example => Assert.True(
            titles.TryGetValue(example.Kpi, out var title) && KpiChoice.Likeness(example.Name, title) >= 25, $"{example.Name}: {example.Kpi} is {titles.GetValueOrDefault(example.Kpi)}"));
    }

    [Fact]
    public void The_manual_names_no_folder_that_the_archive_lacks() =>
        Assert.DoesNotContain("deploy/", File.ReadAllText(RepositoryFiles.Of("docs", "katalog.md")), StringComparison.Ordinal);

    [Fact]
    public void The_files_of_the_example_folder_are_read_together()
    {
        var files = Blocks().Select(block => (File: FileName().Match(block.Yaml), block.Yaml)).Where(one => one.File.Success)
            .Select(one => new PlanText(one.File.Groups["file"].Value, one.Yaml)).OrderBy(plan => plan.File, StringComparer.Ordinal).ToList();

        var reading = CatalogueReader.Read(new CatalogueContent(files, IsFolder: true), "planer", Yaml.Context);

        Assert.Empty(reading.Findings);
        Assert.Equal(["mala-helhetssyn", "norsjo-helhetssyn"], reading.Catalogue!.Indicators.Select(indicator => indicator.Id));
    }

    [Fact]
    public void The_manual_has_examples() => Assert.True(Examples.Count > 10);

    private static IEnumerable<(int Line, string Yaml)> Blocks()
    {
        var lines = File.ReadAllLines(RepositoryFiles.Of("docs", "katalog.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```yaml")
            {
                continue;
            }

            var block = lines.Skip(i + 1).TakeWhile(line => line != "```").ToList();
            yield return (i + 2, string.Join('\n', block));
        }
    }

    [GeneratedRegex(@"^[ -]*namn: (?<name>[^\n#]+)[^\n]*\n(?:[^\n]*kortnamn:[^\n]*\n)?[ ]*nyckeltal: (?<kpi>[NU][0-9]{5})", RegexOptions.Multiline)]
    private static partial Regex NameAndKpi();

    [GeneratedRegex(@"^# (?<file>[a-z]+\.yaml)$", RegexOptions.Multiline)]
    private static partial Regex FileName();
}
