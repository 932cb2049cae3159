using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Bands;

/// <summary>The words that plans use beside plain limits (docs/contract.md 1.15), by what the reader makes of them.</summary>
public class PlanWordsTests
{
    [Theory]
    [InlineData("lägre än 75", "under 75")]
    [InlineData("högre än 75 %", "över 75")]
    [InlineData("lägre än 2 023 kr", "under 2\u00A0023")]
    [InlineData("lägre än 2\u00A0023", "under 2\u00A0023")]
    [InlineData("lägre än 2023 kr", "under 2\u00A0023")]
    [InlineData("lägre än 2023,0", "under 2\u00A0023,0")]
    [InlineData("under 2023", "under 2\u00A0023")]
    [InlineData("lägre än 2201", "under 2\u00A0201")]
    [InlineData("positivt", "över 0")]
    [InlineData("minus 5 eller högre", "\u22125 eller högre")]
    [InlineData("minst minus 5", "\u22125 eller högre")]
    [InlineData("20 eller fler", "20 eller högre")]
    [InlineData("3 eller färre", "3 eller lägre")]
    [InlineData("inom 3 månader", "3 eller lägre")]
    [InlineData("Inom 14 dagar", "14 eller lägre")]
    [InlineData("minst 100 % vid bokslut", "100 eller högre")]
    [InlineData("högst 100 % vid bokslut.", "100 eller lägre")]
    [InlineData("minst 50 st", "50 eller högre")]
    [InlineData("minst 50 st.", "50 eller högre")]
    [InlineData("4 stycken eller fler", "4 eller högre")]
    [InlineData("minst 2 platser", "2 eller högre")]
    [InlineData("lägre än föregående år", "under föregående år")]
    [InlineData("lägre än förra året", "under föregående år")]
    [InlineData("lägre än föregående period", "under föregående period")]
    [InlineData("högre än förra perioden", "över föregående period")]
    [InlineData("minst föregående period", "minst föregående period")]
    [InlineData("högst föregående period + 2", "högst föregående period + 2")]
    [InlineData("föregående period eller lägre", "högst föregående period")]
    [InlineData("högst föregående periods nivå", "högst föregående period")]
    [InlineData("minska från föregående period", "under föregående period")]
    [InlineData("ska öka jämfört med föregående period", "över föregående period")]
    [InlineData("minst 95 % av föregående period", "minst 95 % av föregående period")]
    [InlineData("minska med 1,5 procentenheter från föregående period", "högst föregående period - 1,5")]
    [InlineData("lägre än 2023", "lägre än 2023")]
    [InlineData("Högre än 2023.", "högre än 2023")]
    [InlineData("lägre än år 2023", "lägre än 2023")]
    [InlineData("lägre än 1900", "lägre än 1900")]
    [InlineData("lägre än 2200", "lägre än 2200")]
    [InlineData("minska i jämförelse med 2023", "lägre än 2023")]
    [InlineData("ska öka i jämförelse med 2023", "högre än 2023")]
    [InlineData("öka med 10 % i jämförelse med 2023", "öka 10 % från 2023")]
    [InlineData("minst 2022 års nivå", "minst 2022 års nivå")]
    [InlineData("2022 års nivå eller högre", "minst 2022 års nivå")]
    [InlineData("högst 2022 års nivå + 2", "högst 2022 års nivå + 2")]
    [InlineData("minst 95 % av riket", "minst 95 % av riket")]
    [InlineData("95,5 % av riket eller högre", "minst 95,5 % av riket")]
    [InlineData("högst 95 % av genomsnittet för G176642", "högst 95 % av genomsnittet för G176642")]
    [InlineData("minst 95 % av 2022 års nivå", "minst 95 % av 2022 års nivå")]
    [InlineData("minst rikssnittet", "minst riket")]
    [InlineData("minst rikets genomsnitt", "minst riket")]
    [InlineData("minst genomsnittet i riket", "minst riket")]
    [InlineData("öka med 2 procentenheter från 2023", "minst 2023 års nivå + 2")]
    [InlineData("minska med 1,5 procentenheter från föregående år", "högst föregående år - 1,5")]
    [InlineData("högst riket + 2 procentenheter", "högst riket + 2")]
    public void The_plans_words_are_read(string green, string meaning)
    {
        var reading = BandReader.Read(green, null);

        Assert.Empty(reading.Findings);
        Assert.Equal(meaning, GreenOf(reading));
    }

