using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

public class BandProperties
{
    private static readonly Gen<decimal> Value = Gen.Select(Gen.Long[-2_000_000, 2_000_000], Gen.Int[0, 4], (number, decimals) => Scaled(number, decimals));

    /// <summary>Every band that two phrases can say: limits, sides, yellow or none, 0–3 printed decimals.</summary>
    private static readonly Gen<FixedBand> Bands = Gen.Select(
        Gen.Int[0, 3], Gen.Long[-20_000, 20_000], Gen.Int[1, 5_000], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool,
        (decimals, green, width, up, greenInclusive, hasYellow, yellowInclusive) => new FixedBand(
            new Scale(
                up ? Direction.HigherIsBetter : Direction.LowerIsBetter,
                new Limit(Scaled(green, decimals), greenInclusive),
                hasYellow ? new Limit(Scaled(up ? green - width : green + width, decimals), yellowInclusive) : null),
            decimals));

    private static readonly Gen<ReadingRule> Rule = Gen.Enum<ReadingRule>();

    [Fact]
    public void Every_number_has_exactly_one_colour() => Gen.Select(Bands, Value, Rule).Sample((band, value, rule) =>
    {
        var verdict = Judge(band, value, rule);
        return verdict.Colour is Colour.Green or Colour.Yellow or Colour.Red
            && verdict.OtherRuleColour == Judge(band, value, rule.Other()).Colour
            && verdict.DistanceToGreen >= 0m
            && verdict.BeyondYellow >= 0m
            && (verdict.Colour != Colour.Yellow || band.Scale.Yellow is not null);
    });

    [Fact]
    public void A_better_value_never_gets_a_worse_colour() => Gen.Select(Bands, Value, Value, Rule).Sample((band, one, other, rule) =>
    {
        var (better, worse) = one > other == (band.Scale.Direction == Direction.HigherIsBetter) ? (one, other) : (other, one);
        var (betterSays, worseSays) = (Judge(band, better, rule), Judge(band, worse, rule));
        return betterSays.Colour <= worseSays.Colour
            && betterSays.DistanceToGreen <= worseSays.DistanceToGreen
            && betterSays.BeyondYellow <= worseSays.BeyondYellow;
    });

    [Fact]
    public void Rounding_never_crosses_more_than_half_a_printed_step() => Gen.Select(Bands, Value).Sample((band, value) =>
    {
        var half = Scaled(5, band.PrintedDecimals + 1);
        var verdict = Judge(band, value, ReadingRule.Rounded);

        // Where the rules disagree a limit lies within half a step of the value.
        return Math.Abs(verdict.Compared - value) <= half
            && (!verdict.RuleSensitive || band.Limits(Period.OfYear(2025), ReferenceValues.None).Any(limit => Math.Abs(limit - value) <= half));
    });

    [Fact]
    public void A_band_reads_back_from_its_own_words() => Bands.Sample(band =>
    {
        var reading = BandReader.Read(band.GreenPhrase, band.YellowPhrase);
        return band.Equals(reading.Band);
    });

    [Fact]
    public void Any_text_is_either_a_band_or_a_finding_that_quotes_it() => Gen.Select(PhraseText, PhraseText).Sample((green, yellow) =>
    {
        var reading = BandReader.Read(green, yellow);
        var faults = reading.Findings.Where(finding => finding.Kind == Core.Terms.FindingKind.Band).ToList();
        return reading.Band is null == faults.Count > 0 && faults.All(fault => fault.Message.Length > 0 && fault.Suggestion is { Length: > 0 });
    });

    private static readonly Gen<string> PhraseText = Gen.Frequency(
        (1, Gen.String),
        (4, Gen.OneOf(
            "82", "74", "7,5", "-", "–", "minst", "högst", "över", "<", ">=", "eller", "högre", "lägre", "än", "riket", "+", "%", "kr", "/", "per",
            "1000", "2023", "från", "ska", "öka", "minska", "årligen", "föregående", "år", "genomsnittet", "för", "G176642", "till", ".", "oförändrad")
            .Array[0, 7].Select(words => string.Join(' ', words))));

    private static Verdict Judge(FixedBand band, decimal value, ReadingRule rule) => band.Judge(value, Period.OfYear(2025), rule, ReferenceValues.None);

    private static decimal Scaled(long number, int decimals)
    {
        var scaled = (decimal)number;
        for (var i = 0; i < decimals; i++)
        {
            scaled /= 10m;
        }

        return scaled;
    }
}
