using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Tests.Bands;

/// <summary>
/// The targets that five municipal plans print (facts of the plans, their words unchanged), with what the reader makes of each. A
/// number that the plan prints alone has the direction that the catalogue states with <c>riktning</c>, a unit of the plan's own stands
/// in <c>måttenhet</c>.
/// </summary>
public class PlanTargetsTests
{
    private const Direction Up = Direction.HigherIsBetter;
    private const Direction Down = Direction.LowerIsBetter;

    /// <summary>Plan, words, and what they are read as; a meaning that begins with <c>!</c> is a refusal, by what it says is missing.</summary>
    private static readonly Target[] OneNumberOrRelation =
    [
        .. Norsjö("7,0 eller lägre", "70 eller högre", "65 eller högre", "82 eller högre", "95 eller högre", "83 eller högre", "88 eller högre",
            "6,1 eller lägre", "1,4 eller högre", "11 eller lägre", "1,0 eller lägre", "0,8 eller lägre", "1,1 eller lägre", "1 eller lägre", "43 eller högre",
            "7 eller lägre", "2,0 eller lägre", "74 eller högre", "61 eller högre", "86 eller högre", "44 eller högre"),
        new("Norsjö 2026", "Grön nivå 82", "82 eller högre", Up),
        new("Norsjö 2026", "Grön nivå 95", "95 eller högre", Up),

        new("Linköping 2019", "3", "3 eller högre", Up),
        new("Linköping 2019", "4", "4 eller högre", Up),
        new("Linköping 2019", "2", "2 eller högre", Up),
        new("Linköping 2019", "1", "1 eller högre", Up),
        new("Linköping 2019", "50%", "50 eller högre", Up),
        new("Linköping 2019", "55%", "55 eller högre", Up),
        new("Linköping 2019", "65%", "65 eller högre", Up),
        new("Linköping 2019", "14", "14 eller lägre", Down),
        new("Linköping 2019", "Max 120", "120 eller lägre"),
        new("Linköping 2019", "Inom 3 månader", "3 eller lägre"),
        new("Linköping 2019", "100%", "100 eller högre", Up),
        new("Linköping 2019", "20 i arbete", "20 eller högre", Up, "i arbete"),
        new("Linköping 2019", "20", "20 eller högre", Up),
        new("Linköping 2019", ">98%", "över 98"),
        new("Linköping 2019", "98%", "98 eller högre", Up),
        new("Linköping 2019", "1 ny", "!\"måttenhet\"", Up),
        new("Linköping 2019", "2 nya tjänster /arbetssätt/metoder", "2 eller högre", Up, "nya tjänster/arbetssätt/metoder"),
        new("Linköping 2019", "Tre enskilda möten per barn per utredning", "!\"fotnot\""),
        new("Linköping 2019", "5,3", "5,3 eller lägre", Down),
        new("Linköping 2019", "5,2", "5,2 eller lägre", Down),
        new("Linköping 2019", "5,0", "5,0 eller lägre", Down),
        new("Linköping 2019", "99", "99 eller högre", Up),
        new("Linköping 2019", "75", "75 eller högre", Up),
        new("Linköping 2019", "2,1", "2,1 eller lägre", Down),
        new("Linköping 2019", "3,0", "3,0 eller lägre", Down),
        new("Linköping 2019", "9", "9 eller lägre", Down),
        new("Linköping 2019", "8", "8 eller lägre", Down),
        new("Linköping 2019", "7", "7 eller lägre", Down),
        new("Linköping 2019", "0,2", "0,2 eller lägre", Down),
        new("Linköping 2019", "1,0", "1,0 eller högre", Up),
        new("Linköping 2019", "1,05", "1,05 eller högre", Up),

        new("Styrkort 2023", "100 % vid bokslut", "100 eller lägre", Down),
        new("Styrkort 2023", "80 %", "80 eller högre", Up),
        new("Styrkort 2023", "Minst genomsnittsnivå", "minst riket"),
        new("Styrkort 2023", "inom tre månader", "!\"fotnot\""),

        new("Ånge 2024", "ska minska", "under föregående år"),
        new("Ånge 2024", "ska öka", "över föregående år"),
        new("Ånge 2024", "Minska övertiden inom sociala avdelningen med 50%", "!\"minska 50 % från ÅÅÅÅ\""),
        new("Ånge 2024", "öka med 10% jämfört med 2023", "öka 10 % från 2023"),
        new("Ånge 2024", "minska i jämförelse med 2023", "lägre än 2023"),
        new("Ånge 2024", "positivt", "över 0"),
        new("Ånge 2024", "minst 30 nya bostäder", "30 eller högre", null, "nya bostäder"),
        new("Ånge 2024", "minst 50 st", "50 eller högre"),
        new("Ånge 2024", "minst 100 Ha", "100 eller högre", null, "ha"),
        new("Ånge 2024", "minst 2 platser", "2 eller högre"),
        new("Ånge 2024", "minst 5 platser", "5 eller högre"),
        new("Ånge 2024", "minst 2 gånger", "2 eller högre", null, "gånger"),
        new("Ånge 2024", "4 stycken", "4 eller högre", Up),
        new("Ånge 2024", "10 stycken", "10 eller högre", Up),

        new("Ovanåker 2020–2023", "ska minska årligen", "under föregående år"),
    ];