    [Theory]
    [InlineData("ska minska", "under föregående år", "\"ska minska\" läses som lägre än föregående år")]
    [InlineData("Ska öka", "över föregående år", "\"ska öka\" läses som högre än föregående år")]
    [InlineData("minst genomsnittet", "minst riket", "\"genomsnittet\" läses som riket")]
    [InlineData("minst genomsnittsnivå", "minst riket", "\"genomsnittsnivå\" läses som riket")]
    [InlineData("öka med 2 procentenheter", "minst föregående år + 2", "ändringen räknas från föregående år")]
    [InlineData("minska med 1 procentenhet", "högst föregående år - 1", "ändringen räknas från föregående år")]
    public void What_the_words_leave_open_is_said(string green, string meaning, string said)
    {
        var reading = BandReader.Read(green, null);

        Assert.Equal(meaning, GreenOf(reading));
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(FindingKind.Warning, finding.Kind);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minst 30 nya bostäder", "nya bostäder")]
    [InlineData("100 Ha eller mer", "ha")]
    [InlineData("Max 120 dgr", "dgr")]
    public void Any_unit_equal_to_that_of_the_measure_may_follow(string green, string unit) =>
        Assert.NotNull(BandReader.Read(green, null, unit).Band);

    [Theory]
    [InlineData("öka med 2 procentenheter")]
    [InlineData("öka med 2 procentenheter från 2023")]
    [InlineData("minst riket + 2 procentenheter")]
    public void Percentage_points_are_refused_on_what_is_no_share(string green)
    {
        Assert.NotNull(BandReader.Read(green, null, "andel (%)").Band);
        Assert.NotNull(BandReader.Read(green, null).Band);

        var reading = BandReader.Read(green, null, "kr/inv");

        Assert.Null(reading.Band);
        Assert.Contains("kr/inv", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_is_learnt_later_refuses_percentage_points_then()
    {
        var entry = new BandEntry(null, null, null, "öka med 2 procentenheter", null, 1, BandReader.Read("öka med 2 procentenheter", null));

        Assert.NotNull(entry.WithUnit("andel (%)").Reading.Band);
        Assert.Null(entry.WithUnit("dagar").Reading.Band);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData(" — ")]
    [InlineData("saknas")]
    [InlineData("Saknas")]
    public void A_yellow_left_out_in_words_is_none(string yellow)
    {
        var reading = BandReader.Read("82 eller högre", yellow);

        Assert.Empty(reading.Findings);
        Assert.Null(Assert.IsType<FixedBand>(reading.Band).Scale.Yellow);
    }

    [Theory]
    [InlineData("lägre än 2023", 39.9, Colour.Green)]
    [InlineData("lägre än 2023", 40, Colour.Red)]
    [InlineData("minska i jämförelse med 2023", 40, Colour.Red)]
    [InlineData("högre än 2023", 40.1, Colour.Green)]
    [InlineData("minst 2023 års nivå", 40, Colour.Green)]
    [InlineData("högst 95 % av 2023 års nivå", 38, Colour.Green)]
    [InlineData("minst 95 % av riket", 66.5, Colour.Green)]
    [InlineData("minst 95 % av riket", 66.4, Colour.Red)]
    [InlineData("öka med 2 procentenheter", 52, Colour.Green)]
    [InlineData("öka med 2 procentenheter", 51.9, Colour.Red)]
    [InlineData("minska med 2 procentenheter från 2023", 38, Colour.Green)]
    [InlineData("ska minska", 50, Colour.Red)]
    [InlineData("ska minska", 49, Colour.Green)]
    public void They_are_judged(string green, double value, Colour colour) =>
        Assert.Equal(colour, BandReader.Read(green, null).Band!.Judge((decimal)value, Period.OfYear(2025), ReadingRule.Continuous, References).Colour);

    [Theory]
    [InlineData("lägre än 2023")]
    [InlineData("minst 2022 års nivå")]
    [InlineData("minst 95 % av riket")]
    [InlineData("minst genomsnittet")]
    [InlineData("öka med 2 procentenheter")]
    public void Without_the_other_value_nothing_is_judged(string green) =>
        Assert.Equal(Colour.None, BandReader.Read(green, null).Band!.Judge(50m, Period.OfYear(2025), ReadingRule.Continuous, ReferenceValues.None).Colour);

    [Fact]
    public void A_share_of_the_country_names_the_area_and_the_value_it_hangs_on()
    {
        var band = BandReader.Read("minst 95 % av riket", null).Band!;

        Assert.Equal([AreaId.Riket], band.ReferenceAreas);
        Assert.Equal(new UsedReference(AreaId.Riket, Period.OfYear(2025), 70m, false, 66.5m), Assert.Single(band.References(Period.OfYear(2025), References)));
    }

    /// <summary>Riket 70; our own series 40 in 2023 and 50 in 2024.</summary>
    internal static readonly ReferenceValues References = new(
        (_, period) => period == Period.OfYear(2025) ? 70m : null,
        period => period.Year switch
        {
            2023 => 40m,
            2024 => 50m,
            _ => null,
        },
        []);

    private static string? GreenOf(BandReading reading) => reading.Band switch
    {
        FixedBand band => band.GreenPhrase,
        RelationBand band => band.GreenPhrase,
        _ => string.Join(' ', reading.Findings.Select(finding => finding.InFull)),
    };
}
