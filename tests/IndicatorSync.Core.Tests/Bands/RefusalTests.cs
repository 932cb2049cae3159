using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Bands;

public class RefusalTests
{
    [Theory]
    [InlineData("82", null, "menade du \"82 eller högre\" eller \"82 eller lägre\"?")]
    [InlineData("82", "74–81", "menade du \"82 eller högre\"?")]
    [InlineData("82", "83–90", "menade du \"82 eller lägre\"?")]
    [InlineData("Grön nivå 82", "Gul nivå 76", "menade du \"82 eller högre\"?")]
    [InlineData("7,0", "högst 7,5", "menade du \"7,0 eller lägre\"?")]
    [InlineData("80 %", null, "menade du \"80 % eller högre\" eller \"80 % eller lägre\"?")]
    [InlineData("0", null, "menade du \"0 eller lägre\"?")]
    [InlineData("riket", null, "menade du \"minst riket\" eller \"högst riket\"?")]
    public void A_green_without_direction_is_refused_and_yellow_tells_which_is_likely(string green, string? yellow, string suggestion) =>
        AssertRefused(green, yellow, "riktning", suggestion);

    [Theory]
    [InlineData("95–105", null, "menade du \"95 eller högre\" eller \"105 eller lägre\"?")]
    [InlineData("95–105", "90–94", "menade du \"95 eller högre\"?")]
    [InlineData("95–105", "106–110", "menade du \"105 eller lägre\"?")]
    public void A_green_range_is_refused(string green, string? yellow, string suggestion) =>
        AssertRefused(green, yellow, "intervall", suggestion);

