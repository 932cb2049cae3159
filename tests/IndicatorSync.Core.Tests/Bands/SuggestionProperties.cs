using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Bands;

/// <summary>A suggestion says the number, unit, direction and base that were written, or is not made (docs/contract.md 1.15).</summary>
public class SuggestionProperties
{
    private static readonly Gen<string> Before = OneOf("", "", "lägst ", "minst ", "högst ", "max ", "under ", "över ", "inte ", "inte under ", "inom ", "ca ", "Andelen ska vara minst ", "ingen ", "mer än ", "lägre än ");
    private static readonly Gen<string> Sign = OneOf("", "", "", "-", "\u2212", "–", "minus ");
    private static readonly Gen<string> Number = OneOf("5", "82", "7,5", "2023", "1 200", "0");
    private static readonly Gen<string> Unit = OneOf("", "", " %", "%", " procent", " kr", " st", " procentenheter", " månader", " årsarbetare", " kr per brukare");
    private static readonly Gen<string> After = OneOf("", "", " eller högre", " eller lägre", " eller bättre", " eller fler", " ungefär", " i länet", " av riket", " av anställda", " än riket", " års nivå", " från 2022", " jämfört med riket", " vid årsskiftet");
    private static readonly Gen<string> Verb = OneOf("öka ", "minska ", "ska öka ", "Sjukfrånvaron ska minska ", "höja ", "minska övertiden ", "öka inte ");

    private static readonly Gen<Written> Limits = Gen.Select(Before, Sign, Number, Unit, After, (before, sign, number, unit, after) =>
        new Written($"{before}{sign}{number}{unit}{after}", Value(sign, number), unit.Trim(), DirectionOf(before + after)));

    private static readonly Gen<Written> Changes = Gen.Select(Verb, OneOf("", "med ", "i genomsnitt ", "i genomsnitt med "), Number.Where(number => number != "0"), Unit, OneOf("", " från 2022", " jämfört med 2022", " i jämförelse med länet", " per år"), (verb, by, number, unit, since) =>
        new Written($"{verb}{by}{number}{unit}{since}", Value("", number), unit.Trim(), verb.Contains("insk", StringComparison.Ordinal) ? Direction.LowerIsBetter : Direction.HigherIsBetter));

    [Fact]
    public void A_suggested_limit_keeps_number_unit_and_direction() => Gen.OneOf(Limits, Changes).Sample(written =>
    {
        foreach (var phrase in Suggested(BandReader.Read(written.Text, null)))
        {
            var reading = BandReader.Read(phrase, null);
            Assert.True(reading.Band is not null, $"\"{written.Text}\": \"{phrase}\" cannot be read");
            Assert.True(Numbers(reading.Band).Contains(written.Number), $"\"{written.Text}\": \"{phrase}\" has another number");
            Assert.True((BandReader.UnitIn(phrase) is { } unit ? UnitOf(unit).StartsWith(UnitOf(written.Unit), StringComparison.Ordinal) : UnitOf(written.Unit) == (reading.InPoints ? "procentenheter" : IsRelative(reading.Band) ? "%" : "")), $"\"{written.Text}\": \"{phrase}\" has another unit");
            Assert.True(written.Direction is null || DirectionOf(reading.Band) == written.Direction, $"\"{written.Text}\": \"{phrase}\" goes the other way");
            Assert.True(!written.Text.Contains("län", StringComparison.Ordinal) || phrase.Contains("län", StringComparison.Ordinal), $"\"{written.Text}\": \"{phrase}\" compares with another area");
            Assert.False(written.Text.Contains("inte", StringComparison.Ordinal) || written.Text.Contains("ingen", StringComparison.Ordinal), $"\"{written.Text}\": \"{phrase}\" says the opposite");
        }
    });

    [Theory]
    [InlineData("minst genomsnittet i länet")]
    [InlineData("minst genomsnittet i regionen")]
    [InlineData("minst snittet för jämförbara kommuner")]
    [InlineData("minst 95 % av länet")]
    [InlineData("högst 3 fler än riket")]
    [InlineData("inte under 82")]
    [InlineData("ingen ökning över 5")]
    [InlineData("halvera från 2023")]
    [InlineData("dubbelt så många som riket")]
    [InlineData("82 årsarbetare eller fler")]
    [InlineData("öka med 2")]
    [InlineData("minska med 50 %")]
    [InlineData("högst 2 per 7 brukare")]
    public void Where_no_reading_keeps_the_meaning_none_is_suggested(string green) =>
        Assert.Empty(Suggested(BandReader.Read(green, null)));

    private static IEnumerable<string> Suggested(BandReading reading) => reading.Findings
        .Where(finding => finding.Kind == FindingKind.Band && finding.Suggestion is { } suggestion && suggestion.StartsWith("menade du", StringComparison.Ordinal))
        .SelectMany(finding => finding.Suggestion!.Split('"').Where((_, index) => index % 2 == 1));

    private static IEnumerable<decimal> Numbers(Band band) => band switch
    {
        FixedBand { Scale.Green.Value: var limit } => [limit],
        RelationBand { Green.Term: BaseYearTerm { Percent: 0m, Points: 0m } start } => [0m, start.Year],
        RelationBand { Green.Term: BaseYearTerm start } => [Math.Abs(start.Percent), Math.Abs(start.Points), start.Year],
        RelationBand { Green.Term: PreviousYearTerm previous } => [Math.Abs(previous.Offset)],
        RelationBand { Green.Term: AreaTerm area } => [area.Offset],
        RelationBand { Green.Term: ShareTerm share } => [share.Percent],
        _ => [],
    };

    private static bool IsRelative(Band band) =>
        band is RelationBand { Green.Term: ShareTerm or BaseYearTerm { Percent: not 0m } };

    private static Direction DirectionOf(Band band) => band is FixedBand { Scale.Direction: var direction } ? direction : ((RelationBand)band).Direction;

    private static string UnitOf(string written) => written switch
    {
        "procent" => "%",
        "stycken" => "st",
        _ => written,
    };

    private static Direction? DirectionOf(string words)
    {
        string[] up = ["minst", "lägst", "över", "mer", "högre", "fler"], down = ["högst", "max", "under", "lägre", "färre"];
        var parts = words.Split(' ');
        return (parts.Any(up.Contains), parts.Any(down.Contains)) switch
        {
            (true, false) => Direction.HigherIsBetter,
            (false, true) => Direction.LowerIsBetter,
            _ => null,
        };
    }

    private static decimal Value(string sign, string number)
    {
        var value = decimal.Parse(number.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
        return sign.Length > 0 ? -value : value;
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(place => words[place]);

    private sealed record Written(string Text, decimal Number, string Unit, Direction? Direction);
}
