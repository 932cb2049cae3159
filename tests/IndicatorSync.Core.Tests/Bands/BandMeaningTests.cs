using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

public class BandMeaningTests
{
    [Theory]
    [InlineData("82 eller högre", "74–81", "82 eller högre", "74-81")]
    [InlineData("82 eller högre", "74–81", "minst 82", "74 till 81")]
    [InlineData("82 eller högre", null, "≥ 82", "")]
    [InlineData("82 eller högre", null, "82 % eller högre", null)]
    [InlineData("82 eller högre", null, "  82\u00A0eller  HÖGRE.", null)]
    [InlineData("82 eller högre", "74–81", "82 eller högre", "Gul nivå 74")]
    [InlineData("högst 12 500", null, "12500 eller lägre", null)]
    [InlineData("ska minska årligen", null, "lägre än föregående år", null)]
    [InlineData("minst riket", null, "minst genomsnittet för riket", null)]
    [InlineData("10 % högre än 2023", null, "öka 10 % från 2023", null)]
    [InlineData("minst riket + 2", null, "minst riket + 2,0", null)]
    public void Another_wording_is_no_other_band(string green, string? yellow, string otherGreen, string? otherYellow)
    {
        foreach (var rule in Enum.GetValues<ReadingRule>())
        {
            Assert.True(BandMeaning.Same(Read(green, yellow), Read(otherGreen, otherYellow), rule));
        }
    }

    [Theory]
    [InlineData("82 eller högre", "83 eller högre")]
    [InlineData("82 eller högre", "över 82")]
    [InlineData("82 eller högre", "82 eller lägre")]
    [InlineData("minst riket", "över riket")]
    [InlineData("minst riket", "minst genomsnittet för G176642")]
    [InlineData("minst riket", "minst riket + 1")]
    [InlineData("minska 10 % från 2023", "minska 10 % från 2022")]
    [InlineData("minst riket", "82 eller högre")]
    [InlineData("82 eller högre", "något annat")]
    public void Another_limit_strictness_direction_or_base_is_another_band(string green, string otherGreen)
    {
        foreach (var rule in Enum.GetValues<ReadingRule>())
        {
            Assert.False(BandMeaning.Same(Read(green), Read(otherGreen), rule));
            Assert.False(BandMeaning.Same(Read(otherGreen), Read(green), rule));
        }
    }

    [Theory]
    [InlineData("74–81", "75–81", false)]
    [InlineData("74–81", null, false)]
    [InlineData("74–81", "över 74", false)]
    [InlineData("74–81", "74–80", true)]
    public void Yellow_counts_by_its_far_limit(string yellow, string? other, bool same) =>
        Assert.Equal(same, BandMeaning.Same(Read("82 eller högre", yellow), Read("82 eller högre", other), ReadingRule.Continuous));

    [Theory]
    [InlineData(ReadingRule.Continuous, true)]
    [InlineData(ReadingRule.Rounded, false)]
    public void Printed_decimals_matter_where_values_are_rounded_by_them(ReadingRule rule, bool same) =>
        Assert.Equal(same, BandMeaning.Same(Read("7 eller lägre"), Read("7,0 eller lägre"), rule));

    [Fact]
    public void Bands_of_one_meaning_give_every_value_one_colour() =>
        Gen.Select(Word, Word, Gen.Int[-2000, 20000], Gen.Enum<ReadingRule>()).Sample((one, other, tenths, rule) =>
        {
            var references = new ReferenceValues((_, _) => 70m, period => period.Year, []);
            var (first, second) = (Read(one)!, Read(other)!);
            return !BandMeaning.Same(first, second, rule)
                || first.Judge(tenths / 10m, Period.OfYear(2025), rule, references) is var verdict
                && second.Judge(tenths / 10m, Period.OfYear(2025), rule, references) is var again
                && (verdict.Colour, verdict.Compared, verdict.DistanceToGreen) == (again.Colour, again.Compared, again.DistanceToGreen);
        });

    [Fact]
    public void A_year_without_band_is_not_a_year_with_an_unreadable_one()
    {
        var unreadable = new BandEntry(null, null, null, "Pågår", null, 1, BandReader.Read("Pågår", null));

        Assert.False(BandMeaning.Same(null, unreadable, ReadingRule.Continuous));
        Assert.True(BandMeaning.Same(unreadable, unreadable with { Green = "Systematisk analys" }, ReadingRule.Continuous));
    }

    [Fact]
    public void A_definition_answers_for_the_year_asked()
    {
        var before = Definition("82 eller högre", "85 eller högre");
        var after = Definition("minst 82", "86 eller högre");

        Assert.True(before.SameBandFor(2025, after));
        Assert.False(before.SameBandFor(2026, after));
        Assert.False(before.SameBandFor(2025, after with { Bands = after.Bands with { Faulty = true } }));
    }

    private static readonly string[] Words =
    [
        "82 eller högre", "minst 82", "82,0 eller högre", "över 82", "82 eller lägre", "under 82", "minst riket", "riket eller högre", "över riket",
        "ska minska årligen", "lägre än föregående år", "minska 10 % från 2023", "10 % lägre än 2023",
    ];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(place => Words[place]);

    private static Band? Read(string green, string? yellow = null) => BandReader.Read(green, yellow).Band;

    private static JudgedDefinition Definition(string first, string second) => new(
        KpiId.Parse("U23471"),
        AreaId.Parse("2417"),
        Gender.T,
        ReadingRule.Continuous,
        new BandSet([Entry(2025, first), Entry(2026, second)]),
        [],
        3,
        null);

    private static BandEntry Entry(int year, string green) => new(year, year, null, green, null, 1, BandReader.Read(green, null));
}
