using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Planning;

public class RequestPlannerTests
{
    private static readonly AreaId Norsjo = AreaId.Parse("2417");

    [Fact]
    public void Indicators_with_the_same_areas_share_one_request_and_metadata_comes_last()
    {
        var plan = RequestPlanner.Plan(Catalogue(
            Indicator("U23471", "2417", "0000", "G176642"),
            Indicator("N33816", "2417", "0000", "G176642")));

        Assert.Equal(
            [
                "data/kpi/U23471,N33816/municipality/2417,0000,G176642",
                "kpi/U23471,N33816",
                "municipality/2417,0000",
                "municipality_groups/G176642",
            ],
            plan.Select(request => request.Path));
    }

    [Fact]
    public void The_same_areas_in_another_order_are_the_same_areas()
    {
        var plan = RequestPlanner.Plan(Catalogue(Indicator("N00001", "2417", "0000", "G2328"), Indicator("N00002", "2417", "G2328", "0000")));

        Assert.Equal("data/kpi/N00001,N00002/municipality/2417,0000,G2328", plan[0].Path);
    }

    [Fact]
    public void A_unit_is_asked_for_on_its_own_path_and_its_comparison_with_the_others()
    {
        var plan = RequestPlanner.Plan(Catalogue(Indicator("U23471", "V23E241700101", "2417"), Indicator("N33816", "2417")));

        Assert.Equal(
            [
                "data/kpi/U23471,N33816/municipality/2417",
                "oudata/kpi/U23471/ou/V23E241700101",
                "kpi/U23471,N33816",
                "municipality/2417",
                "ou/V23E241700101",
            ],
            plan.Select(request => request.Path));
    }

    [Fact]
    public void The_areas_that_a_relation_needs_are_asked_for_also_those_of_the_gender_gap()
    {
        var indicator = Indicator("U23471", "2417") with
        {
            Bands = new BandSet([Entry(AreaId.Riket)]),
            GenderGap = Entry(AreaId.Parse("G2328")),
        };

        Assert.Equal("data/kpi/U23471/municipality/2417,0000,G2328", RequestPlanner.Plan(Catalogue(indicator))[0].Path);
    }

    [Fact]
    public void An_indicator_from_another_source_is_not_asked_for()
    {
        var plan = RequestPlanner.Plan(Catalogue(Indicator("N00090", "2417") with { Source = "HR" }));

        Assert.Equal(["municipality/2417"], plan.Select(request => request.Path));
    }

    [Fact]
    public void More_than_25_of_a_kind_are_split()
    {
        var plan = RequestPlanner.Plan(Catalogue([.. Enumerable.Range(1, 26).Select(n => Indicator($"N{n:00000}", "2417"))]));

        Assert.Equal([25, 1], plan.OfType<DataRequest>().Select(request => request.Kpis.Count));
        Assert.Equal([25, 1], plan.OfType<MetadataRequest>().Where(request => request.Kind == MetadataKind.Kpi).Select(request => request.Ids.Count));
    }

    [Fact]
    public void Nothing_is_asked_twice_nothing_is_missed_and_every_limit_is_kept() => Catalogues.Sample(catalogue =>
    {
        var plan = RequestPlanner.Plan(catalogue);
        var asked = plan.SelectMany(Pairs).ToList();
        var wanted = catalogue.Indicators.SelectMany(indicator => indicator.Compare
            .Prepend(indicator.Area)
            .Concat(indicator.Bands.Entries.SelectMany(entry => entry.Reading.Band!.ReferenceAreas))
            .Select(area => (indicator.Kpi!.Value.Value, area.Value))).ToHashSet();
        var named = plan.OfType<MetadataRequest>().SelectMany(request => request.Ids).ToList();

        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal(wanted, asked.ToHashSet());
        Assert.Equal(named.Count, named.Distinct().Count());
        Assert.Equal(wanted.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Append("2417").ToHashSet(), named.ToHashSet());
        Assert.All(plan, request => Assert.All(request.Path.Split('/'), segment => Assert.InRange(segment.Split(',').Length, 1, 25)));
        Assert.Equal(plan.Select(request => request.Path), RequestPlanner.Plan(catalogue).Select(request => request.Path));
    });

    [Fact]
    public void A_request_cut_along_a_segment_asks_for_the_same_and_nothing_twice() => Catalogues.Sample(catalogue =>
    {
        foreach (var request in RequestPlanner.Plan(catalogue))
        {
            for (var segment = 0; segment < request.Segments.Count; segment++)
            {
                var ids = request.Segments[segment];
                var (some, others) = (ids.Take(ids.Count / 2).ToHashSet(), ids.Skip(ids.Count / 2).ToHashSet());
                Assert.Equal(Pairs(request).Order(), Pairs(request.Narrow(segment, some)).Concat(Pairs(request.Narrow(segment, others))).Order());
                Assert.Equal(request.Path, request.Narrow(segment, ids.ToHashSet()).Path);
            }
        }
    });

    private static readonly Gen<AreaId> Area = Gen.OneOf(
        Gen.Int[0, 60].Select(n => AreaId.Parse($"{n + 100:0000}")),
        Gen.Int[1000, 1030].Select(n => AreaId.Parse($"G{n}")),
        Gen.Int[1, 40].Select(n => AreaId.Parse($"V23E{n}")),
        Gen.Const(AreaId.Riket));

    private static readonly Gen<IndicatorCatalogue> Catalogues =
        Gen.Select(Gen.Int[1, 40], Area, Area.Array[0, 30], Area.Array[0, 2]).Select((kpi, area, compare, references) =>
                Indicator($"N{kpi:00000}", area.Value, [.. compare.Select(other => other.Value)]) with
                {
                    Bands = new BandSet([.. references.Select(reference => Entry(reference))]),
                })
            .Array[0, 60]
            .Select(indicators => Catalogue(indicators));

    private static IEnumerable<(string, string)> Pairs(PlannedRequest request) => request switch
    {
        DataRequest data => data.Kpis.SelectMany(kpi => data.Areas.Select(area => (kpi.Value, area.Value))),
        UnitDataRequest units => units.Kpis.SelectMany(kpi => units.Units.Select(unit => (kpi.Value, unit.Value))),
        _ => [],
    };

    private static IndicatorCatalogue Catalogue(params Indicator[] indicators) =>
        new() { Plan = "Provplan", Municipality = Norsjo, Indicators = indicators, Version = "" };

    private static Indicator Indicator(string kpi, string area, params string[] compare) => new()
    {
        Ordinal = 1,
        Id = kpi,
        Name = kpi,
        ShortName = kpi,
        Kpi = KpiId.Parse(kpi),
        FetchedFrom = "Kolada",
        Area = AreaId.Parse(area),
        Genders = [Gender.T],
        Bands = BandSet.Empty,
        Rule = ReadingRule.Continuous,
        Compare = [.. compare.Select(AreaId.Parse)],
    };

    private static BandEntry Entry(AreaId reference) =>
        new(null, null, null, "minst riket", null, 1, new BandReading(new Relation(reference), []));

    private sealed record Relation(AreaId Reference) : Band
    {
        public override int PrintedDecimals => 0;

        public override IReadOnlyList<AreaId> ReferenceAreas => [Reference];

        public override Direction Better => Direction.HigherIsBetter;

        public override IReadOnlyList<decimal> Limits(Period period, ReferenceValues references) => [];

        public override Verdict Judge(decimal value, Period period, ReadingRule rule, ReferenceValues references) =>
            new(Colour.None, value, Colour.None, null, 0);
    }
}