    /// <summary>The wordings of municipal plans that are not one number with a direction, and what else is no band.</summary>
    [Theory]
    [InlineData("79% resp 84%", "ange ett tal per indikator")]
    [InlineData("98%/0/behov", "ange ett tal per indikator")]
    [InlineData("5,3 · 5,2 · 5,0 · 5,0", "\"gäller\"")]
    [InlineData("Systematisk analys", "\"fotnot\"")]
    [InlineData("Månatlig uppföljning", "\"fotnot\"")]
    [InlineData("Pågår", "\"fotnot\"")]
    [InlineData("I.U", "\"fotnot\"")]
    [InlineData("iu", "\"fotnot\"")]
    [InlineData("Grön nivå 82. Gul nivå 76", "grön \"82 eller högre\", gul \"76\"")]
    [InlineData("Minst genomsnittsnivå med nöjda brukare i nationell brukarundersökning", "menade du \"minst riket\"?")]
    [InlineData("Sjukfrånvaron ska minska", "menade du \"ska minska\"?")]
    [InlineData("Öka andelen brukartid med 10% jämfört med 2023", "menade du \"öka 10% från 2023\"?")]
    [InlineData("Minska övertiden med 50%", "\"minska 50 % från ÅÅÅÅ\"")]
    [InlineData("i genomsnitt minska i jämförelse med 2023", "menade du \"minska i jämförelse med 2023\"?")]
    [InlineData("98%", "menade du \"98% eller högre\" eller \"98% eller lägre\"?")]
    [InlineData("100 %", "menade du \"100 % eller högre\" eller \"100 % eller lägre\"?")]
    [InlineData("82 årsarbetare eller högre", "\"måttenhet\"")]
    [InlineData("lägst 82 st", "menade du \"82 st eller högre\"?")]
    [InlineData("lägst 82", "menade du \"82 eller högre\"?")]
    [InlineData("minst 82 eller högre", "menade du \"82 eller högre\"?")]
    [InlineData("82 eller bättre", "menade du \"82 eller högre\" eller \"82 eller lägre\"?")]
    [InlineData("minst genomsnittet i länet", "säg vems värde")]
    [InlineData("minst genomsnittet i kommungruppen", "säg vems värde")]
    [InlineData("minst snittet för liknande kommuner", "säg vems värde")]
    [InlineData("inte under 82", "\"inte\" ändrar")]
    [InlineData("inom tre månader", "\"fotnot\"")]
    [InlineData("Max 120 dgr", "är \"dgr\" enheten")]
    [InlineData("öka med 2", "i och från vilket år")]
    [InlineData("minska till 2023 års nivå", "menade du \"minska i jämförelse med 2023\"?")]
    [InlineData("i nivå med rikssnittet", "menade du \"minst riket\" eller \"högst riket\"?")]
    [InlineData("högst riket + 2 %", "\"riket + N procentenheter\"")]
    [InlineData("1.000,5 eller lägre", "\"1 000,5\"")]
    [InlineData("minst", "\"fotnot\"")]
    [InlineData("minst 74 82", "ange ett tal per indikator")]
    [InlineData("82 eller högre och 84 eller högre", "ange ett tal per indikator")]
    [InlineData("Gul nivå 76", "menade du \"76 eller högre\" eller \"76 eller lägre\"?")]
    [InlineData("minst 82 år 2026", "ange ett tal per indikator")]
    [InlineData("\u20135 eller lägre", "menade du \"-5 eller lägre\"?")]
    [InlineData("74 % – 81 kr", "ange ett tal per indikator")]
    [InlineData("oförändrad", "\"fotnot\"")]
    [InlineData("98 %/100", "ange ett tal per indikator")]
    [InlineData("1 per boendeplats eller lägre", "\"måttenhet\"")]
    public void What_is_not_one_number_or_relation_is_refused_and_not_half_read(string green, string suggestion) =>
        AssertRefused(green, null, "", suggestion);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\t")]
    public void An_empty_green_is_refused(string? green)
    {
        var finding = Assert.Single(BandReader.Read(green, "74–81").Findings);

        Assert.Equal((FindingKind.Band, BandPart.Green), (finding.Kind, finding.Part));
        Assert.Contains("\"74–81\"", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0")]
    public void An_empty_yellow_is_none(string yellow)
    {
        var reading = BandReader.Read("82 eller högre", yellow);

        Assert.Empty(reading.Findings);
        Assert.Null(Assert.IsType<FixedBand>(reading.Band).Scale.Yellow);
    }

    [Theory]
    [InlineData("på väg", "\"fotnot\"")]
    [InlineData("mellan 74 och 81", "menade du \"74–81\"?")]
    [InlineData("som riket", "menade du \"riket\"?")]
    [InlineData("ca 76", "menade du \"76\"?")]
    [InlineData("81–74", "menade du \"74–81\"?")]
    [InlineData("-2--5", "menade du \"-5–-2\"?")]
    [InlineData("oförändrad", "den gräns där rött börjar")]
    public void An_unreadable_or_reversed_yellow_leaves_no_band(string yellow, string suggestion)
    {
        var reading = BandReader.Read("82 eller högre", yellow);

        Assert.Null(reading.Band);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingKind.Band, BandPart.Yellow), (finding.Kind, finding.Part));
        Assert.Contains("\"82 eller högre\"", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{yellow}\"", finding.Message, StringComparison.Ordinal);
        Assert.Contains(suggestion, finding.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_phrases_at_fault_are_both_named() =>
        Assert.Equal([BandPart.Green, BandPart.Yellow], BandReader.Read("Pågår", "81–74").Findings.Select(finding => finding.Part));

    private static void AssertRefused(string green, string? yellow, string reason, string suggestion)
    {
        var reading = BandReader.Read(green, yellow);

        Assert.Null(reading.Band);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingKind.Band, BandPart.Green), (finding.Kind, finding.Part));
        Assert.Contains($"\"{green}\"", finding.Message, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
        Assert.Contains(suggestion, finding.Suggestion, StringComparison.Ordinal);
        AssertReadable(finding.Suggestion!, yellow);
    }

    /// <summary>A program that suggests what it would refuse itself helps nobody.</summary>
    private static void AssertReadable(string suggestion, string? yellow)
    {
        if (suggestion.StartsWith("menade du", StringComparison.Ordinal))
        {
            Assert.All(suggestion[..suggestion.IndexOf('?', StringComparison.Ordinal)].Split('"').Where((_, index) => index % 2 == 1), phrase => Assert.NotNull(BandReader.Read(phrase, yellow).Band));
        }
    }
}
