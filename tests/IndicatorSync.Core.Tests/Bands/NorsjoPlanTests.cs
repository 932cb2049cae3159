using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

/// <summary>The decided plan of Norsjö 2026 as printed, typing errors included.</summary>
public class NorsjoPlanTests
{
    /// <summary>Row, green, yellow, then outcome, colour on one scale, colour when rounded.</summary>
    public static TheoryData<int, string, string, decimal, Colour, Colour> Outcomes => new()
    {
        { 1, "7,0 eller lägre", "7,1–7,5", 8m, Colour.Red, Colour.Red },
        { 1, "7,0 eller lägre", "7,1–7,5", 7.06m, Colour.Yellow, Colour.Yellow },
        { 3, "65 eller högre", "29–64", 73m, Colour.Green, Colour.Green },
        { 4, "70 eller högre", "39–69", 19m, Colour.Red, Colour.Red },
        { 4, "70 eller högre", "39–69", 6m, Colour.Red, Colour.Red },
        { 5, "82 eller högre", "74–81", 67m, Colour.Red, Colour.Red },
        { 5, "82 eller högre", "74–81", 62m, Colour.Red, Colour.Red },
        { 6, "95 eller högre", "84–94", 93m, Colour.Yellow, Colour.Yellow },
        { 6, "95 eller högre", "84–94", 98m, Colour.Green, Colour.Green },
        { 7, "83 eller högre", "74–82", 82m, Colour.Yellow, Colour.Yellow },
        { 8, "88 eller högre", "76–87", 92m, Colour.Green, Colour.Green },
        { 9, "6,1 eller lägre", "6,2–11,5", 14.0m, Colour.Red, Colour.Red },
        { 9, "6,1 eller lägre", "6,2–11,5", 13.4m, Colour.Red, Colour.Red },
        { 11, "11 eller lägre", "11–12", 12.08m, Colour.Red, Colour.Yellow },
        { 11, "11 eller lägre", "11–12", 12.64m, Colour.Red, Colour.Red },
        { 12, "1,0 eller lägre", "1,1–1,5", 1.27m, Colour.Yellow, Colour.Yellow },
        { 12, "1,0 eller lägre", "1,1–1,5", 1.16m, Colour.Yellow, Colour.Yellow },
        { 13, "0,8 eller lägre", "0,9–1,2", 1.60m, Colour.Red, Colour.Red },
        { 13, "0,8 eller lägre", "0,9–1,2", 1.05m, Colour.Yellow, Colour.Yellow },
        { 14, "1,1 eller lägre", "1,2–1,6", 1.07m, Colour.Green, Colour.Green },
        { 14, "1,1 eller lägre", "1,2–1,6", 1.14m, Colour.Yellow, Colour.Green },
        { 15, "1 eller lägre", "1,1–1,6", 1.54m, Colour.Yellow, Colour.Yellow },
        { 15, "1 eller lägre", "1,1–1,6", 2.44m, Colour.Red, Colour.Red },
        { 16, "43 eller högre", "24–42", 17m, Colour.Red, Colour.Red },
        { 16, "43 eller högre", "24–42", 14m, Colour.Red, Colour.Red },
        { 17, "7 eller lägre", "7,1–14,5", 10.1m, Colour.Yellow, Colour.Yellow },
        { 17, "7 eller lägre", "7,1–14,5", 5.4m, Colour.Green, Colour.Green },
        { 18, "2,0 eller lägre", "2,1–3,8", 2.3m, Colour.Yellow, Colour.Yellow },
        { 19, "65 eller högre", "49–64", 33.4m, Colour.Red, Colour.Red },
        { 19, "65 eller högre", "49–64", 36.8m, Colour.Red, Colour.Red },
        { 20, "74 eller högre", "62–73", 81.5m, Colour.Green, Colour.Green },
        { 20, "74 eller högre", "62–73", 68.8m, Colour.Yellow, Colour.Yellow },
        { 21, "61 eller högre", "49–60", 56.4m, Colour.Yellow, Colour.Yellow },
        { 21, "61 eller högre", "49–60", 50.8m, Colour.Yellow, Colour.Yellow },
        { 22, "86 eller högre", "82–85", 78.9m, Colour.Red, Colour.Red },
        { 22, "86 eller högre", "82–85", 80.7m, Colour.Red, Colour.Red },
        { 23, "44 eller högre", "29–43", 38.5m, Colour.Yellow, Colour.Yellow },
        { 23, "44 eller högre", "29–43", 43.4m, Colour.Yellow, Colour.Yellow },
    };

    /// <summary>The rows without a published outcome, or none that can be judged.</summary>
    private static readonly (int Row, string Green, string Yellow)[] Unjudged =
    [
        (2, "70 eller högre", "29–69"),
        (10, "1,4 eller högre", "1,5–3,5"),
    ];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_published_outcome_gets_the_colour_of_a_careful_reader(
        int row, string green, string yellow, decimal outcome, Colour continuous, Colour rounded)
    {
        var band = BandReader.Read(green, yellow).Band;

        Assert.NotNull(band);
        var verdict = band.Judge(outcome, Period.OfYear(2025), ReadingRule.Continuous, ReferenceValues.None);
        Assert.Equal((row, continuous, rounded), (row, verdict.Colour, verdict.OtherRuleColour));
        var other = band.Judge(outcome, Period.OfYear(2025), ReadingRule.Rounded, ReferenceValues.None);
        Assert.Equal((row, rounded, continuous), (row, other.Colour, other.OtherRuleColour));
        var sensitive = outcome is 1.14m or 12.08m;
        Assert.Equal((row, sensitive, sensitive), (row, verdict.RuleSensitive, other.RuleSensitive));
    }

    [Fact]
    public void Of_the_23_bands_row_10_contradicts_itself_row_11_overlaps_and_no_other_has_a_finding()
    {
        var rows = Outcomes.Select(row => (Row: row.Data.Item1, Green: row.Data.Item2, Yellow: row.Data.Item3)).Concat(Unjudged).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, 23), rows.Select(row => row.Row).Order());

        var findings = rows
            .SelectMany(row => BandReader.Read(row.Green, row.Yellow).Findings.Select(finding => (row.Row, finding.Kind)))
            .Order();

        Assert.Equal([(10, FindingKind.Band), (11, FindingKind.Warning)], findings);
    }

    [Fact]
    public void Row_10_is_no_band_and_its_finding_quotes_both_phrases_and_suggests_the_other_direction()
    {
        var reading = BandReader.Read("1,4 eller högre", "1,5–3,5");

        Assert.Null(reading.Band);
        var finding = Assert.Single(reading.Findings);
        Assert.Contains("\"1,4 eller högre\"", finding.Message, StringComparison.Ordinal);
        Assert.Contains("\"1,5–3,5\"", finding.Message, StringComparison.Ordinal);
        Assert.Equal("menade du \"1,4 eller lägre\"?", finding.Suggestion);
    }
}
