using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Judging.Judged;

namespace IndicatorSync.Core.Tests.Judging;

public class EvaluatorTests
{
    [Fact]
    public void Beside_the_judged_value_stands_the_nearest_earlier_year_with_one()
    {
        var status = Evaluate(("2417", 2021, 85), ("2417", 2022, 78), ("2417", 2024, null), ("2417", 2025, 60)).Status;

        Assert.Equal(new PeriodValue(Period.OfYear(2022), 78m, Colour.Yellow), status.Previous);
        Assert.Equal(22m, status.Judged.DistanceToGreen);
        Assert.Null(Evaluate(("2417", 2025, 60)).Status.Previous);
    }

    [Fact]
    public void Compared_areas_show_the_same_year_and_null_where_they_have_none()
    {
        var status = Evaluate(("2417", 2025, 60), ("0000", 2024, 70), ("0000", 2025, 77), ("G176642", 2024, 71)).Status;

        Assert.Equal(new Dictionary<string, decimal?> { ["0000"] = 77m, ["G176642"] = null }, status.Reference);
    }

    [Theory]
    [InlineData(null, "82 eller högre", 60, 0)]
    [InlineData(null, "82 eller högre", 60.44, 1)]
    [InlineData(null, "82 eller högre", 60.04, 0)]
    [InlineData(null, "82,00 eller högre", 60, 2)]
    [InlineData(3, "82 eller högre", 60.4, 3)]
    public void Decimals_are_those_asked_for_or_printed_or_one(int? asked, string green, double value, int expected) =>
        Assert.Equal(expected, Evaluate(Helhetssyn(green) with { Decimals = asked }, null, Today, ("2417", 2025, (decimal)value)).Status.Decimals);

    [Fact]
    public void Every_stored_year_is_judged_beside_the_country()
    {
        var periods = Evaluate(("2417", 2023, 90), ("2417", 2024, null), ("2417", 2025, 60), ("0000", 2023, 80)).Periods;

        Assert.Equal(["green value 2023 90", "none missing 2024", "red value 2025 60"], periods.Select(period => Said(period.Judged)));
        Assert.Equal([80m, null, null], periods.Select(period => period.Riket));
        Assert.All(periods, period => Assert.Equal("82 eller högre", period.Green));
    }

    [Fact]
    public void Since_is_the_day_of_the_last_change_of_colour_and_cause_its_cause()
    {
        var first = Evaluate(Helhetssyn(), null, new DateOnly(2026, 10, 1), ("2417", 2024, 90));
        var second = Evaluate(Helhetssyn(), Prior(first, 1, new DateOnly(2026, 10, 1)), new DateOnly(2026, 10, 2), ("2417", 2024, 90), ("2417", 2025, 60));
        var third = Evaluate(Helhetssyn(), Prior(second, 2, new DateOnly(2026, 10, 2)), new DateOnly(2026, 10, 3), ("2417", 2024, 90), ("2417", 2025, 60), ("2417", 2025, 61));

        Assert.Equal((null, null), (first.Status.Since, first.Status.Cause));
        Assert.Equal((new DateOnly(2026, 10, 2), Cause.NewValue), (second.Status.Since, second.Status.Cause));
        Assert.Equal((new DateOnly(2026, 10, 2), Cause.NewValue), (third.Status.Since, third.Status.Cause));
        Assert.Equal([Cause.RevisedValue], third.Steps.Select(step => step.Cause));
    }

    [Fact]
    public void An_area_that_a_band_no_longer_asks_for_has_not_been_revised()
    {
        (string, int, decimal?)[] values = [("2417", 2025, 60), ("G99999", 2025, 70)];
        var first = Evaluate(Helhetssyn("minst genomsnittet för G99999"), null, Today, values);
        var second = Evaluate(Helhetssyn("50 eller högre"), Prior(first, 2, Today), Today, values);

        Assert.Equal("red value 2025 60", Said(first.Judged));
        Assert.Equal([Cause.BandChanged], second.Steps.Select(step => step.Cause));
    }

    [Fact]
    public void The_unit_of_Koladas_title_may_stand_in_a_band()
    {
        var kpi = new KpiInfo
        {
            Id = Kpi,
            Title = "Placerade på HVB, antal/1000 inv.",
            MunicipalityType = "K",
            IsDividedByGender = true,
            HasUnitData = false,
        };
        var evaluation = Evaluator.Evaluate(Helhetssyn("1,4 antal/1000 inv. eller lägre"), Gender.T, Ground(Today, [("2417", 2025, 1.2m)]) with { Kpi = kpi }, null);

        Assert.Equal("green value 2025 1.2", Said(evaluation.Judged));
        Assert.Equal("antal/1000 inv.", evaluation.Status.Unit);
    }

    private static PriorJudgement Prior(Evaluation earlier, long mark, DateOnly on) => new(
        earlier.Definition, mark, on, SourceState.Fetched, earlier.Judged, earlier.Status.Since, earlier.Status.Cause, false, false);

    private static Evaluation Evaluate(params (string Area, int Year, decimal? Value)[] values) => Evaluate(Helhetssyn(), null, Today, values);

    private static Evaluation Evaluate(Indicator indicator, PriorJudgement? prior, DateOnly today, params (string Area, int Year, decimal? Value)[] values) =>
        Evaluator.Evaluate(indicator, Gender.T, Ground(today, values), prior);

    /// <summary>Revisions in the order in which they were written.</summary>
    private static EvaluationGround Ground(DateOnly today, (string Area, int Year, decimal? Value)[] values) => new(
        new SeriesHistory(values.Select((value, index) => new RevisionPoint(index + 1, new ObservationKey(Kpi, AreaId.Parse(value.Area), Gender.T, Period.OfYear(value.Year)), value.Value))),
        null, SourceState.Fetched, false, today);

    private static Indicator Helhetssyn(string green = "82 eller högre") => new()
    {
        Ordinal = 1,
        Id = "helhetssyn",
        Name = "Helhetssyn",
        ShortName = "Helhetssyn",
        Kpi = Kpi,
        FetchedFrom = "Kolada",
        Area = Norsjo,
        Genders = [Gender.T],
        Bands = BandsOf((null, null, green, green.StartsWith("82", StringComparison.Ordinal) ? "74–81" : null)),
        Rule = ReadingRule.Continuous,
        Compare = [AreaId.Riket, AreaId.Parse("G176642")],
    };
}
