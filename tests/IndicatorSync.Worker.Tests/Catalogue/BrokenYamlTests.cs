using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Catalogue;

public class BrokenYamlTests
{
    [Theory]
    [InlineData("namn: \"Helhetssyn", "citattecken")]
    [InlineData("namn: Brukare: trivs", "kolon följt av mellanslag")]
    [InlineData("\tnamn: Helhetssyn", "tabbtecken")]
    [InlineData("namn: A\nfotnot", "eller så saknas ett kolon")]
    [InlineData("namn: [a, b", "hakparentes")]
    [InlineData("namn: @hem", "kan inte börja med det här tecknet")]
    [InlineData("namn: *hem", "*hem är inte definierat ovanför")]
    [InlineData("? [a, b]\n: c", "en nyckel är ett ord")]
    public void A_broken_file_is_refused_with_its_place_and_in_Swedish(string line, string message)
    {
        var finding = Assert.Single(Yaml.Read(Yaml.Catalogue(line)).Findings);

        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.StartsWith("YAML-fel: ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.InRange(finding.Line, 9, 11);
        Assert.True(finding.Column >= 1);
    }

    [Fact]
    public void A_tab_is_pointed_at_where_it_stands()
    {
        var finding = Yaml.FindingIn(Yaml.With("  \tfotnot: x"));

        Assert.Equal((13, 7), (finding.Line, finding.Column));
    }

    [Fact]
    public void A_second_document_is_refused() =>
        Assert.Contains("ett andra YAML-dokument", Yaml.FindingIn(Yaml.Catalogue(Yaml.Sound) + "---\nplan: B\n").Message, StringComparison.Ordinal);

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.Contains("för många nivåer", Yaml.FindingIn("plan: " + new string('[', 5000)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_anchor_saves_writing()
    {
        var indicator = Yaml.OneOf(Yaml.Catalogue("namn: &n Helhetssyn\nkortnamn: *n\nnyckeltal: U23471\ngrön: minst 82"));

        Assert.Equal("Helhetssyn", indicator.ShortName);
    }
}
