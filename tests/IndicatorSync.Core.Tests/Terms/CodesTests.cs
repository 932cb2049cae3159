using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Terms;

public class CodesTests
{
    [Fact]
    public void A_code_is_read_back_as_what_it_was_written_for()
    {
        Assert.All(Enum.GetValues<Gender>(), gender => Assert.Equal(gender, GenderCodes.Of(gender.Code())));
        Assert.All(Enum.GetValues<Colour>(), colour => Assert.Equal((colour, colour), (Codes.ColourOf(colour.Code()), Codes.ColourOfSwedish(colour.Swedish()))));
        Assert.All(Enum.GetValues<Basis>(), basis => Assert.Equal((basis, basis), (Codes.BasisOf(basis.Code()), Codes.BasisOfSwedish(basis.Swedish()))));
        Assert.All(Enum.GetValues<Cause>(), cause => Assert.Equal(cause, Codes.CauseOf(cause.Code())));
        Assert.All(Enum.GetValues<ReadingRule>(), rule => Assert.Equal(rule, Codes.RuleOf(rule.Code())));
        Assert.All(Enum.GetValues<AlarmStatus>(), status => Assert.Equal(status, AlarmCodes.StatusOf(status.Code())));
        Assert.All(Enum.GetValues<ActivityStatus>(), status => Assert.Equal(status, ActivityStatuses.Of(status.Code())));
    }

    [Theory]
    [InlineData("k")]
    [InlineData("Red")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_code_is_refused_and_taken_for_nothing_else(string? code)
    {
        Action[] readers =
        [
            () => GenderCodes.Of(code), () => Codes.ColourOf(code), () => Codes.BasisOf(code), () => Codes.CauseOf(code),
            () => Codes.RuleOf(code), () => AlarmCodes.StatusOf(code), () => Codes.ColourOfSwedish(code), () => Codes.BasisOfSwedish(code),
        ];

        Assert.All(readers, read => Assert.Contains($"'{code}'", Assert.Throws<FormatException>(read).Message, StringComparison.Ordinal));
    }
}
