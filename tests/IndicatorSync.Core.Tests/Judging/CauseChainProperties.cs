using CsCheck;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Judging.Judged;

namespace IndicatorSync.Core.Tests.Judging;

public class CauseChainProperties
{
    private static readonly Gen<SeriesPoint> Point = Gen.Select(
        Gen.Int[2020, 2028], Gen.Int[40, 100], Gen.Int[0, 3], (year, number, kind) => kind switch
        {
            0 => new SeriesPoint(Period.OfYear(year), null, null),
            1 => new SeriesPoint(Period.OfYear(year), null, number),
            _ => new SeriesPoint(Period.OfYear(year), number, number),
        });

    private static readonly Gen<Series> AnySeries = Point.Array[0, 6].Select(points => new Series(points.DistinctBy(point => point.Period)));

    private static readonly Gen<JudgedDefinition> AnyDefinition = Gen.Select(
        Gen.OneOf("82 eller högre", "50 eller högre", "minst riket", "ska öka årligen", "70 eller lägre", "oläsligt", ""),
        Gen.Enum<ReadingRule>(),
        Gen.Int[1, 4],
        Gen.OneOf("U23471", "N00640"),
        (green, rule, staleAfter, kpi) => Definition(green, null, rule, staleAfter) with { Measure = KpiId.Parse(kpi) });

    private static readonly Gen<JudgeInput> AnyInput = Gen.Select(
        AnyDefinition, AnySeries, AnySeries, Gen.Enum<SourceState>(), Gen.Int[2025, 2028],
        (definition, own, riket, source, year) => new JudgeInput(
            definition, own, new Dictionary<AreaId, Series> { [AreaId.Riket] = riket }, source, new DateOnly(year, 6, 1)));

    /// <summary>Of so few kinds that two of them are often the same, made apart.</summary>
    private static readonly Gen<JudgeInput> Usual = Gen.Select(
        Gen.OneOf("82 eller högre", "82 % eller högre", "minst riket", "ska öka årligen"),
        Gen.Enum<ReadingRule>(),
        Gen.OneOf("2024 81.6, 2025 83", "2024 81.6, 2025 ~83", "2025 83"),
        Gen.OneOf("2025 82", "2024 82"),
        Gen.Select(Gen.Int[2025, 2028], Gen.Int[1, 2], Gen.Int[1, 2]),
        (green, rule, own, riket, time) => Input(own, Definition(green, null, rule, 1), riket, today: new DateOnly(time.Item1, time.Item2, time.Item3)));

    [Fact]
    public void The_short_way_is_taken_only_where_the_long_one_finds_nothing() => Gen.Select(Usual, Usual).Sample(
        (before, after) => !SameGround.Of(before, after) || (CauseChain.StepByStep(before, after).Count == 0 && Judge.Of(before) == Judge.Of(after)), iter: 20_000);

    [Fact]
    public void The_short_way_is_taken_where_only_the_day_is_another() => AnyInput.Sample(input =>
    {
        var made = input with
        {
            Own = new Series(input.Own.Points),
            References = input.References.ToDictionary(area => area.Key, area => new Series(area.Value.Points)),
            Today = input.Today.AddDays(100),
        };
        return SameGround.Of(input, made) && CauseChain.StepByStep(input, made).Count == 0;
    });

    [Fact]
    public void Whatever_is_another_both_ways_say_the_same() => Gen.Select(AnyInput, AnyInput, Gen.Int[0, 63]).Sample((before, other, changed) =>
    {
        var after = before with
        {
            Own = (changed & 1) > 0 ? other.Own : before.Own,
            References = (changed & 2) > 0 ? other.References : before.References,
            Source = (changed & 4) > 0 ? other.Source : before.Source,
            Today = (changed & 8) > 0 ? other.Today : before.Today,
            Horizon = (changed & 16) > 0 ? other.Horizon : before.Horizon,
            Definition = (changed & 32) > 0 ? other.Definition : before.Definition,
        };
        return !SameGround.Of(before, after) || CauseChain.StepByStep(before, after).Count == 0;
    }, iter: 5_000);

    [Fact]
    public void Judging_again_changes_nothing() => AnyInput.Sample(input => CauseChain.Between(input, input).Count == 0);

    [Fact]
    public void The_chain_begins_at_what_was_ends_at_what_is_and_has_no_gaps() => Gen.Select(AnyInput, AnyInput).Sample((before, after) =>
    {
        var steps = CauseChain.Between(before, after);
        var (was, current) = (Judge.Of(before), Judge.Of(after));
        return steps.Count == 0
            ? was == current
            : steps[0].From == was && steps[^1].To == current && steps.Zip(steps.Skip(1)).All(pair => pair.First.To == pair.Second.From);
    });

    [Fact]
    public void Causes_come_in_their_order_each_at_most_once() => Gen.Select(AnyInput, AnyInput).Sample((before, after) =>
    {
        var causes = CauseChain.Between(before, after).Select(step => step.Cause).ToList();
        return causes.SequenceEqual(causes.Distinct().Order()) && causes.TrueForAll(cause => cause <= Cause.Aged);
    });

    [Fact]
    public void Only_a_changed_definition_is_told_as_one() => Gen.Select(AnyInput, AnySeries, AnySeries).Sample((before, own, riket) =>
        CauseChain.Between(before, before with { Own = own, References = new Dictionary<AreaId, Series> { [AreaId.Riket] = riket } })
            .All(step => step.Cause is Cause.Withdrawn or Cause.NewValue or Cause.RevisedValue or Cause.ReferenceRevised));

    [Fact]
    public void A_step_without_weight_is_one_that_the_colour_is_the_same_without() => Gen.Select(AnyInput, AnySeries, AnyDefinition).Sample((before, own, definition) =>
    {
        var after = before with { Own = own, Definition = definition with { Measure = before.Definition.Measure } };
        var steps = CauseChain.Between(before, after);
        var byBand = steps.FirstOrDefault(step => step.Cause == Cause.BandChanged);
        var unchanged = before.Definition with { Rule = after.Definition.Rule, StaleAfterYears = after.Definition.StaleAfterYears };
        var without = Judge.Of(after with { Definition = unchanged }).Colour;
        return byBand is null or { ChangesColour: true } || (byBand.ColourWithoutIt ?? Judge.Of(after).Colour) == without;
    });
}
