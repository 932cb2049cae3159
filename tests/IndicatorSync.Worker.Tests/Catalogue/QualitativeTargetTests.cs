using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class QualitativeTargetTests
{
    [Fact]
    public void A_target_in_words_needs_no_kpi_and_is_no_fault()
    {
        var reading = Yaml.Read(Around("kvalitativt mål: Systematisk analys"));
        Assert.Empty(reading.Findings);
        var entry = reading.Catalogue!.Indicators[0].Bands.Entries.Single();
        Assert.Equal(("Systematisk analys", true), (entry.Green, entry.Reading.IsQualitative));
        Assert.Equal("Kvalitativ bedömning", reading.Catalogue.Indicators[0].FetchedFrom);
    }

    [Theory]
    [InlineData("grön: 82 eller högre")]
    [InlineData("gul: 74–81")]
    [InlineData("målvärde:\n      2026: 5,3")]
    public void Beside_a_limit_it_is_a_structural_fault(string other)
    {
        var reading = Yaml.Read(Around($"kvalitativt mål: Systematisk analys\n    {other}"));
        Assert.Null(reading.Catalogue);
        Assert.Contains(reading.Findings, finding => finding.Kind == FindingKind.Structural && finding.Message.Contains("går inte ihop", StringComparison.Ordinal));
    }

    [Fact]
    public void Left_empty_it_is_named_as_what_is_missing()
    {
        var finding = Assert.Single(Yaml.Read(Around("kvalitativt mål:")).Findings, finding => finding.Kind == FindingKind.Structural);
        Assert.StartsWith("\"kvalitativt mål\" är tomt", finding.Message, StringComparison.Ordinal);
    }

    private static string Around(string keys) =>
        $"plan: Plan 2026\nkommun: \"2417\"\nmottagare:\n  standard: [a@example.se]\n  admin: [b@example.se]\nindikatorer:\n  - id: a\n    namn: A\n    {keys}\n";
}
