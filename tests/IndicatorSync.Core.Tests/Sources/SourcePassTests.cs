using CsCheck;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Sources;

public class SourcePassTests
{
    private readonly List<RememberedSaying> memory = [];
    private readonly HashSet<string> gone = [];

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
    public void What_is_said_anew_by_a_later_reading_ends_a_conflict()
    {
        Assert.Empty(Pass(("hr", [7m]), ("lön", [8m])));
        Assert.Equal([9m], Pass(("report", [9m])));
        Assert.Empty(Pass(("hr", [7m]), ("lön", [8m])));
        Assert.Equal([6m], Pass(("hr", [6m])));
    }

    [Fact]
    public void A_source_that_is_gone_has_no_voice_in_a_conflict()
    {
        Assert.Empty(Pass(("hr", [7m]), ("lön", [8m])));
        gone.Add("lön");
        var left = Decide();
        Assert.Equal([("hr", (decimal?)7m)], left.Taken.Select(one => (one.Source, one.Statement.Value)));
        Assert.Equal(["hr"], left.Settled.Select(one => one.Source));
        Assert.Empty(Decide().Taken);

        Assert.Empty(Pass(("a", [1m, 2m])));
        gone.Add("a");
        Assert.Empty(Decide().Taken);
        Assert.DoesNotContain(memory, one => one.InConflict);
        Assert.Equal([3m], Pass(("hr", [3m])));
    }

    [Fact]
    public void A_source_that_comes_to_say_two_things_is_not_taken_at_one_of_them()
    {
        Pass(("hr", [8m]));
        Assert.Empty(Pass(("hr", [7m, 8m])));
    }

    [Fact]
    public void What_is_set_aside_does_not_take_the_place_of_what_was_taken()
    {
        Pass(("hr", [7m]));
        var taken = Assert.Single(memory).Place;
        Pass(("hr", [5m, 6m]));
        Assert.Equal((true, taken), memory.Select(one => (one.InConflict, one.Place)).Single());
        gone.Add("hr");
        Decide();
        Assert.Equal((false, taken), memory.Select(one => (one.InConflict, one.Place)).Single());
    }

    [Fact]
    public void Whatever_came_before_what_one_source_alone_says_anew_is_taken() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3].List[0, 3], Gen.Bool).List[1, 8].Sample(readings =>
        {
            var test = new SourcePassTests();
            foreach (var (source, said, also) in readings)
            {
                var read = new List<(string, decimal?[])> { ($"s{source}", [.. said.Select(value => (decimal?)value)]) };
                if (also)
                {
                    read.Add(("s4", [2m]));
                }

                test.Decide([.. read]);
                if (said.Count == 0)
                {
                    test.gone.Add($"s{source}");
                }
            }

            Assert.Equal([9m], test.Pass(("s1", [9m])));
            Assert.DoesNotContain(test.memory, one => one.InConflict);
        });

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
        gone.ExceptWith(read.Select(one => one.Source));
        var result = SourcePass.Decide(
            [.. read.Select(one => new SourceSays(one.Source, [.. one.Values.Select((value, row) => new OwnStatement(key, value, 0, false, null, new CellPlace(null, row + 2, 2)))]))],
            memory,
            gone);
        memory.RemoveAll(one => result.Forgotten.Contains(one) || result.Remembered.Any(other => (other.Source, other.Key) == (one.Source, one.Key)));
        memory.AddRange(result.Remembered);
        return result;
    }
}
