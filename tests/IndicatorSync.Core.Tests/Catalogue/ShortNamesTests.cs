using CsCheck;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Catalogue;

public class ShortNamesTests
{
    [Theory]
    [InlineData("Helhetssyn särskilt boende", "Helhetssyn särskilt boende")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890")]
    [InlineData("Arbetslöshet bland utrikes födda, 20–64 år, BAS, andel (%)", "Arbetslöshet bland utrikes födda, 20–64…")]
    [InlineData("12345678901234567890123456789012345678901", "123456789012345678901234567890123456789…")]
    public void A_long_name_is_cut_between_words(string name, string shortName) => Assert.Equal(shortName, ShortNames.Of(name));

    [Fact]
    public void A_short_name_is_never_longer_than_forty_nor_half_a_letter() =>
        Gen.String.Sample(name =>
        {
            var shortName = ShortNames.Of(name);
            Assert.True(shortName.Length <= ShortNames.Longest);
            Assert.True(name.Length > ShortNames.Longest || shortName == name);
        });

    [Fact]
    public void A_letter_outside_the_basic_plane_is_kept_or_left_out_whole()
    {
        var shortName = ShortNames.Of(string.Concat(Enumerable.Repeat("😀", 30)));

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 19)) + "…", shortName);
    }
}
