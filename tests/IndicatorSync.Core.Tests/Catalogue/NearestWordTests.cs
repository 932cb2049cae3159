using CsCheck;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Tests.Catalogue;

public class NearestWordTests
{
    private static readonly string[] Keys = ["grön", "gul", "namn", "nyckeltal", "verksamhetsområde", "övergripande mål", "larm", "larma vid", "landet"];

    [Theory]
    [InlineData("gron", "grön")]
    [InlineData("grøn", "grön")]
    [InlineData("Gul", "gul")]
    [InlineData("nykeltal", "nyckeltal")]
    [InlineData("nyckletal", "nyckeltal")]
    [InlineData("verksamhetsomrade", "verksamhetsområde")]
    [InlineData("övergripande_mål", "övergripande mål")]
    [InlineData("verksamhet", "verksamhetsområde")]
    [InlineData("larma", "larm")]
    public void A_slip_finds_the_word_that_was_meant(string written, string meant) =>
        Assert.Equal(meant, NearestWord.Among(Keys, written));

    [Theory]
    [InlineData("temperature")]
    [InlineData("x")]
    [InlineData("")]
    public void A_word_of_another_kind_finds_none(string written) => Assert.Null(NearestWord.Among(Keys, written));

    [Fact]
    public void Swapped_neighbours_are_one_step() => Assert.Equal(1, NearestWord.Distance("gnör", "gnrö"));

    [Fact]
    public void Distance_is_zero_only_for_the_same_word_and_the_same_both_ways() =>
        Gen.Select(Gen.String["abcå"], Gen.String["abcå"]).Sample((left, right) =>
        {
            var distance = NearestWord.Distance(left, right);
            Assert.Equal(distance, NearestWord.Distance(right, left));
            Assert.Equal(left == right, distance == 0);
            Assert.InRange(distance, Math.Abs(left.Length - right.Length), Math.Max(left.Length, right.Length));
        });

    [Fact]
    public void A_distance_that_is_not_too_far_is_the_same_whether_a_limit_is_given_or_not() =>
        Gen.Select(Gen.String["abcå"], Gen.String["abcå"], Gen.Int[0, 4]).Sample((left, right, most) =>
        {
            var (whole, limited) = (NearestWord.Distance(left, right), NearestWord.Distance(left, right, most));
            Assert.Equal(whole <= most, limited <= most);
            Assert.True(whole > most || limited == whole, $"{limited} instead of {whole}");
        });
}
