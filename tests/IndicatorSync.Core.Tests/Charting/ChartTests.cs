using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Charting;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Tests.Charting;

public sealed class ChartTests
{
    private static readonly Gen<decimal> Values = Gen.Int[-1_000_000, 1_000_000].Select(Gen.Int[0, 6], (whole, decimals) => whole / (decimal)Math.Pow(10, decimals));

    [Fact]
    public void An_axis_holds_every_value_within_few_even_ticks() => Values.Array[1, 20].Sample(values =>
    {
        var axis = NumberAxis.Over(values);

        Assert.All(values, value => Assert.InRange(axis.Place(value), 0m, 1m));
        Assert.InRange(axis.Ticks.Count, 2, 9);
        Assert.Equal(axis.End, axis.Ticks[^1]);
        Assert.All(axis.Ticks, tick => Assert.Equal(0m, tick % axis.Step));
    });

    [Fact]
    public void Zones_cover_the_scale_and_have_the_bands_own_colours() => Gen.Select(Values, Values, Gen.Bool, Gen.Bool).Sample((green, width, higher, withYellow) =>
    {
        var direction = higher ? Direction.HigherIsBetter : Direction.LowerIsBetter;
        var far = higher ? green - Math.Abs(width) : green + Math.Abs(width);
        var scale = new Scale(direction, new Limit(green, true), withYellow ? new Limit(far, true) : null);
        var axis = NumberAxis.Over([green, far, green + 1m]);
        var zones = ColourZone.Of(scale, axis.Start, axis.End);

        Assert.Equal(axis.Start, zones[0].From);
        Assert.Equal(axis.End, zones[^1].To);
        Assert.All(zones.Zip(zones.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(zones, zone => Assert.Equal(scale.ColourOf((zone.From + zone.To) / 2m), zone.Colour));
    });

    [Fact]
    public void A_missing_value_a_missing_year_and_a_break_of_the_series_part_the_line()
    {
        var line = new ChartLine("Eget utfall", [At(2015), At(2016), new ChartPoint(2017, null, "2017"), At(2018), At(2020), At(2021), At(2022)]);

        var stretches = line.Stretches(1m, [2022]).Select(stretch => string.Join(' ', stretch.Select(point => point.Label)));

        Assert.Equal(["2015 2016", "2018", "2020 2021", "2022"], stretches);
    }

    [Theory]
    [InlineData(2021, 2025, "2021 2022 2023 2024 2025")]
    [InlineData(2012, 2025, "2013 2015 2017 2019 2021 2023 2025")]
    [InlineData(2025, 2025, "2025")]
    public void The_last_year_is_always_written_and_never_more_than_there_is_room_for(int first, int last, string years)
    {
        var chart = new Chart { Title = "Nöjdhet", Own = new ChartLine("Eget utfall", [At(first), At(last)]) };

        Assert.Equal(years, string.Join(' ', chart.Years(12)));
    }

    [Fact]
    public void Labels_never_meet_and_keep_their_order() => Gen.Int[0, 300].Array[0, 8].Sample(wanted =>
    {
        var placed = LabelRows.Spread([.. wanted.Select(at => (decimal)at)], 15m, 330m);
        var sorted = wanted.Zip(placed).OrderBy(pair => pair.Second).ToList();

        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second.Second - pair.First.Second >= 15m));
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First.First <= pair.Second.First));
        Assert.All(placed, at => Assert.True(at <= 330m));
    });

    private static ChartPoint At(int year) => new(year, year % 100, year.ToString(System.Globalization.CultureInfo.InvariantCulture), Colour.Green);
}
