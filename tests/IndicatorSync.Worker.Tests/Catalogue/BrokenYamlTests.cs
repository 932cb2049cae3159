using IndicatorSync.Core.Catalogue;

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

    [Theory]
    [InlineData("larm: [omsorgsledning")]
    [InlineData("larm: [omsorgsledning\n larm vid: gul")]
    [InlineData("larm: [omsorgsledni{\nng]")]
    [InlineData("fotnot: {a")]
    public void A_bracket_that_is_never_closed_is_pointed_at(string line)
    {
        var bracket = line.IndexOfAny(['[', '{']);
        var finding = Yaml.FindingIn(Yaml.With(line));

        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.Equal(13, finding.Line);
        Assert.True(finding.Column > bracket);
    }

    [Theory]
    [InlineData("    larm: [omsorgsledning]", "    larm: [omsorgsledning", '[')]
    [InlineData("  standard: [kvalitet@example.se]", "  standard: [kvalitet@example.se", '[')]
    [InlineData("G176642]   # riket; liknande kommuner, äldreomsorg", "G176642", '[')]
    [InlineData("    larm: [omsorgsledning]", "    larm: [omsorgsledni{\nng]", '{')]
    public void In_a_whole_plan_the_bracket_left_open_is_pointed_at_and_not_what_the_parser_met_next(string sound, string broken, char sign)
    {
        var text = File.ReadAllText(RepositoryFiles.Sample).ReplaceLineEndings("\n");
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        var damaged = text.Remove(at, sound.Length).Insert(at, broken);
        var bracket = damaged.LastIndexOf(sign, at + broken.Length - 1);

        var finding = Assert.Single(Yaml.Read(damaged).Findings);

        Assert.Equal((damaged[..bracket].Count(letter => letter == '\n') + 1, bracket - damaged.LastIndexOf('\n', bracket)), (finding.Line, finding.Column));
        Assert.Contains("stängs aldrig", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n  - {id: x,\n gul: 3", '{')]
    [InlineData("\n  - id: {trasig\n   gul", '{')]
    public void A_bracket_left_open_at_the_end_of_a_plan_is_pointed_at_and_not_the_end(string added, char sign)
    {
        var text = File.ReadAllText(RepositoryFiles.Sample).ReplaceLineEndings("\n") + added;

        var finding = Assert.Single(Yaml.Read(text).Findings);

        Assert.Equal(text[..text.LastIndexOf(sign)].Count(letter => letter == '\n') + 1, finding.Line);
    }

    [Theory]
    [InlineData("fotnot: 'se [1'\nnamn: Brukare: trivs", 14)]
    [InlineData("fotnot: se [1 # och [2\nnamn: Brukare: trivs", 14)]
    [InlineData("larm: [a,\n  b]\nnamn: Brukare: trivs", 15)]
    [InlineData("larm: [\"]\", ']']\nnamn: Brukare: trivs", 14)]
    public void A_bracket_that_is_closed_or_only_a_letter_is_left_alone(string lines, int at) =>
        Assert.Equal(at, Yaml.FindingIn(Yaml.With(lines)).Line);

    [Theory]
    [InlineData("plan: [b\n  c\nkommun: x", 1, 7)]
    [InlineData("a: [b\n c", 1, 4)]
    [InlineData("plan: x\nindikatorer:\n  - id: [a\n   b", 3, 9)]
    public void Whatever_the_parser_throws_is_a_finding_at_the_bracket(string text, int line, int column)
    {
        var finding = Yaml.FindingIn(text);

        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.Equal((line, column), (finding.Line, finding.Column));
        Assert.DoesNotContain("Exception", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_saves_writing()
    {
        var indicator = Yaml.OneOf(Yaml.Catalogue("namn: &n Helhetssyn\nkortnamn: *n\nnyckeltal: U23471\ngrön: minst 82"));

        Assert.Equal("Helhetssyn", indicator.ShortName);
    }
}
