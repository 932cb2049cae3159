using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Tests.Catalogue;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// The reference plan as it was decided, typing errors included: the two rows of section 4.2 and the 23 of section 5, through the
/// catalogue's reader and the judge. The colours are those of a careful human reader.
/// </summary>
public class WholePlanTests
{
    private const string Hr = "HR";
    private const string Safety = "Patientsäkerhetsberättelse";

    private static readonly AreaId Norsjo = AreaId.Parse("2417");

    /// <summary>Row, KPI or other source, green, yellow, and the outcomes: year, value, colour under either rule.</summary>
    private static readonly PlanRow[] Section5 =
    [
        new(1, null, Hr, "7,0 eller lägre", "7,1–7,5", [new(2024, 8m, Colour.Red), new(2025, 7.06m, Colour.Yellow)]),
        new(2, "U28900", null, "70 eller högre", "29–69", []),
        new(3, "U31904", null, "65 eller högre", "29–64", [new(2024, 73m, Colour.Green)]),
        new(4, "U20900", null, "70 eller högre", "39–69", [new(2023, 19m, Colour.Red), new(2024, 6m, Colour.Red)]),
        new(5, "U23471", null, "82 eller högre", "74–81", [new(2024, 67m, Colour.Red), new(2025, 62m, Colour.Red)]),
        new(6, "U21468", null, "95 eller högre", "84–94", [new(2024, 93m, Colour.Yellow), new(2025, 98m, Colour.Green)]),
        new(7, "U28538", null, "83 eller högre", "74–82", [new(2025, 82m, Colour.Yellow)]),
        new(8, "U28570", null, "88 eller högre", "76–87", [new(2025, 92m, Colour.Green)]),
        new(9, "N33817", null, "6,1 eller lägre", "6,2–11,5", [new(2023, 14.0m, Colour.Red), new(2024, 13.4m, Colour.Red)]),
        new(10, "N33816", null, "1,4 eller högre", "1,5–3,5", [new(2023, 9.3m, Colour.None), new(2024, 6.7m, Colour.None)]),
        new(11, null, Safety, "11 eller lägre", "11–12", [new(2024, 12.08m, Colour.Red, Colour.Yellow), new(2025, 12.64m, Colour.Red)]),
        new(12, null, Safety, "1,0 eller lägre", "1,1–1,5", [new(2024, 1.27m, Colour.Yellow), new(2025, 1.16m, Colour.Yellow)]),
        new(13, null, Safety, "0,8 eller lägre", "0,9–1,2", [new(2024, 1.60m, Colour.Red), new(2025, 1.05m, Colour.Yellow)]),
        new(14, null, Safety, "1,1 eller lägre", "1,2–1,6", [new(2024, 1.07m, Colour.Green), new(2025, 1.14m, Colour.Yellow, Colour.Green)]),
        new(15, null, Safety, "1 eller lägre", "1,1–1,6", [new(2024, 1.54m, Colour.Yellow), new(2025, 2.44m, Colour.Red)]),
        new(16, "N00973", null, "43 eller högre", "24–42", [new(2023, 17m, Colour.Red), new(2024, 14m, Colour.Red)]),
        new(17, "N02282", null, "7 eller lägre", "7,1–14,5", [new(2023, 10.1m, Colour.Yellow), new(2024, 5.4m, Colour.Green)]),
        new(18, "N03926", null, "2,0 eller lägre", "2,1–3,8", [new(2024, 2.3m, Colour.Yellow)]),
        new(19, "N00533", null, "65 eller högre", "49–64", [new(2024, 33.4m, Colour.Red), new(2025, 36.8m, Colour.Red)]),
        new(20, "N00535", null, "74 eller högre", "62–73", [new(2024, 81.5m, Colour.Green), new(2025, 68.8m, Colour.Yellow)]),
        new(21, "N00536", null, "61 eller högre", "49–60", [new(2024, 56.4m, Colour.Yellow), new(2025, 50.8m, Colour.Yellow)]),
        new(22, "N00640", null, "86 eller högre", "82–85", [new(2024, 78.9m, Colour.Red), new(2025, 80.7m, Colour.Red)]),
        new(23, "N00654", null, "44 eller högre", "29–43", [new(2024, 38.5m, Colour.Yellow), new(2025, 43.4m, Colour.Yellow)]),
    ];

    private static readonly PlanRow[] Section42 =
    [
        new(101, "U23471", null, "82 eller högre", "Gul nivå 76", []),
        new(102, "U21468", null, "95 eller högre", "Gul nivå 91", []),
    ];

