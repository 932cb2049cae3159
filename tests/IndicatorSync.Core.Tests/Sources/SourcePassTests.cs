using CsCheck;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;

namespace IndicatorSync.Core.Tests.Sources;

public class SourcePassTests
{
    private readonly List<RememberedSaying> memory = [];

    [Fact]
    public void What_a_source_says_first_is_taken() => Assert.Equal([7m], Pass(("hr", [7m])));

    [Fact]
    public void A_source_speaks_only_where_it_says_something_else_than_before()
    {
        Pass(("hr", [7m]));
        Pass(("lön", [8m]));
        Assert.Empty(Pass(("hr", [7m])));
        Assert.Equal([9m], Pass(("hr", [9m])));
    }

    [Fact]
    public void A_value_that_comes_back_is_said_again()
    {
        Assert.Equal([7m], Pass(("hr", [7m])));
        Assert.Equal([8m], Pass(("hr", [8m])));
        Assert.Equal([7m], Pass(("hr", [7m])));
    }

    [Fact]
    public void The_same_value_from_two_sources_is_one() => Assert.Equal([7m], Pass(("hr", [7m]), ("lön", [7m])));

    [Fact]
    public void Two_values_in_one_pass_are_both_set_aside_until_the_sources_agree()
    {
        Assert.Empty(Pass(("hr", [7m]), ("lön", [8m])));
        Assert.Empty(Pass(("hr", [7m])));
        Assert.Equal([8m], Pass(("hr", [8m])));
        Assert.Empty(Pass(("hr", [8m]), ("lön", [8m])));
    }

    [Fact]
    public void Two_values_in_one_source_are_both_set_aside()
    {
        Assert.Empty(Pass(("hr", [7m, 8m])));
        Assert.Equal([8m], Pass(("hr", [8m])));
    }

    [Fact]
    public void A_source_that_no_longer_speaks_of_a_contested_key_leaves_it_to_the_others()
    {
        Pass(("hr", [7m]), ("lön", [8m]));
        Assert.Equal([8m], Pass(("hr", [])));
    }

    [Fact]
    public void A_row_that_goes_away_takes_nothing_back()
    {
        Pass(("hr", [7m]));
        Assert.Empty(Pass(("hr", [])));
        Assert.Empty(Pass(("hr", [7m])));
    }

    [Fact]
    public void A_value_is_taken_back_by_saying_so()
    {
        Pass(("hr", [7m]));
        Assert.Equal([null], Pass(("hr", [null])));
    }

    [Fact]
    public void Nothing_is_taken_that_a_source_in_the_pass_contradicts() =>
        Gen.Select(Gen.Int[1, 3].List[0, 3], Gen.Int[1, 3].List[0, 3]).List[1, 6].Sample(passes =>
        {
            var test = new SourcePassTests();
            foreach (var (a, b) in passes)
            {
                var result = test.Decide(("a", [.. a.Select(value => (decimal?)value)]), ("b", [.. b.Select(value => (decimal?)value)]));
                Assert.True(result.Taken.Count + (result.Conflicts.Count > 0 ? 1 : 0) <= 1);
                Assert.All(result.Taken, one => Assert.Contains((int)one.Statement.Value!.Value, a.Concat(b)));
            }
        });

    private IEnumerable<decimal?> Pass(params (string Source, decimal?[] Values)[] read) => Decide(read).Taken.Select(one => one.Statement.Value);

    private PassResult Decide(params (string Source, decimal?[] Values)[] read)
    {
        var key = new OwnKey("sjukfranvaro", Gender.T, string.Empty, Period.OfYear(2025));
        var result = SourcePass.Decide(
            [.. read.Select(one => new SourceSays(one.Source, [.. one.Values.Select(value => new OwnStatement(key, value, 0, false, null, null))]))], memory);
        memory.RemoveAll(one => result.Forgotten.Contains(one) || result.Remembered.Any(other => (other.Source, other.Key) == (one.Source, one.Key)));
        memory.AddRange(result.Remembered);
        return result;
    }
}
