using CsCheck;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>The search against a source that refuses every request in which a culprit takes part.</summary>
public sealed class CulpritSearchTests
{
    private static readonly Fault Refused = new(FetchFault.Refused, "nej", System.Net.HttpStatusCode.NotFound);

    [Theory]
    [InlineData(25, 4, "N00013", 15)]
    [InlineData(25, 4, "G0002", 12)]
    [InlineData(25, 25, "G0020", 15)]
    [InlineData(25, 1, "N00025", 12)]
    [InlineData(2, 2, "G0001", 8)]
    public async Task One_culprit_is_found_in_few_requests_be_it_a_kpi_or_an_area(int kpis, int areas, string culprit, int most)
    {
        var source = new Source(Request(kpis, areas), [culprit], []);

        var parts = await source.SearchAsync();

        Assert.Equal(source.Pairs.Where(pair => pair.Kpi != culprit && pair.Area != culprit).Order(), Answered(parts).Order());
        Assert.InRange(source.Asked, 1, most);
    }

    [Fact]
    public async Task A_dead_group_costs_a_handful_of_requests_and_none_of_the_values_of_others()
    {
        var source = new Source(Request(25, 4), ["G0003"], []);

        var parts = await source.SearchAsync();

        var failed = Assert.Single(parts, part => part.Answer is null);
        Assert.Equal(["G0003"], failed.Request.Segments[1]);
        Assert.Equal(25, failed.Request.Segments[0].Count);
        Assert.InRange(source.Asked, 1, 10);
    }

    [Fact]
    public async Task A_kpi_that_fails_for_one_area_only_keeps_its_other_areas()
    {
        var source = new Source(Request(25, 4), [], [("N00007", "G0002")]);

        var parts = await source.SearchAsync();

        Assert.Equal(source.Pairs.Where(pair => pair != ("N00007", "G0002")).Order(), Answered(parts).Order());
    }

    [Fact]
    public Task Every_good_id_is_fetched_and_each_culprit_costs_a_logarithm_of_requests() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[1, 25], Gen.Int[0, 49].Array[1, 3]).SampleAsync(async (kpis, areas, picks) =>
        {
            var request = Request(kpis, areas);
            var ids = request.Segments.SelectMany(segment => segment).ToList();
            var culprits = picks.Select(pick => ids[pick % ids.Count]).ToHashSet();
            var source = new Source(request, culprits, []);

            var parts = await source.SearchAsync();

            Assert.Equal(source.Pairs.Order(), parts.SelectMany(part => Pairs(part.Request)).Order());
            Assert.Equal(source.Pairs.Where(pair => !culprits.Contains(pair.Kpi) && !culprits.Contains(pair.Area)).Order(), Answered(parts).Order());
            Assert.InRange(source.Asked, 0, CulpritSearch.Spots + 3 + (culprits.Count * 2 * (Math.Log2(kpis) + Math.Log2(areas) + 2)));
        });

    [Fact]
    public Task Whatever_is_refused_the_parts_make_up_the_whole_and_a_source_that_refuses_all_is_left_soon() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[1, 25], Gen.Int[0, 624].Array[0, 60], Gen.Bool).SampleAsync(async (kpis, areas, picks, everything) =>
        {
            var request = Request(kpis, areas);
            var pairs = Pairs(request).ToList();
            var source = new Source(request, everything ? [.. request.Segments[0]] : [], [.. picks.Select(pick => pairs[pick % pairs.Count])]);

            var parts = await source.SearchAsync();

            Assert.Equal(source.Pairs.Order(), parts.SelectMany(part => Pairs(part.Request)).Order());
            Assert.Subset(source.Answered.ToHashSet(), parts.Where(part => part.Answer is not null).SelectMany(part => Pairs(part.Request)).ToHashSet());
            // One KPI of one area has no parts to ask for.
            if (everything)
            {
                Assert.InRange(source.Asked, pairs.Count > 1 ? 1 : 0, CulpritSearch.Spots);
            }
        });

    [Fact]
    public async Task Silence_ends_the_search_since_it_hangs_on_no_question()
    {
        var asked = 0;
        var request = Request(25, 4);
        var search = new CulpritSearch(part =>
        {
            asked++;
            return Task.FromResult(new Part(part, null, new Fault(FetchFault.Silence, "tyst", Retry: true)));
        });

        var parts = await search.SettleAsync(new Part(request, null, Refused));

        Assert.Equal(Pairs(request).Order(), parts.SelectMany(part => Pairs(part.Request)).Order());
        Assert.Equal(1, asked);
    }

    private static DataRequest Request(int kpis, int areas) => new(
        [.. Enumerable.Range(1, kpis).Select(n => KpiId.Parse($"N{n:00000}"))],
        [.. Enumerable.Range(1, areas).Select(n => AreaId.Parse($"G{n:0000}"))]);

    private static IEnumerable<(string Kpi, string Area)> Pairs(PlannedRequest request) =>
        from kpi in request.Segments[0] from area in request.Segments[1] select (kpi, area);

    private static IEnumerable<(string Kpi, string Area)> Answered(IEnumerable<Part> parts) =>
        parts.Where(part => part.Answer is not null).SelectMany(part => Pairs(part.Request));

    private sealed class Source(PlannedRequest request, HashSet<string> badIds, HashSet<(string, string)> badPairs)
    {
        public int Asked { get; private set; }

        public List<(string Kpi, string Area)> Pairs { get; } = [.. CulpritSearchTests.Pairs(request)];

        public List<(string Kpi, string Area)> Answered { get; } = [];

        public Task<IReadOnlyList<Part>> SearchAsync() => new CulpritSearch(AskAsync).SettleAsync(new Part(request, null, Refused));

        private Task<Part> AskAsync(PlannedRequest part)
        {
            Asked++;
            var pairs = CulpritSearchTests.Pairs(part).ToList();
            if (pairs.Exists(pair => badIds.Contains(pair.Kpi) || badIds.Contains(pair.Area) || badPairs.Contains(pair)))
            {
                return Task.FromResult(new Part(part, null, Refused));
            }

            Answered.AddRange(pairs);
            return Task.FromResult(new Part(part, new Fetched(part, new DataAnswer([], []), null), null));
        }
    }
}
