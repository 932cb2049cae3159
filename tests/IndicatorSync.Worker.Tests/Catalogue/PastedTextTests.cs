using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>What comes along when a plan is pasted from Word, Excel or a web page.</summary>
public class PastedTextTests
{
    [Theory]
    [InlineData("grön: 82 eller högre", "gro\u0308n: 82 eller ho\u0308gre")]
    [InlineData("grön: 82", "grön:\u00A082")]
    [InlineData("    grön:", "\u00A0\u00A0\u00A0\u00A0grön:")]
    [InlineData("grön:", "gr\u200Bön\u2060:")]
    [InlineData("82 eller", "82\u202Feller")]
    [InlineData("U23471", "U23\u00AD471")]
    [InlineData("U23471", "\u201CU23471\u201D")]
    [InlineData("82 eller högre", "\u201D82 eller högre\u201D")]
    [InlineData("grön:", "\u201Cgrön\u201D:")]
    [InlineData("\"2417\"", "\u201C2417\u201D")]
    [InlineData("[kvalitet@example.se]", "[\u201Ckvalitet@example.se\u201D]")]
    [InlineData("kommun:", "kommun\u200E:")]
    public void An_invisible_or_typographic_sign_is_read_as_it_looks(string plain, string pasted)
    {
        var text = Yaml.Catalogue(Yaml.Sound);
        Assert.Contains(plain, text, StringComparison.Ordinal);

        var reading = Yaml.Read(text.Replace(plain, pasted, StringComparison.Ordinal));

        Assert.Empty(reading.Findings);
        var band = Assert.IsType<FixedBand>(reading.Catalogue!.Indicators[0].Bands.Entries[0].Reading.Band);
        Assert.Equal("82 eller högre", band.GreenPhrase);
    }

    [Theory]
    [InlineData("gul: -")]
    [InlineData("gul: - # ingen")]
    [InlineData("gul: –")]
    [InlineData("gul: saknas")]
    public void A_yellow_left_out_in_words_is_none(string yellow)
    {
        var reading = Yaml.Read(Yaml.Catalogue($"namn: A\nnyckeltal: U23471\ngrön: minst 82\n{yellow}"));

        Assert.Empty(reading.Findings);
        Assert.Null(reading.Catalogue!.Indicators[0].Bands.Entries[0].Yellow);
    }

    [Fact]
    public void Quotes_within_a_text_are_part_of_it() =>
        Assert.Equal(
            "Krav på \u201Domsorg om miljön\u201D i avtal",
            Yaml.OneOf(Yaml.Catalogue("namn: Krav på \u201Domsorg om miljön\u201D i avtal\nnyckeltal: U23471\ngrön: minst 82")).Name);

    [Fact]
    public void A_name_wrapped_over_lines_is_pointed_at()
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue("namn: Barn och unga 0–20 år som varit placerade på\nHVB någon gång under året\nnyckeltal: N33816\ngrön: högst 1,4"));

        Assert.Equal((10, 5), (finding.Line, finding.Column));
        Assert.Contains("skriv allt på en rad", finding.Message, StringComparison.Ordinal);
        Assert.Equal("namn: Barn och unga 0–20 år som varit placerade på HVB någon gång under året", finding.Suggestion);
    }

    [Theory]
    [InlineData('–')]
    [InlineData('•')]
    public void A_list_mark_that_is_no_hyphen_is_pointed_at_and_the_rest_is_read(char mark)
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue(Yaml.Sound).Replace("  - id", $"  {mark} id", StringComparison.Ordinal));

        Assert.Equal((8, 3), (finding.Line, finding.Column));
        Assert.Contains("inget bindestreck", finding.Message, StringComparison.Ordinal);
        Assert.Equal("- id: helhetssyn", finding.Suggestion);
    }

    [Fact]
    public void A_row_from_a_spreadsheet_is_pointed_at()
    {
        var finding = Yaml.FindingIn(Yaml.Catalogue(Yaml.Sound) + "Helhetssyn hemtjänst\tKolada\t95 eller högre\t84–94\n");

        Assert.Equal(13, finding.Line);
        Assert.Contains("kalkylblad", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_number_sign_cuts_off_is_a_warning()
    {
        var reading = Yaml.Read(Yaml.Catalogue("namn: Mål # 1\nnyckeltal: U23471\ngrön: minst 82"));

        Assert.Equal("Mål", reading.Catalogue!.Indicators[0].Name);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingKind.Warning, 9, 15), (finding.Kind, finding.Line, finding.Column));
        Assert.Equal("namn: \"Mål # 1\"", finding.Suggestion);
    }

    [Theory]
    [InlineData("grön: minst 82   # se protokoll")]
    [InlineData("fotnot: \"Mål # 1\"")]
    [InlineData("decimaler: 1 # 1 decimal")]
    public void A_comment_is_a_comment(string line) =>
        Assert.Empty(Yaml.Read(Yaml.With(line).Replace("    grön: 82 eller högre\n", line.StartsWith("grön", StringComparison.Ordinal) ? "" : "    grön: 82 eller högre\n", StringComparison.Ordinal)).Findings);

    [Theory]
    [InlineData("U 23471", "U23471")]
    [InlineData("u23471", "U23471")]
    [InlineData("u-23471", "U23471")]
    public void A_kpi_written_another_way_is_suggested(string written, string meant) =>
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound).Replace("U23471", written, StringComparison.Ordinal), "nyckeltalet", meant);

    [Theory]
    [InlineData("Norsjö", "2417")]
    [InlineData("norsjö kommun", "2417")]
    [InlineData("Göteborgs stad", "1480")]
    [InlineData("Atlantis", null)]
    public void A_municipality_by_name_is_suggested_by_its_digits(string written, string? digits) =>
        Yaml.IsRefused(Yaml.Catalogue(Yaml.Sound).Replace("\"2417\"", written, StringComparison.Ordinal), "fyra siffror", digits);
}