    private static readonly Target[] Others =
    [
        new("Linköping 2019", "Systematisk analys", "!\"fotnot\""),
        new("Linköping 2019", "Månatlig uppföljning", "!\"fotnot\""),
        new("Linköping 2019", "Månatlig kontroll och analys", "!\"fotnot\""),
        new("Linköping 2019", "I de aktuella stadsdelarna", "!\"fotnot\""),
        new("Linköping 2019", "98%/0/behov", "!ett tal per indikator"),
        new("Linköping 2019", "90% resp 85%", "!ett tal per indikator"),
        new("Linköping 2019", "I.U", "!\"fotnot\""),
        new("Styrkort 2023", "Minst genomsnittsnivå med nöjda brukare/patienter i nationell brukarundersökning", "!\"minst riket\""),
        new("Styrkort 2023", "80 % av tillsvidareanställda medarbetare ska ha adekvat kompetens för sitt uppdrag", "!\"måttenhet\""),
        new("Styrkort 2023", "Beslut ska vara verkställda inom tre månader.", "!\"fotnot\""),
        new("Ånge 2024", "Sjukfrånvaron ska minska", "!\"ska minska\""),
        new("Ånge 2024", "Andelen niondeklassare som klarar gymnasiebehörighet ska öka.", "!\"ska öka\""),
        new("Ånge 2024", "Antal besökare per brukare inom hemtjänst ska i genomsnitt minska i jämförelse med 2023", "!\"minska i jämförelse med 2023\""),
        new("Ånge 2024", "Öka andelen brukartid inom hemtjänsten med 10% jämfört med 2023", "!\"öka 10% från 2023\""),
        new("Ånge 2024", "Ånge ska ha ett positivt flyttnetto.", "!\"fotnot\""),
        new("Ovanåker 2020–2023", "Andelen vuxna biståndsmottagare med långvarigt ekonomiskt bistånd ska minska årligen.", "!\"ska minska årligen\""),
    ];

    public static TheoryData<string, string, string, string?, string?> All =>
        [.. OneNumberOrRelation.Concat(Others).Select(target => (target.Plan, target.Words, target.Meaning, target.Stated?.ToString(), target.Unit))];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_target_is_read_or_refused_by_what_is_missing(string plan, string words, string meaning, string? stated, string? unit)
    {
        var reading = Read(words, stated is null ? null : Enum.Parse<Direction>(stated), unit);

        Assert.NotEmpty(plan);
        if (meaning.StartsWith('!'))
        {
            Assert.Null(reading.Band);
            Assert.Contains(meaning[1..], Assert.Single(reading.Findings).Suggestion, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(meaning, GreenOf(reading));
        }
    }

    [Fact]
    public void Nine_of_ten_targets_that_are_one_number_or_relation_stand_in_the_plans_own_words()
    {
        var read = OneNumberOrRelation.Count(target => Read(target.Words, target.Stated, target.Unit).Band is not null);

        Assert.InRange((double)read / OneNumberOrRelation.Length, 0.9, 1.0);
    }

    [Theory]
    [InlineData("70 eller högre", "29–69", "minst 29")]
    [InlineData("7,0 eller lägre", "7,1–7,5", "högst 7,5")]
    [InlineData("1 eller lägre", "1,1–1,6", "högst 1,6")]
    [InlineData("2,0 eller lägre", "2,1–3,8", "högst 3,8")]
    [InlineData("11 eller lägre", "11–12", "högst 12")]
    [InlineData("82 eller högre", "Gul nivå 76", "minst 76")]
    [InlineData("95 eller högre", "Gul nivå 91", "minst 91")]
    public void The_yellows_of_the_plan_are_read(string green, string yellow, string far) =>
        Assert.Equal(far, Assert.IsType<FixedBand>(BandReader.Read(green, yellow).Band).YellowPhrase);

    private static BandReading Read(string words, Direction? stated, string? unit) => BandReader.Read(words, null, unit, stated);

    private static IEnumerable<Target> Norsjö(params string[] greens) => greens.Select(green => new Target("Norsjö 2026", green, green));

    private static string? GreenOf(BandReading reading) => reading.Band switch
    {
        FixedBand band => band.GreenPhrase,
        RelationBand band => band.GreenPhrase,
        _ => string.Join(' ', reading.Findings.Select(finding => finding.InFull)),
    };

    private sealed record Target(string Plan, string Words, string Meaning, Direction? Stated = null, string? Unit = null);
}
