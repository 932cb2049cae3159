using CsCheck;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Tests.Text;

public class SwedishNumberTests
{
    [Theory]
    [InlineData("62", 0, "62")]
    [InlineData("62", 1, "62,0")]
    [InlineData("81.5", 0, "82")]
    [InlineData("-81.5", 0, "\u221282")]
    [InlineData("1.15", 1, "1,2")]
    [InlineData("12500", 0, "12\u00A0500")]
    [InlineData("1234567.891", 2, "1\u00A0234\u00A0567,89")]
    [InlineData("-0.04", 0, "0")]
    [InlineData("0", 2, "0,00")]
    public void A_number_is_printed_as_a_municipality_reads_it(string value, int decimals, string printed) =>
        Assert.Equal(printed, SwedishNumber.Print(Number(value), decimals));

    [Theory]
    [InlineData("64.96", 0, "65", "64,96")]
    [InlineData("64.4", 0, "65", "64")]
    [InlineData("65", 0, "65", "65")]
    [InlineData("65.04", 0, "65", "65,04")]
    [InlineData("65.04", 1, "65", "65,04")]
    [InlineData("12.08", 1, "12", "12,1")]
    [InlineData("-0.04", 0, "0", "\u22120,04")]
    [InlineData("64.9999999999", 0, "65", "64,9999999999")]
    public void Decimals_are_added_until_the_number_stands_on_its_own_side_of_the_limit(
        string value, int decimals, string limit, string printed) =>
        Assert.Equal(printed, SwedishNumber.Print(Number(value), decimals, [Number(limit)]));

    [Fact]
    public void Every_limit_counts() => Assert.Equal("74,04", SwedishNumber.Print(74.04m, 0, [82m, 74m]));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("100", 0)]
    [InlineData("1.0", 0)]
    [InlineData("1.10", 1)]
    [InlineData("-12.345", 3)]
    [InlineData("0.33333333333333", 10)]
    public void The_decimals_of_a_number_are_those_that_show_it_whole(string value, int decimals) =>
        Assert.Equal(decimals, SwedishNumber.DecimalsOf(Number(value)));

    [Fact]
    public void A_printed_number_never_changes_side() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 3], Gen.Long[-1_000, 1_000]).Sample((raw, decimals, limit) =>
        {
            var value = raw / 1000m;
            var text = SwedishNumber.Print(value, decimals, [limit]).Replace("\u00A0", "", StringComparison.Ordinal)
                .Replace('\u2212', '-').Replace(',', '.');
            return Number(text).CompareTo(limit) == value.CompareTo(limit);
        });

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
