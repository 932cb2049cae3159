using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>A line with the wrong indentation is told with the spaces it has and those it wants; a colon within a value is not taken for one.</summary>
public sealed class MisplacedTests
{
    private const string Head = "plan: Plan 2026\nkommun: \"2417\"\nmottagare:\n  admin: [drift@example.se]\nindikatorer:\n";

    [Theory]
    [InlineData("  - id: ett\n    namn: Ett\n     nyckeltal: U23471\n    grön: 82 eller högre\n", 8, 5, 4)]
    [InlineData("  - id: ett\n    namn: Ett\n   nyckeltal: U23471\n    grön: 82 eller högre\n", 8, 3, 4)]
    [InlineData("  - id: ett\n    namn: Ett\n    nyckeltal: U23471\n    grön: 82 eller högre\n   - id: två\n     namn: Två\n", 10, 3, 2)]
    [InlineData("  - id: ett\n    namn: Ett\n    nyckeltal: U23471   # Ett: två\n      grön: 82 eller högre\n", 9, 6, 4)]
    public void The_spaces_of_a_misplaced_line_are_counted(string lines, int line, int spaces, int above)
    {
        var fault = Assert.Single(Yaml.Read(Head + lines).Findings, finding => finding.Kind == FindingKind.Structural);
        Assert.Equal((line, $"YAML-fel: fel indrag: raden börjar med {spaces} mellanslag, raderna ovanför som den hör ihop med börjar med {above}"), (fault.Line, fault.Message));
    }

    [Theory]
    [InlineData("  - id: ett\n    namn: Mål: trygghet\n    nyckeltal: U23471\n")]
    [InlineData("  - id: ett\n    namn: \"Ett\n    nyckeltal: U23471\n")]
    public void Another_fault_keeps_its_own_words(string lines) =>
        Assert.DoesNotContain(Yaml.Read(Head + lines).Findings, finding => finding.Message.Contains("fel indrag: raden börjar", StringComparison.Ordinal));
}
