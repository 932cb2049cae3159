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
    [InlineData("larm: [omsorgsledning", 13)]
    [InlineData("larm: [omsorgsledning\n larm vid: gul", 14)]
    [InlineData("fotnot: {a", 13)]
    public void A_bracket_that_is_never_closed_is_refused_with_its_place(string line, int at)
    {
        var finding = Yaml.FindingIn(Yaml.With(line));

        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.InRange(finding.Line, at, at + 1);
        Assert.True(finding.Column >= 1);
    }

    [Theory]
    [InlineData("plan: [b\n  c\nkommun: x")]
    [InlineData("a: [b\n c")]
    [InlineData("plan: x\nindikatorer:\n  - id: [a\n   b")]
    public void Whatever_the_parser_throws_is_a_finding(string text)
    {
        var finding = Yaml.FindingIn(text);

        Assert.Equal(FindingKind.Structural, finding.Kind);
        Assert.InRange(finding.Line, 1, text.Split('\n').Length);
        Assert.DoesNotContain("Exception", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_is_refused_within_a_second()
    {
        var floods = new[]
        {
            "plan: " + new string('[', 200_000),
            "plan: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)),
            string.Concat(Enumerable.Repeat("[\n", 200_000)),
            Yaml.Catalogue([.. Enumerable.Repeat("namn: A\nnyckeltal: U23471\ngrön: minst 82", 4_000)]).Replace("helhetssyn-", "helhetssyn #", StringComparison.Ordinal),
            Yaml.Catalogue(Yaml.Sound) + string.Concat(Enumerable.Range(0, 20_000).Select(n => FormattableString.Invariant($"okänd{n}: x\n"))),
            Yaml.Catalogue(Yaml.Sound).Replace("  standard:", string.Concat(Enumerable.Range(0, 20_000).Select(n => FormattableString.Invariant($"  grupp{n}: [a]\n"))) + "  standard:", StringComparison.Ordinal),
            Yaml.With(new string('x', 1_000_000) + ": y"),
        };
        foreach (var flood in floods)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            Assert.Null(Yaml.Read(flood).Catalogue);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(started);

            // Ten times what is promised: the machine has other things to do, and what is not linear takes minutes.
            Assert.True(took < TimeSpan.FromSeconds(10), $"{flood[..40]}: {took}");
            TestContext.Current.SendDiagnosticMessage($"{took.TotalMilliseconds} ms");
        }
    }

    [Fact]
    public void An_anchor_saves_writing()
    {
        var indicator = Yaml.OneOf(Yaml.Catalogue("namn: &n Helhetssyn\nkortnamn: *n\nnyckeltal: U23471\ngrön: minst 82"));

        Assert.Equal("Helhetssyn", indicator.ShortName);
    }
}
