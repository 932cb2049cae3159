using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

public sealed class KoladaClientTests : IDisposable
{
    private readonly KoladaServer kolada = new();
    private readonly KoladaHarness harness;

    public KoladaClientTests() => harness = new KoladaHarness(kolada.BaseUrl);

    public void Dispose()
    {
        harness.Dispose();
        kolada.Dispose();
    }

    [Fact]
    public async Task A_published_value_arrives_with_its_gender_year_and_area()
    {
        kolada.Publishes("U23471", "2417", 2025, 62.345678m).Publishes("U23471", "2417", 2025, 60, "K").Publishes("U23471", "2417", 2024, null);

        var answer = (await harness.FetchDataAsync()).Data!;

        Assert.Equal(
            [("2417", 2025, "T", 62.345678m), ("2417", 2025, "K", 60m), ("2417", 2024, "T", null)],
            answer.Observations.Select(seen => (seen.Key.Area.Value, seen.Key.Period.Year, seen.Key.Gender.Code(), seen.Value)));
        Assert.Empty(answer.Rejected);
    }

    [Fact]
    public async Task Ids_are_joined_by_literal_commas_and_the_client_says_who_it_is()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);

        await harness.FetchAsync(
            KoladaHarness.Data("U23471,N33816", "2417,0000,G176642"),
            new UnitDataRequest([KpiId.Parse("U23471")], [AreaId.Parse("V23E1"), AreaId.Parse("V23E2")]),
            new MetadataRequest(MetadataKind.Kpi, ["U23471", "N33816"]),
            new MetadataRequest(MetadataKind.Municipality, ["2417", "0000"]),
            new MetadataRequest(MetadataKind.Group, ["G1234", "G5678"]),
            new MetadataRequest(MetadataKind.Unit, ["V23E1", "V23E2"]));

        Assert.Equal(
            [
                "/v3/data/kpi/U23471,N33816/municipality/2417,0000,G176642",
                "/v3/oudata/kpi/U23471/ou/V23E1,V23E2",
                "/v3/kpi/U23471,N33816",
                "/v3/municipality/2417,0000",
                "/v3/municipality_groups/G1234,G5678",
                "/v3/ou/V23E1,V23E2",
            ],
            harness.SentPaths);
        Assert.All(harness.Sent, request => Assert.Matches(@"^IndicatorSync/[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)? \(\+drift@example\.se\)$", request.Headers.UserAgent.ToString()));
        Assert.Equal("gzip, br", kolada.AcceptEncoding);
        Assert.Equal(6, harness.Client.RequestCount);
    }

    [Fact]
    public async Task Every_page_is_read_to_the_last()
    {
        kolada.PublishesEverywhere("U23471", ["2417"], Enumerable.Range(2000, 26), 62).PagesOf(10);

        var answer = (await harness.FetchDataAsync()).Data!;

        Assert.Equal(Enumerable.Range(2000, 26), answer.Observations.Select(seen => seen.Key.Period.Year));
        Assert.Equal(["", "?page=2", "?page=3"], harness.Sent.Select(request => request.RequestUri!.Query));
    }

    [Fact]
    public async Task Values_of_units_are_read()
    {
        kolada.Publishes("U23471", "V23E241700101", 2025, 71);

        var result = Assert.Single(await harness.FetchAsync(new UnitDataRequest([KpiId.Parse("U23471")], [AreaId.Parse("V23E241700101")])));

        Assert.Equal(71, Assert.Single(Assert.IsType<Fetched>(result).Data!.Observations).Value);
    }

    [Fact]
    public async Task Metadata_is_read_in_full()
    {
        kolada.Describes("U23471", "Helhetssyn, andel (%)", "2026-10-04", "2026-09-01", "2026").Names("2417", "Norsjö").Names("G1234", "Liknande", "2418", "2419");

        var results = await harness.FetchAsync(
            new MetadataRequest(MetadataKind.Kpi, ["U23471"]),
            new MetadataRequest(MetadataKind.Municipality, ["2417"]),
            new MetadataRequest(MetadataKind.Group, ["G1234"]));

        var metadata = results.Cast<Fetched>().Select(fetched => fetched.Metadata!).ToList();
        var kpi = Assert.Single(metadata[0].Kpis);
        Assert.Equal(("Helhetssyn, andel (%)", "K", 2026), (kpi.Title, kpi.MunicipalityType, kpi.PublicationPeriod));
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 4)), (kpi.PreliminaryPublicationDate, kpi.PublicationDate));
        Assert.Equal(("Norsjö", "K"), (metadata[1].Areas[0].Title, metadata[1].Areas[0].Type));
        Assert.Equal(["2418", "2419"], metadata[2].Areas[0].Members.Select(member => member.Id.Value));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_single_id_that_does_not_exist_is_an_empty_answer_and_no_failure(int status)
    {
        if (status == 404)
        {
            kolada.Refuses("U99999");
        }

        var result = Assert.Single(await harness.FetchAsync(new MetadataRequest(MetadataKind.Kpi, ["U99999"])));

        Assert.Empty(Assert.IsType<Fetched>(result).Metadata!.Kpis);
    }

    [Fact]
    public async Task One_bad_id_costs_one_kpi_and_not_the_others()
    {
        string[] kpis = [.. Enumerable.Range(1, 25).Select(n => $"N{n:00000}")];
        foreach (var kpi in kpis)
        {
            kolada.Publishes(kpi, "2417", 2025, 1).Publishes(kpi, "0000", 2025, 2);
        }

        kolada.Refuses("N00013");

        var results = await harness.FetchAsync(KoladaHarness.Data(string.Join(',', kpis), "2417,0000"));

        var failed = Assert.Single(results.OfType<FetchFailed>());
        Assert.Equal("data/kpi/N00013/municipality/2417,0000", failed.Request.Path);
        Assert.Equal(FetchFault.Refused, failed.Fault);
        Assert.Equal(
            "Kolada avvisade frågan (404): no such id. Kontrollera id i katalogen (data/kpi/N00013/municipality/2417,0000)",
            failed.Message);
        Assert.Equal(48, results.OfType<Fetched>().Sum(fetched => fetched.Data!.Observations.Count));
    }

    [Fact]
    public async Task A_dead_group_costs_its_own_values_and_a_handful_of_requests()
    {
        string[] kpis = [.. Enumerable.Range(1, 25).Select(n => $"N{n:00000}")];
        foreach (var kpi in kpis)
        {
            kolada.Publishes(kpi, "2417", 2025, 1).Publishes(kpi, "0000", 2025, 2);
        }

        kolada.Refuses("G176642");

        var results = await harness.FetchAsync(KoladaHarness.Data(string.Join(',', kpis), "2417,0000,G176642"));

        var failed = Assert.IsType<DataRequest>(Assert.Single(results.OfType<FetchFailed>()).Request);
        Assert.Equal((25, "G176642"), (failed.Kpis.Count, Assert.Single(failed.Areas).Value));
        Assert.Equal(50, results.OfType<Fetched>().Sum(fetched => fetched.Data!.Observations.Count));
        Assert.InRange(harness.Client.RequestCount, 1, 10);
    }

    [Fact]
    public async Task A_source_that_refuses_everything_is_soon_left_in_peace()
    {
        kolada.Fails(1000, 500);
        string[] kpis = [.. Enumerable.Range(1, 25).Select(n => $"N{n:00000}")];

        var results = await harness.FetchAsync([.. Enumerable.Repeat(KoladaHarness.Data(string.Join(',', kpis), "2417,0000,G176642"), 10)]);

        Assert.Equal(7, results.OfType<FetchFailed>().Count(failed => failed.Fault == FetchFault.NotAsked));
        Assert.Equal(3 * (4 + CulpritSearch.Spots), harness.Client.RequestCount); // each whole with its retries, then one cell at a time
    }

    [Fact]
    public async Task A_server_error_is_retried_and_then_halved_like_any_answer()
    {
        kolada.Publishes("U23471", "2417", 2025, 62).Publishes("N33816", "2417", 2025, 6.7m).Refuses("N33816", 500);

        var results = await harness.FetchAsync(KoladaHarness.Data("U23471,N33816", "2417"));

        Assert.Equal("data/kpi/U23471/municipality/2417", Assert.Single(results.OfType<Fetched>()).Request.Path);
        Assert.Equal("data/kpi/N33816/municipality/2417", Assert.Single(results.OfType<FetchFailed>()).Request.Path);
        Assert.Equal(4 + 1 + 1 + 4, harness.Client.RequestCount); // whole with retries, two halves, and the culprit once more with retries
    }

    [Fact]
    public async Task When_nothing_is_answered_the_whole_request_fails_as_one()
    {
        kolada.Refuses("2417", 500).Refuses("0000", 500);

        var failed = await harness.FailAsync("U23471,N33816", "2417,0000");

        Assert.Equal("data/kpi/U23471,N33816/municipality/2417,0000", failed.Request.Path);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task Silence_is_retried_three_times_and_never_halved(int status)
    {
        kolada.Fails(100, status);

        var failed = await harness.FailAsync("U23471,N33816", "2417,0000");

        Assert.Equal(FetchFault.Silence, failed.Fault);
        Assert.Equal(4, harness.Client.RequestCount);
    }

    [Fact]
    public async Task A_closed_version_says_so_and_is_asked_once()
    {
        kolada.AnswersOnce("""{"error": "This endpoint is deprecated. Please use /v3 instead."}""", 410);

        var failed = await harness.FailAsync("U23471,N33816");

        Assert.Equal(FetchFault.Gone410, failed.Fault);
        Assert.Contains("Please use /v3 instead", failed.Message, StringComparison.Ordinal);
        Assert.Equal(1, harness.Client.RequestCount);
    }

    [Fact]
    public async Task A_run_stops_asking_after_three_requests_in_a_row_without_an_answer()
    {
        kolada.Publishes("U23471", "2417", 2025, 62).Fails(4).AnswersOnceAsUsual().Fails(100);

        var results = await harness.FetchAsync([.. Enumerable.Repeat(KoladaHarness.Data("U23471", "2417"), 7)]);

        Assert.Equal(
            [FetchFault.Silence, null, FetchFault.Silence, FetchFault.Silence, FetchFault.Silence, FetchFault.NotAsked, FetchFault.NotAsked],
            results.Select(result => (result as FetchFailed)?.Fault));
        Assert.Equal(4 + 1 + (3 * 4), harness.Client.RequestCount);
    }

    [Fact]
    public async Task Another_run_counts_anew()
    {
        kolada.Publishes("U23471", "2417", 2025, 62);
        await harness.FetchDataAsync();

        harness.NewRun();
        await harness.FetchDataAsync();

        Assert.Equal(1, harness.Client.RequestCount);
    }
}
