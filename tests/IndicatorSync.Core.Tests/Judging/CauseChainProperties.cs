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
