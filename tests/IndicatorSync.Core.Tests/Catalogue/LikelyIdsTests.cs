using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Catalogue;

public class LikelyIdsTests
{
    private static readonly (string Id, string Name)[] Known =
    [
        ("helhetssyn-hemtjanst", "Helhetssyn hemtjänst"),
        ("helhetssyn-boende", "Helhetssyn särskilt boende"),
        ("hvb", "Placerade på HVB"),
        ("hvb-2", "Placerade på HVB"),
    ];

    [Theory]
    [InlineData("helhetssyn", "menade du helhetssyn-hemtjanst eller helhetssyn-boende?")]
    [InlineData("Helhetssyn särskilt", "menade du helhetssyn-boende?")]
    [InlineData("placerade pa hvb", "menade du hvb eller hvb-2?")]
    [InlineData("helhetsyn-boende", "menade du helhetssyn-boende?")]
    [InlineData("Plaserade på HVB", "menade du hvb eller hvb-2?")]
    [InlineData("x", null)]
    public void All_that_begin_as_it_was_written_are_named_and_else_the_nearest(string written, string? expected) =>
        Assert.Equal(expected, LikelyIds.Swedish(LikelyIds.Of(Known, written)));

    [Fact]
    public void Of_many_some_are_named_and_the_others_counted()
    {
        var ids = LikelyIds.Of(Enumerable.Range(1, 12).Select(number => ($"trygghet-{number}", "Trygghet")), "trygg");

        Assert.Equal("did you mean trygghet-1, trygghet-2, trygghet-3, trygghet-4, trygghet-5, trygghet-6, trygghet-7, trygghet-8 or one of 4 more?", LikelyIds.English(ids));
    }
}
