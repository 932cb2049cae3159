using System.Globalization;
using CsCheck;
using IndicatorSync.Core.Observations;

namespace IndicatorSync.Core.Tests.Observations;

public class NormaliserNumberTests
{
    [Theory]
    [InlineData("7.221589", "7.221589")]
    [InlineData("7.50", "7.5")]
    [InlineData("-0.0", "0")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("1.5E3", "1500")]
    [InlineData("0.00000000005", "0.0000000001")]
    [InlineData("-0.00000000005", "-0.0000000001")]
    [InlineData("0.00000000004", "0")]
    [InlineData("123456.0123456785", "123456.012345679")]
    [InlineData("1e-400", "0")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("0.00000000014999999999999999999999", "0.0000000001")]
    [InlineData("-0.12345678904999999999999999999999999999", "-0.123456789")]
    [InlineData("81.50000000004999999999999999999999999999999", "81.5")]
    [InlineData("0.00000000005000000000000000000000000000000001", "0.0000000001")]
    [InlineData("12345678901234567890123456789012345e-25", "1234567890.12346")]
    public void A_number_is_rounded_half_away_from_zero_to_what_both_engines_hold(string json, string expected)
    {
        Assert.True(NormaliserNumber.TryRead(json, out var value));
        Assert.Equal(expected, value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1000000000000000")]
    [InlineData("-1e15")]
    [InlineData("999999999999999.5")]
    [InlineData("1e400")]
    [InlineData("\"7\"")]
    [InlineData("7,5")]
    [InlineData(" 7")]
    [InlineData("{…}")]
    public void What_cannot_be_held_is_refused(string json) => Assert.False(NormaliserNumber.TryRead(json, out _));

    [Fact]
    public void Every_number_comes_back_from_a_double_as_the_same_decimal() =>
        Gen.Double[-1e15, 1e15].Select(number => number / 1e3).Sample(number =>
        {
            Assert.True(NormaliserNumber.TryRead(number.ToString("R", CultureInfo.InvariantCulture), out var value));
            Assert.Equal(value, (decimal)(double)value);
        });
}
