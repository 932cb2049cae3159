using System.Text;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Observations;

public class NormaliserTests
{
    private readonly Normaliser normaliser = new([KpiId.Parse("U23471"), KpiId.Parse("N33816")], [AreaId.Parse("2417"), AreaId.Riket]);

    [Fact]
    public void An_item_becomes_one_observation_per_gender_by_letter()
    {
        Add(values: [Value("K", "60.5"), Value("T", "62"), Value("M", "63.25")]);

        Assert.Equal(
            [(Gender.K, 60.5m), (Gender.T, 62m), (Gender.M, 63.25m)],
            Observations().Select(observation => (observation.Key.Gender, observation.Value!.Value)));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("0", 0d)]
    [InlineData("0.0", 0d)]
    [InlineData("-3.5", -3.5d)]
    public void Null_zero_and_negative_are_three_things(string json, double? expected)
    {
        Add(values: [Value("T", json)]);

        Assert.Equal((decimal?)expected, Assert.Single(Observations()).Value);
    }

    [Fact]
    public void A_deleted_value_is_no_number_whatever_stands_beside_it()
    {
        Add(values: [Value("T", "62") with { IsDeleted = "true" }]);

        var observation = Assert.Single(Observations());
        Assert.True(observation.IsDeleted);
        Assert.Null(observation.Value);
    }

    [Fact]
    public void An_item_that_says_a_key_twice_is_rejected_whole()
    {
        normaliser.Add(new RawItem("U23471", "2417", "2025", [Value("T", "62")], "{}"u8.ToArray()) { DoubleKey = "value" });

        Assert.Empty(Observations());
        Assert.Equal("'value' stands twice in one object", Assert.Single(normaliser.Answer().Rejected).Reason);
    }

    [Fact]
    public void A_value_that_an_earlier_page_had_is_noticed_and_one_said_twice_on_a_page_is_not()
    {
        Add(values: [Value("T", "62")]);
        Add(values: [Value("T", "62")]);
        Assert.False(normaliser.RepeatsEarlierPage);

        normaliser.TurnTo(2);
        Add(values: [Value("K", "61")]);
        Assert.False(normaliser.RepeatsEarlierPage);

        Add(values: [Value("T", "62")]);
        Assert.True(normaliser.RepeatsEarlierPage);
    }

    [Fact]
    public void A_missing_isdeleted_status_or_count_is_no_fault()
    {
        Add(values: [new RawValue("T", "62", null, null, null)]);

        Assert.Equal(new Observation(Key(2025, Gender.T), 62, "", null, false), Assert.Single(Observations()));
    }

    [Fact]
    public void Status_is_kept_as_text_of_at_most_50_characters()
    {
        Add(values: [Value("T", "62") with { Status = " " + new string('x', 60) }]);

        Assert.Equal(new string('x', 50), Assert.Single(Observations()).Status);
    }

    [Theory]
    [InlineData("F", "62", "gender 'F' is not T, K or M")]
    [InlineData("K-M", "62", "gender 'K-M' is not T, K or M")]
    [InlineData(null, "62", "gender is missing")]
    [InlineData("T", null, "value is missing")]
    [InlineData("T", "\"62\"", "value \"62\" is not a number below 10^15")]
    [InlineData("T", "1e15", "value 1e15 is not a number below 10^15")]
    [InlineData("T", "999999999999999.9", "value 999999999999999.9 is not a number below 10^15")]
    public void A_faulty_value_is_set_aside_with_its_reason_and_its_neighbours_stay(string? gender, string? value, string reason)
    {
        Add(values: [Value("K", "60"), new RawValue(gender, value, "", 1, "false")]);

        Assert.Equal(Gender.K, Assert.Single(Observations()).Key.Gender);
        Assert.Equal(
            new RejectedItem(KpiId.Parse("U23471"), AreaId.Parse("2417"), 1, "{item}", reason),
            Assert.Single(normaliser.Answer().Rejected));
    }

    [Theory]
    [InlineData(null, "2417", "2025", "kpi is missing")]
    [InlineData("N00001", "2417", "2025", "kpi 'N00001' was not asked for")]
    [InlineData("U23471", null, "2025", "area is missing")]
    [InlineData("U23471", "0180", "2025", "area '0180' was not asked for")]
    [InlineData("U23471", "2417", "\"2025\"", "period is not a year")]
    [InlineData("U23471", "2417", "20250", "period is not a year")]
    public void A_faulty_item_is_set_aside_with_all_its_values(string? kpi, string? area, string period, string reason)
    {
        Add(kpi, area, period, Value("T", "1"), Value("K", "2"));

        var rejected = Assert.Single(normaliser.Answer().Rejected);
        Assert.Equal((2, reason), (rejected.Values, rejected.Reason));
        Assert.Equal((kpi, area), (rejected.Kpi?.Value, rejected.Area?.Value));
        Assert.Empty(Observations());
    }

    [Fact]
    public void The_same_row_twice_is_one()
    {
        Add(values: [Value("T", "62")]);
        Add(values: [Value("T", "62.0")]);

        Assert.Single(Observations());
        Assert.Empty(normaliser.Answer().Rejected);
    }

    [Fact]
    public void Two_rows_that_differ_are_neither_of_them_and_a_third_does_not_help()
    {
        Add(values: [Value("T", "62")]);
        Add(values: [Value("T", "63")]);
        Add(values: [Value("T", "62")]);

        Assert.Empty(Observations());
        Assert.Equal(
            [(2, "two values for U23471 2417 2025 T: 62 and 63"), (1, "a further value for U23471 2417 2025 T, which had two that differ")],
            normaliser.Answer().Rejected.Select(rejected => (rejected.Values, rejected.Reason)));
    }

    [Theory]
    [InlineData(20, 1, false)]
    [InlineData(19, 1, true)]
    [InlineData(0, 0, false)]
    public void More_than_five_percent_of_faulty_items_is_a_broken_contract(int items, int faulty, bool tooMany)
    {
        for (var n = 0; n < items; n++)
        {
            Add("U23471", "2417", n < faulty ? "x" : $"{2000 + n}", Value("T", "1"));
        }

        Assert.Equal(tooMany, normaliser.TooManyFaults);
    }

    [Fact]
    public void Raw_text_is_cut_at_2000_characters()
    {
        normaliser.Add(new RawItem(null, null, null, [], Encoding.UTF8.GetBytes(new string('å', 3_000))));

        Assert.Equal(new string('å', 2_000), Assert.Single(normaliser.Answer().Rejected).Raw);
    }

    private IReadOnlyList<Observation> Observations() => normaliser.Answer().Observations;

    private void Add(params RawValue[] values) => Add("U23471", "2417", "2025", values);

    private void Add(string? kpi, string? area, string period, params RawValue[] values) =>
        normaliser.Add(new RawItem(kpi, area, period, values, "{item}"u8.ToArray()));

    private static RawValue Value(string gender, string json) => new(gender, json, "", 1, "false");

    private static ObservationKey Key(int period, Gender gender) => new(KpiId.Parse("U23471"), AreaId.Parse("2417"), gender, Period.OfYear(period));
}
