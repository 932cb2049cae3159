using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

/// <summary>What holds of every band holds of relations too, wherever their other values are there; without them nothing is judged.</summary>
public class RelationProperties
{
    private static readonly (string Green, string? Yellow)[] Phrases =
    [
        ("minst riket", null), ("lägre än riket", "högst riket + 2"), ("högst riket + 2,5", "riket + 5"), ("minst genomsnittet för G176642", "60–69"),
        ("82 eller högre", "minst riket"), ("ska minska årligen", "oförändrad"), ("ska öka årligen", null), ("lägre än föregående år", null),
        ("10 % högre än 2023", null), ("minska 50 % från 2023", "minska 25 % från 2023"),
        ("lägre än 2023", "högst 2023 års nivå"), ("högre än 2023", null), ("ska minska", null), ("minska i jämförelse med 2023", null), ("minst 2022 års nivå", null),
        ("minst 95 % av riket", "minst 90 % av riket"), ("högst 105,5 % av genomsnittet för G176642", null), ("minst genomsnittet", null), ("minst riket", "inom 5 %"),
        ("öka med 2 procentenheter", "öka med 1 procentenhet"), ("minska med 2,5 procentenheter från 2023", "2023 års nivå"), ("ska minska årligen", "inom 10 %"),
        ("lägre än 2023", "inom 2,5 %"), ("minst 2022 års nivå", "minst 2022 års nivå - 2"),
        ("lägre än föregående period", "oförändrad"), ("minst föregående period + 2,5", "minst 95 % av föregående period"), ("minska med 2 procentenheter från föregående period", null),
    ];

    private static readonly Gen<(string Green, string? Yellow)> Words = Gen.Int[0, Phrases.Length - 1].Select(place => Phrases[place]);

    private static readonly Gen<decimal> Value = Gen.Int[-100_000, 100_000].Select(number => number / 100m);

    private static readonly Gen<ReadingRule> Rule = Gen.Enum<ReadingRule>();

    [Fact]
    public void Every_number_has_exactly_one_colour_and_a_better_one_never_a_worse() => Gen.Select(Words, Value, Value, Value, Rule).Sample((words, one, other, reference, rule) =>
    {
        var band = Read(words);
        var references = new ReferenceValues((_, _) => reference, _ => reference, []) { Nearest = period => period.Previous };
        var (first, second) = (band.Judge(one, Period.OfYear(2025), rule, references), band.Judge(other, Period.OfYear(2025), rule, references));
        var (better, worse) = one > other == (band.Direction == Direction.HigherIsBetter) ? (first, second) : (second, first);
        return first.Colour != Colour.None
            && second.Colour != Colour.None
            && first is { RuleSensitive: false, DistanceToGreen: >= 0m }
            && better.Colour <= worse.Colour
            && better.DistanceToGreen <= worse.DistanceToGreen;
    });

    [Fact]
    public void What_is_printed_reads_back_as_the_same_relation() => Words.Sample(words =>
    {
        var band = Read(words);
        var again = Read((band.GreenPhrase, band.YellowPhrase));
        return (again.Direction, again.Green, again.Yellow, again.PrintedDecimals) == (band.Direction, band.Green, band.Yellow, band.PrintedDecimals);
    });

    [Fact]
    public void Without_the_other_value_no_number_is_judged() => Gen.Select(Words, Value, Rule).Sample((words, value, rule) =>
        Read(words).Judge(value, Period.OfYear(2025), rule, ReferenceValues.None).Colour == Colour.None);

    [Fact]
    public void What_is_told_of_the_reference_is_what_the_limit_came_of() => Gen.Select(Words, Value).Sample((words, reference) =>
    {
        var band = Read(words);
        var references = new ReferenceValues((_, _) => reference, _ => reference, []) { Nearest = period => period.Previous };
        var told = band.References(Period.OfYear(2025), references);
        return told.Count > 0
            && told.All(used => used is { Value: { } value, Period: { Year: <= 2025 }, AcrossBreak: false } && value == reference)
            && told.All(used => band.Limits(Period.OfYear(2025), references).Contains(used.Limit!.Value))
            && band.References(Period.OfYear(2025), ReferenceValues.None).All(used => used is { Value: null, Limit: null });
    });

    [Fact]
    public void A_fixed_band_hangs_on_nothing() =>
        Assert.Empty(BandReader.Read("82 eller högre", "74–81").Band!.References(Period.OfYear(2025), ReferenceValues.None));

    private static RelationBand Read((string Green, string? Yellow) words) => (RelationBand)BandReader.Read(words.Green, words.Yellow).Band!;
}
