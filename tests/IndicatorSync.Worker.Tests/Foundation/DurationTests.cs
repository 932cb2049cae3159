using System.Globalization;
using CsCheck;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Tests.Foundation;

public class DurationTests
{
    [Theory]
    [InlineData("30 s", 30)]
    [InlineData("30s", 30)]
    [InlineData("15 min", 900)]
    [InlineData("1 h", 3600)]
    [InlineData("2 d", 172800)]
    [InlineData(" 1 H ", 3600)]
    [InlineData("00:15:00", 900)]
    [InlineData("1:30:00", 5400)]
    [InlineData("1.00:00:00", 86400)]
    [InlineData("0", 0)]
    [InlineData("0 s", 0)]
    public void Durations_are_read_as_people_write_them(string text, int seconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("1.5 h")]
    [InlineData("1,5 h")]
    [InlineData("-1 h")]
    [InlineData("15 m")]
    [InlineData("2 weeks")]
    [InlineData("h")]
    [InlineData("15:00")]
    [InlineData("00:75:00")]
    [InlineData("99999999 d")]
    [InlineData("9999999 d")]
    public void What_could_mean_two_things_or_nothing_is_refused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Fact]
    public void The_clock_form_reads_back_whatever_a_time_span_prints() =>
        Gen.Int[0, 99 * 86_400].Sample(seconds =>
        {
            var span = TimeSpan.FromSeconds(seconds);
            return Duration.TryParse(span.ToString("c", CultureInfo.InvariantCulture), out var read) && read == span;
        });
}
