using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Judging.Judged;

namespace IndicatorSync.Core.Tests.Judging;

/// <summary>Values of other sources than Kolada, and of parts of a year (docs/contract.md 1.9).</summary>
public class OwnValueTests
{
    private static readonly DateOnly Today = new(2026, 9, 15);

    [Fact]
    public void The_same_part_of_the_year_before_is_what_a_value_is_compared_with()
    {
        var input = Own("ska minska", Measured.Month, ("2025-07", 1m), ("2025-08", 9m), ("2026-07", 5m), ("2026-08", 8m));

        Assert.Equal("green value 2026-08 8", Said(Judge.Of(input)));
        Assert.Equal("2025-08", input.Own.Before(Of("2026-08"))!.Value.Period.ToString());
    }

    [Fact]
    public void A_part_without_its_like_in_an_earlier_year_has_nothing_to_be_compared_with() =>
        Assert.Equal("none no_reference 2026-08 8", Said(Judge.Of(Own("ska minska", Measured.Month, ("2025", 9m), ("2026-07", 9m), ("2026-08", 8m)))));

    [Fact]
    public void The_newest_period_of_the_kind_is_judged_and_others_stand_beside()
    {
        var input = Own("7 eller lägre", Measured.Tertial, ("2026-T1", 6m), ("2026-08", 9m), ("2025", 9m));

        Assert.Equal("green value 2026-T1 6", Said(Judge.Of(input)));
        Assert.Equal("none other_period 2026-08 9", Said(Judge.OfPeriod(input, Of("2026-08"))));
    }

    [Theory]
    [InlineData("none qualitative")]
    [InlineData("green value 2025", Colour.Green)]
    [InlineData("red value 2025", Colour.Red)]
    public void A_target_in_words_has_the_colour_that_a_person_set_and_no_number(string said, params Colour[] set)
    {
        var input = Own("7 eller lägre", Measured.Yearly, [.. set.Select(colour => ("2025", HandColour.NumberOf(colour)))]);
        var words = input.Definition.Bands.Entries[0] with { Green = "Systematisk analys", Reading = BandReading.Qualitative };
        input = input with { Definition = input.Definition with { Bands = new BandSet([words]) } };
        Assert.Equal(said, Said(Judge.Of(input)).Trim());
    }

    [Fact]
    public void The_year_of_the_period_chooses_the_band() =>
        Assert.Equal("red value 2026-08 6", Said(Judge.Of(Own("5 eller lägre", Measured.Month, ("2026-08", 6m)))));

    [Fact]
    public void A_change_between_another_source_and_Kolada_is_another_series()
    {
        var own = Own("7 eller lägre", Measured.Yearly, ("2025", 6m));
        var kolada = own with { Definition = own.Definition with { Measure = Kpi } };

        Assert.Equal([Cause.KpiChanged], CauseChain.Between(own, kolada).Select(step => step.Cause));
    }

    [Fact]
    public void A_corrected_older_month_changes_nothing_that_is_judged()
    {
        var before = Own("7 eller lägre", Measured.Month, ("2026-07", 6m), ("2026-08", 6m));
        var after = Own("7 eller lägre", Measured.Month, ("2026-07", 9m), ("2026-08", 6m));

        Assert.Empty(CauseChain.Between(before, after));
        Assert.Equal([Cause.RevisedValue], CauseChain.Between(before, Own("7 eller lägre", Measured.Month, ("2026-07", 6m), ("2026-08", 9m))).Select(step => step.Cause));
    }

    private static JudgeInput Own(string green, Measured way, params (string Period, decimal Value)[] values) => new(
        Definition(green, null) with { Measure = MeasureId.OfIndicator("sjukfranvaro"), Frequency = new MeasurementFrequency([way]) },
        new Series(values.Select(value => new SeriesPoint(Of(value.Period), value.Value, value.Value))),
        new Dictionary<AreaId, Series>(),
        SourceState.Fetched,
        Today);

    private static Period Of(string text) => PeriodReader.TryRead(text, accumulated: false, out var period) ? period : throw new FormatException(text);
}