    [Fact]
    public void All_23_bands_go_through_with_exactly_one_contradiction_and_one_overlap()
    {
        var reading = Yaml.Read(Text(Section5));

        Assert.Equal(23, reading.Catalogue!.Indicators.Count);
        Assert.Equal(
            [(FindingKind.Band, "rad-10"), (FindingKind.Warning, "rad-11")],
            reading.Findings.Select(finding => (finding.Kind, finding.Indicator!)));
        Assert.Contains("menade du \"1,4 eller lägre\"?", reading.Findings[0].Suggestion, StringComparison.Ordinal);
        Assert.Contains("överlappar", reading.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_double_definitions_of_section_4_2_are_named_in_both_places()
    {
        var reading = Yaml.Read(Text([.. Section42, .. Section5]));

        var doubles = reading.Findings.Where(finding => finding.Message.Contains("olika gränser på två ställen", StringComparison.Ordinal)).ToList();
        Assert.Equal(["rad-5", "rad-6"], doubles.Select(finding => finding.Indicator));
        Assert.Contains("rad-101", doubles[0].Message, StringComparison.Ordinal);
        Assert.Contains("rad-102", doubles[1].Message, StringComparison.Ordinal);
        Assert.All(doubles, finding => Assert.Equal(FindingKind.Warning, finding.Kind));
        Assert.Equal(4, reading.Findings.Count);
    }

    [Theory]
    [InlineData("kontinuerlig")]
    [InlineData("avrundad")]
    public void Every_published_outcome_has_the_colour_of_a_careful_reader_and_only_two_hang_on_the_rule(string rule)
    {
        var rounded = rule == "avrundad";
        var catalogue = Yaml.Read(Text(Section5).Replace("mottagare:", $"läsregel: {rule}\nmottagare:", StringComparison.Ordinal)).Catalogue!;
        var sensitive = new List<decimal>();
        foreach (var (row, indicator) in Section5.Zip(catalogue.Indicators))
        {
            var input = Input(row, indicator);
            foreach (var outcome in row.Outcomes)
            {
                var judged = Judge.OfPeriod(input, Period.OfYear(outcome.Year));
                Assert.Equal((row.Number, outcome.Value, rounded ? outcome.Rounded : outcome.Continuous), (row.Number, judged.Value!.Value, judged.Colour));
                Assert.Equal((row.Number, rounded ? outcome.Continuous : outcome.Rounded), (row.Number, judged.OtherRuleColour));
                if (judged.RuleSensitive)
                {
                    sensitive.Add(outcome.Value);
                }
            }
        }

        Assert.Equal([12.08m, 1.14m], sensitive);
    }

    [Fact]
    public void Rows_of_other_sources_have_readable_bands_and_the_basis_no_source()
    {
        var catalogue = Yaml.Read(Text(Section5)).Catalogue!;

        var others = catalogue.Indicators.Where(indicator => !indicator.IsFromKolada).ToList();

        Assert.Equal(["rad-1", "rad-11", "rad-12", "rad-13", "rad-14", "rad-15"], others.Select(indicator => indicator.Id));
        Assert.All(others, indicator => Assert.NotNull(indicator.Bands.Entries[0].Reading.Band));
        Assert.All(others, indicator => Assert.Equal(
            (Colour.None, Basis.NoSource),
            Judge.Of(new JudgeInput(JudgedDefinition.Of(indicator, Gender.T, null), Series.Empty, new Dictionary<AreaId, Series>(), SourceState.NeverAsked, new DateOnly(2026, 3, 25))) is var judged
                ? (judged.Colour, judged.Basis)
                : default));
    }

    /// <summary>The outcomes as the plan prints them; a row of another source is judged as if it were read, to see what its bands say.</summary>
    private static JudgeInput Input(PlanRow row, Indicator indicator) => new(
        JudgedDefinition.Of(indicator, Gender.T, null) with { Measure = KpiId.Parse(row.Kpi ?? "N00001"), Area = Norsjo },
        new Series(row.Outcomes.Select(outcome => new SeriesPoint(Period.OfYear(outcome.Year), outcome.Value, outcome.Value))),
        new Dictionary<AreaId, Series>(),
        SourceState.Fetched,
        new DateOnly(2026, 3, 25));

    private static string Text(IEnumerable<PlanRow> rows) => World.PlanText([.. rows.Select(row => World.Indicator(
        FormattableString.Invariant($"rad-{row.Number}"), row.Kpi is { } kpi ? $"nyckeltal: {kpi}" : $"källa: {row.Source}", $"grön: {row.Green}", $"gul: {row.Yellow}"))]);

    private sealed record PlanRow(int Number, string? Kpi, string? Source, string Green, string Yellow, Outcome[] Outcomes);

    private sealed record Outcome(int Year, decimal Value, Colour Continuous, Colour Rounded)
    {
        public Outcome(int year, decimal value, Colour colour)
            : this(year, value, colour, colour)
        {
        }
    }
}
