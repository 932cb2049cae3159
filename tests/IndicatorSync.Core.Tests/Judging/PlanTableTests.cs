using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Judging;

/// <summary>The cells of the plan's own table (docs/contract.md 1.7, Plantabell); the later column is 2025.</summary>
public sealed class PlanTableTests
{
    private static readonly KpiId Kpi = KpiId.Parse("N00640");
    private static readonly AreaId Own = AreaId.Parse("2417");

    [Fact]
    public void Both_years_of_the_columns_stand_without_a_year() => Assert.Equal(("67", "62"), Cells([(2024, 67m), (2025, 62m)]));

    [Fact]
    public void The_year_before_stands_in_with_its_year_and_so_does_the_one_before_it() =>
        Assert.Equal(("17 (2023)", "14 (2024)"), Cells([(2023, 17m), (2024, 14m)]));

    [Fact]
    public void Only_the_year_before_stands_in() => Assert.Equal(("iu", "iu"), Cells([(2022, 17m), (2023, 14m)]));

    [Fact]
    public void Without_an_outcome_the_earlier_column_is_the_year_before() => Assert.Equal(("iu", "iu"), Cells([]));

    [Fact]
    public void A_null_is_no_outcome() => Assert.Equal(("iu", "73 (2024)"), Cells([(2023, null), (2024, 73m), (2025, null)]));

    [Fact]
    public void Zero_is_one() => Assert.Equal(("iu", "0"), Cells([(2025, 0m)]));

    [Fact]
    public void A_value_later_than_the_columns_is_not_shown() => Assert.Equal(("67", "62"), Cells([(2024, 67m), (2025, 62m), (2026, 60m)]));

    [Theory]
    [InlineData("6,1 eller lägre", "6,2–11,5", 14, "14,0")]
    [InlineData("65 eller högre", "49–64", 33.4, "33,4")]
    [InlineData("65 eller högre", "49–64", 33.04, "33")]
    [InlineData("65 eller högre", null, 64.96, "64,96")]
    [InlineData("1,05 eller lägre", null, 2, "2,00")]
    public void Decimals_are_those_of_the_bands_or_the_values_one(string green, string? yellow, decimal value, string printed) =>
        Assert.Equal(printed, Cells([(2025, value)], green, yellow).Outcome);

    [Fact]
    public void The_catalogues_decimals_go_before() => Assert.Equal("33", Cells([(2025, 33.4m)], decimals: 0).Outcome);

    [Fact]
    public void Bands_that_contradict_each_other_stand_as_the_plan_has_them()
    {
        var row = Row([(2024, 9.3m), (2025, 6.7m)], "1,4 eller högre", "1,5–3,5", null);

        Assert.Equal(new PlanRow("1,4 eller högre", "1,5–3,5", "9,3", "6,7", Colour.None), row);
    }

    private static (string Previous, string Outcome) Cells((int Year, decimal? Value)[] values, string green = "82 eller högre", string? yellow = "74–81", int? decimals = null)
    {
        var row = Row(values, green, yellow, decimals);
        return (row.PreviousOutcome, row.Outcome);
    }

    private static PlanRow Row((int Year, decimal? Value)[] values, string green, string? yellow, int? decimals)
    {
        var indicator = new Indicator
        {
            Ordinal = 1,
            Id = "bra-bemotande",
            Name = "Bra bemötande",
            ShortName = "Bra bemötande",
            Kpi = Kpi,
            FetchedFrom = "Kolada",
            Area = Own,
            Genders = [Gender.T],
            Decimals = decimals,
            Bands = new BandSet([new BandEntry(null, null, null, green, yellow, 1, BandReader.Read(green, yellow))]),
            Rule = ReadingRule.Continuous,
        };
        var history = new SeriesHistory(values.Select((value, index) => new RevisionPoint(index + 1, new ObservationKey(Kpi, Own, Gender.T, Period.OfYear(value.Year)), value.Value)));
        var ground = new EvaluationGround(history, null, SourceState.Fetched, false, new DateOnly(2026, 3, 25));
        return PlanTable.Row(indicator, Evaluator.Evaluate(indicator, Gender.T, ground, null), 2025);
    }
}
