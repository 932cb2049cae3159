using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>YAML reads some limits otherwise than people do; the message then says that the value wants quotation marks.</summary>
public class QuotingTests
{
    [Theory]
    [InlineData("grön: > 98", "grön: \"> 98\"")]
    [InlineData("grön: >98%", "grön: \">98%\"")]
    [InlineData("grön: >= 82   # minst", "grön: \">= 82\"")]
    [InlineData("grön: %", null)]
    public void A_sign_that_YAML_keeps_for_itself_breaks_the_file_with_a_hint(string line, string? quoted)
    {
        var text = Yaml.Catalogue("namn: A\nnyckeltal: U23471\n" + line + "\ngul: 74–81");

        var finding = Yaml.FindingIn(text);

        Assert.Equal((FindingKind.Structural, 11), (finding.Kind, finding.Line));
        Assert.StartsWith("YAML-fel: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(quoted, finding.Suggestion);
        Assert.Equal(quoted is not null, finding.Message.Contains("citattecken, för", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_slip_on_other_lines_is_told_at_once()
    {
        var text = Yaml.Catalogue("namn: A\nnyckeltal: U23471\ngrön: > 98", "namn: B\nnyckeltal: U21468\ngrön: >=82");

        Assert.Equal(
            [(11, "grön: \"> 98\""), (15, "grön: \">=82\"")],
            Yaml.Read(text).Findings.Select(finding => (finding.Line, finding.Suggestion!)));
    }

    [Theory]
    [InlineData("grön: >\n  82", "grön: \"> 82\"")]
    [InlineData("grön: |\n  82 eller högre", "grön: \"82 eller högre\"")]
    [InlineData("grön: >5", null)]
    public void A_block_scalar_is_no_limit(string lines, string? quoted)
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue("namn: A\nnyckeltal: U23471\n" + lines));

        Assert.Contains("värdet vill ha citattecken", finding.Message, StringComparison.Ordinal);
        Assert.Equal((FindingKind.Structural, quoted), (finding.Kind, finding.Suggestion));
    }

    [Fact]
    public void A_block_scalar_is_no_yellow_limit_either() =>
        Yaml.IsRefused(Yaml.Catalogue("namn: A\nnyckeltal: U23471\ngrön: 82 eller högre\ngul: >5"), "\"gul\" är skriven som ett textblock");

    [Fact]
    public void Inside_braces_a_decimal_comma_splits_the_value()
    {
        var text = Yaml.Catalogue(Yaml.Sound) + "  - {id: b, namn: B, nyckeltal: U21468, grön: 7,0 eller lägre}\n";

        Yaml.IsRefused(text, "okänd nyckel \"0 eller lägre\": inom { } skiljer kommatecknet värden åt", "grön: \"7,0 eller lägre\"");
    }

    [Fact]
    public void Inside_brackets_a_decimal_comma_splits_the_value() =>
        Yaml.IsRefused(Yaml.Catalogue("namn: A\nnyckeltal: U23471\ngrön: [7,0 eller lägre]"), "inte en lista", "grön: \"7,0 eller lägre\"");

    [Fact]
    public void A_YAML_error_inside_braces_mentions_the_decimal_comma()
    {
        var text = Yaml.Catalogue(Yaml.Sound) + "  - {id: b, namn: B, nyckeltal: U21468, grön: 7,0 eller lägre]\n";

        Assert.Contains("ett decimalkomma kräver citattecken", Yaml.FindingIn(text).Message, StringComparison.Ordinal);
    }
}
