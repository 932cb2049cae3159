using CsCheck;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>Whatever the server does: a value that arrives is the published one, and what does not arrive is named as failed.</summary>
public sealed class KoladaFaultsTests
{
    private static readonly string[] Kpis = ["N00001", "N00002", "N00003", "U00004", "U00005"];
    private static readonly string[] Areas = ["2417", "0000", "G1234"];
    private static readonly DataRequest Request = KoladaHarness.Data(string.Join(',', Kpis), string.Join(',', Areas));

    /// <summary>Part of an answer to somebody else's question.</summary>
    private const string Foreign = """{"kpi": "N99999", "municipality": "2417", "period": 2020, "values": [{"gender": "T", "value": 666}]}""";

    private static readonly Action<KoladaServer>[] Faults =
    [
        server => server.AnswersOnceAsUsual(),
        server => server.Fails(1, 500),
        server => server.Fails(1, 503),
        server => server.Fails(4, 502),
        server => server.Fails(1, 404),
        server => server.RateLimits("3"),
        server => server.AnswersHtml(),
        server => server.BreaksOff(),
        server => server.AnswersOnce("""{"values": [], "count": 0, "next_page": null}"""),
        server => server.AnswersOnce("""{"values": [], "next_url": "https://elsewhere.example/login?page=2"}"""),
        server => server.AnswersOnce("""{"values": [{"kpi": "N00001", "municipality": "2417", "period": 2020, "values": [{"gender": "T", "value": 666}]}], "next_url": "?page=1"}"""),
        server => server.AnswersOnce($$"""{"values": [{{string.Join(',', Enumerable.Repeat(Foreign, 5))}}], "next_url": null}"""),
        server => server.AnswersOnce("""{"error": "internal"}"""),
    ];

    [Fact]
    public async Task No_value_is_lost_doubled_or_invented_by_any_sequence_of_faults() =>
        await Gen.Select(Gen.Int[0, Faults.Length - 1].Array[0, 14], Gen.Int[3, 40], Gen.Int[0, Kpis.Length].Select(n => n < Kpis.Length ? Kpis[n] : "")).SampleAsync(
            async (faults, pageSize, refused) =>
            {
                using var kolada = new KoladaServer();
                var published = Publish(kolada);
                kolada.PagesOf(pageSize);
                foreach (var fault in faults)
                {
                    Faults[fault](kolada);
                }

                if (refused.Length > 0)
                {
                    kolada.Refuses(refused, 422);
                }

                using var harness = new KoladaHarness(kolada.BaseUrl);

                var results = await harness.FetchAsync(Request);

                var asked = results.SelectMany(result => Pairs(result.Request)).ToList();
                Assert.Equal(Pairs(Request).Order(), asked.Order());
                Assert.All(results.OfType<Fetched>(), fetched => Assert.Equal(
                    published.Where(value => Pairs(fetched.Request).Contains((value.Kpi, value.Area))).Order(),
                    fetched.Data!.Observations.Select(Value).Order()));
                Assert.All(results.OfType<FetchFailed>(), failed => Assert.DoesNotContain('\n', failed.Message));
            },
            iter: 100,
            threads: 1);

    [Fact]
    public async Task When_the_faults_are_over_everything_arrives()
    {
        using var kolada = new KoladaServer();
        var published = Publish(kolada);
        foreach (var fault in Faults)
        {
            fault(kolada);
        }

        using var harness = new KoladaHarness(kolada.BaseUrl);
        List<FetchResult> results;
        do
        {
            results = await harness.FetchAsync(Request);
        }
        while (results.OfType<FetchFailed>().Any() && kolada.Requests.Count < 200);

        Assert.Equal(published.Order(), results.OfType<Fetched>().SelectMany(fetched => fetched.Data!.Observations).Select(Value).Order());
    }

    private static List<(string Kpi, string Area, int Year, decimal? Value)> Publish(KoladaServer kolada)
    {
        List<(string, string, int, decimal?)> published = [];
        foreach (var (kpi, area) in Pairs(Request))
        {
            for (var year = 2020; year < 2024; year++)
            {
                decimal? value = year == 2021 ? null : published.Count + 0.5m;
                kolada.Publishes(kpi, area, year, value);
                published.Add((kpi, area, year, value));
            }
        }

        return published;
    }

    private static (string, string, int, decimal?) Value(Observation seen) =>
        (seen.Key.Measure.Value, seen.Key.Area.Value, seen.Key.Period.Year, seen.Value);

    private static IEnumerable<(string, string)> Pairs(PlannedRequest request) =>
        request is DataRequest data ? data.Kpis.SelectMany(kpi => data.Areas.Select(area => (kpi.Value, area.Value))) : [];
}
