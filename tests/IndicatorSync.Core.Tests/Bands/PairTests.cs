using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

public class PairTests
{
    [Theory]
    [InlineData("1,4 eller högre", "1,5–3,5", "menade du \"1,4 eller lägre\"?")]
    [InlineData("1,4 % eller högre", "1,4–3,5", "menade du \"1,4 % eller lägre\"?")]
    [InlineData("12 eller lägre", "8–11", "menade du \"12 eller högre\"?")]
    [InlineData("över 12", "15", "menade du \"under 12\"?")]
    [InlineData("minst 12", "högst 15", "menade du \"12 eller lägre\"?")]
    [InlineData("minst 12", "högst 11", "ange gul som ett intervall")]
    [InlineData("minst 12", "minst 14", "ange gul som ett intervall")]
    [InlineData("minst 12", "12", "ange gul som ett intervall")]
    [InlineData("minst riket", "minst riket + 2", "ange gul som ett intervall")]
    [InlineData("högst riket + 2", "högst riket + 1", "ange gul som ett intervall")]
    [InlineData("högst riket + 2", "riket", "menade du \"minst riket + 2\"?")]
    [InlineData("minska 50 % från 2023", "minska 60 % från 2023", "ange gul som ett intervall")]
    public void A_contradiction_leaves_no_band_and_quotes_both_phrases(string green, string yellow, string suggestion)
    {
        var reading = BandReader.Read(green, yellow);

        Assert.Null(reading.Band);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(FindingKind.Band, finding.Kind);
        Assert.Contains($"\"{green}\"", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{yellow}\"", finding.Message, StringComparison.Ordinal);
        Assert.Contains(suggestion, finding.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11 eller lägre", "11–12", "överlappar")]
    [InlineData("82 eller högre", "74–82", "överlappar")]
    [InlineData("82 eller högre", "74–90", "överlappar")]
    [InlineData("över 82", "74–83", "överlappar")]
    [InlineData("82 eller högre", "70–79", "glapp")]
    [InlineData("7 eller lägre", "8–14,5", "glapp")]
    [InlineData("över 82", "74–81", "glapp")]
    [InlineData("82 eller högre", "över 81", "aldrig")]
    [InlineData("högst föregående år", "oförändrad", "aldrig")]
    [InlineData("högst 12.500 kr", null, "tre decimaler")]
    public void An_overlap_a_gap_an_unreachable_yellow_and_a_doubtful_number_are_warnings(string green, string? yellow, string word)
    {
        var reading = BandReader.Read(green, yellow);

        Assert.NotNull(reading.Band);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(FindingKind.Warning, finding.Kind);
        Assert.Contains(word, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("82 eller högre", "74–81")]
    [InlineData("82,0 eller högre", "74–81,9")]
    [InlineData("1 eller lägre", "1,1–1,6")]
    [InlineData("över 82", "74–82")]
    [InlineData("under 12", "12–14")]
    [InlineData("82 eller högre", "81–81")]
    [InlineData("82 eller högre", "minst 81,5")]
    [InlineData("minst riket", "minst riket - 5")]
    [InlineData("minst riket", "70–80")]
    [InlineData("82 eller högre", "minst riket")]
    [InlineData("lägre än föregående år", "oförändrad")]
    [InlineData("lägre än föregående år", "högst föregående år")]
    public void How_people_write_is_no_finding(string green, string yellow)
    {
        var reading = BandReader.Read(green, yellow);

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Band);
    }
}
