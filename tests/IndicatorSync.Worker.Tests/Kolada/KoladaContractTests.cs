using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>Answers that are not v3's: refused rather than half read.</summary>
public sealed class KoladaContractTests : IDisposable
{
    private const string Item = """{"values": [{"gender": "T", "count": 1, "status": "", "value": 62, "isdeleted": false}], "kpi": "U23471", "period": 2025, "municipality": "2417"}""";

    private readonly KoladaServer kolada = new();
    private readonly KoladaHarness harness;

    public KoladaContractTests() => harness = new KoladaHarness(kolada.BaseUrl);

    public void Dispose()
    {
        harness.Dispose();
        kolada.Dispose();
    }

    [Theory]
    [InlineData("""{"values": [ITEM], "count": 1, "next_page": null}""", "next_page hör till den stängda version 2")]
    [InlineData("""{"values": [ITEM], "next_url": null, "next_page": null}""", "next_page hör till den stängda version 2")]
    [InlineData("""{"items": [ITEM], "next_url": null, "count": 1}""", "listan values saknas")]
    [InlineData("""{"values": {}, "next_url": null}""", "listan values saknas")]
    [InlineData("""{"values": [ITEM], "count": 1}""", "next_url saknas")]
    [InlineData("""{"values": [ITEM], "next_url": 2}""", "next_url är ingen text")]
    [InlineData("[ITEM]", "inget objekt")]
    public async Task An_envelope_that_is_not_v3s_stops_the_request(string body, string told)
    {
        kolada.AnswersOnce(body.Replace("ITEM", Item, StringComparison.Ordinal));

        var failed = await harness.FailAsync();

        Assert.Equal(FetchFault.Contract, failed.Fault);
        Assert.Contains(told, failed.Message, StringComparison.Ordinal);
        Assert.Equal(1, harness.Client.RequestCount);
    }

    [Fact]
    public async Task An_error_in_a_200_is_a_refusal()
    {
        kolada.AnswersOnce("""{"error": "Unknown KPI"}""");

        var failed = await harness.FailAsync();

        Assert.Equal(FetchFault.Refused, failed.Fault);
        Assert.Contains("Unknown KPI", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_in_any_order_an_empty_next_url_and_a_byte_order_mark_are_fine()
    {
        kolada.AnswersOnce($$"""{{"\uFEFF"}}{"next_url": "", "count": 1, "values": [{{Item}}], "previous_url": null}""");

        Assert.Equal(62, Assert.Single((await harness.FetchDataAsync()).Data!.Observations).Value);
    }

    [Fact]
    public async Task An_unknown_field_is_noted_once_and_stops_nothing()
    {
        var item = Item.Replace("\"kpi\"", "\"quality\": {\"a\": [1]}, \"kpi\"", StringComparison.Ordinal);
        kolada.AnswersOnce($$"""{"values": [{{item}}, {{item}}], "next_url": null, "licence": ["CC0"]}""");

        Assert.Single((await harness.FetchDataAsync()).Data!.Observations);
        Assert.Equal(
            ["Okänt fält i Koladas svar: licence. Det läses inte", "Okänt fält i Koladas svar: quality. Det läses inte"],
            harness.Client.Notes);
    }

    [Theory]
    [InlineData("/v3/data/kpi/U23471/municipality/0180?page=2", "en annan fråga")]
    [InlineData("/v2/data/kpi/U23471/municipality/2417?page=2", "en annan fråga")]
    [InlineData("/v3/data/kpi/U23471/municipality/2417?page=1", "på sida 1 pekar på sida 1")]
    [InlineData("/v3/data/kpi/U23471/municipality/2417?page=3", "på sida 1 pekar på sida 3")]
    [InlineData("/v3/data/kpi/U23471/municipality/2417?page=x", "saknar sidnummer")]
    [InlineData("/v3/data/kpi/U23471/municipality/2417", "saknar sidnummer")]
    public async Task A_next_url_that_leads_elsewhere_or_nowhere_stops_the_request(string nextUrl, string told)
    {
        kolada.AnswersOnce($$"""{"values": [{{Item}}], "next_url": "https://api.kolada.se{{nextUrl}}"}""");

        var failed = await harness.FailAsync();

        Assert.Equal(FetchFault.Contract, failed.Fault);
        Assert.Contains(told, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_url_on_another_host_is_read_for_its_page_number_only()
    {
        kolada.Publishes("U23471", "2417", 2025, 62).Publishes("U23471", "2417", 2024, 67).PagesOf(1)
            .AnswersOnce($$"""{"values": [{{Item}}], "next_url": "http://internal.example:8080/v3/data/kpi/U23471/municipality/2417?per_page=1&page=2"}""");

        Assert.Equal([2025, 2024], (await harness.FetchDataAsync()).Data!.Observations.Select(seen => seen.Key.Period.Year));
        Assert.All(harness.Sent, request => Assert.Equal(kolada.BaseUrl.Authority, request.RequestUri!.Authority));
    }

    [Fact]
    public async Task A_page_that_fails_fails_the_whole_request()
    {
        kolada.Publishes("U23471", "2417", 2025, 62).Publishes("U23471", "2417", 2024, 67).PagesOf(1).AnswersOnceAsUsual().Fails(4);

        Assert.Equal(FetchFault.Silence, (await harness.FailAsync()).Fault);
    }

    [Fact]
    public async Task An_empty_page_that_leads_on_and_an_answer_without_end_are_stopped()
    {
        kolada.AnswersOnce("""{"values": [], "next_url": "/v3/data/kpi/U23471/municipality/2417?page=2"}""");
        Assert.Contains("tom sida", (await harness.FailAsync()).Message, StringComparison.Ordinal);

        var asked = new Uri("https://api.kolada.se/v3/kpi/U23471");
        Assert.Equal((NextPage.Max, null), NextPage.Read($"{asked}?page={NextPage.Max}", asked, NextPage.Max - 1));
        Assert.NotNull(NextPage.Read($"{asked}?page={NextPage.Max + 1}", asked, NextPage.Max).Fault);
    }

    [Fact]
    public async Task A_server_that_does_not_heed_the_page_breaks_the_contract()
    {
        kolada.AnswersOnce(PageOf(2025, next: 2)).AnswersOnce(PageOf(2025));

        var failed = await harness.FailAsync();

        Assert.Equal(FetchFault.Contract, failed.Fault);
        Assert.Contains("upprepar rader", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_page_of_titles_breaks_the_contract_too()
    {
        const string Page = """{"values": [{"id": "U23471", "title": "Helhetssyn"}], "count": 1, "next_url": NEXT}""";
        kolada.AnswersOnce(Page.Replace("NEXT", "\"/v3/kpi/U23471?page=2\"", StringComparison.Ordinal)).AnswersOnce(Page.Replace("NEXT", "null", StringComparison.Ordinal));

        var failed = Assert.IsType<FetchFailed>(Assert.Single(await harness.FetchAsync(new MetadataRequest(MetadataKind.Kpi, ["U23471"]))));

        Assert.Contains("upprepar rader", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "0", true)]
    [InlineData(null, "0", false)]
    [InlineData(2, "0", false)]
    [InlineData(1, "7", false)]
    [InlineData(1, "\"0\"", false)]
    public async Task An_empty_last_page_completes_an_answer_whose_counts_agree(int? firstCount, string lastCount, bool whole)
    {
        kolada.AnswersOnce(PageOf(2025, next: 2, count: firstCount)).AnswersOnce($$"""{"values": [], "next_url": null, "count": {{lastCount}}}""");

        var result = Assert.Single(await harness.FetchAsync(KoladaHarness.Data("U23471", "2417")));

        Assert.Equal(whole, result is Fetched);
        if (result is Fetched { Data: { } data })
        {
            Assert.Equal(Period.OfYear(2025), Assert.Single(data.Observations).Key.Period);
        }
    }

    [Theory]
    [InlineData("""{"values": [], "values": [], "next_url": null}""", "values")]
    [InlineData("""{"values": [], "next_url": null, "next_url": "/v3/data?page=2"}""", "next_url")]
    public async Task A_field_that_stands_twice_in_the_envelope_breaks_the_contract(string json, string field)
    {
        kolada.AnswersOnce(json);

        Assert.Contains($"fältet {field} står två gånger", (await harness.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_whose_item_says_a_key_twice_is_neither_read_nor_taken_for_gone()
    {
        kolada.AnswersOnce("""
            {"values": [{"id": "U23471", "title": "Helhetssyn", "title": "En annan"}, {"id": "N33816", "title": "Väntetid"}], "next_url": null, "count": 2}
            """);
        var many = Enumerable.Range(1, 20).Select(number => $"N{number:00000}").ToList();
        kolada.AnswersOnce($$"""{"values": [{"id": "U23471", "title": "A", "title": "B"}, {{string.Join(',', many.Select(id => $$"""{"id": "{{id}}", "title": "T"}"""))}}], "next_url": null}""");

        var tooMany = await harness.FetchAsync(new MetadataRequest(MetadataKind.Kpi, ["U23471"]));
        var one = Assert.IsType<Fetched>(Assert.Single(await harness.FetchAsync(new MetadataRequest(MetadataKind.Kpi, ["U23471", .. many]))));

        Assert.IsType<FetchFailed>(Assert.Single(tooMany));
        Assert.Equal((20, 1), (one.Metadata!.Kpis.Count, one.Metadata.Unreadable));
    }

    [Fact]
    public async Task A_dirty_row_is_set_aside_with_its_raw_text_and_the_rest_goes_on()
    {
        kolada.PublishesEverywhere("U23471", ["2417"], Enumerable.Range(2000, 25), 62).PublishesRaw("U23471", "2417", 2010, "\"..\"");

        var answer = (await harness.FetchDataAsync()).Data!;

        Assert.Equal(24, answer.Observations.Count);
        var rejected = Assert.Single(answer.Rejected);
        Assert.Contains("\"period\":2010", rejected.Raw, StringComparison.Ordinal);
        Assert.Equal("value \"..\" is not a number below 10^15", rejected.Reason);
    }

    [Fact]
    public async Task Too_many_dirty_rows_stop_the_request_down_to_the_culprit()
    {
        kolada.PublishesEverywhere("U23471", ["2417"], Enumerable.Range(2000, 10), 62).PublishesRaw("U23471", "2417", 2010, "\"x\"")
            .PublishesEverywhere("N33816", ["2417"], Enumerable.Range(2000, 5), 7);

        var results = await harness.FetchAsync(KoladaHarness.Data("U23471,N33816", "2417"));

        Assert.Equal("data/kpi/N33816/municipality/2417", Assert.Single(results.OfType<Fetched>()).Request.Path);
        var failed = Assert.Single(results.OfType<FetchFailed>());
        Assert.Equal(FetchFault.Contract, failed.Fault);
        Assert.Contains("1 av 11 rader är felaktiga", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kpi": 1, "municipality": {}, "period": [], "values": {"a": [1, {}]}}""")]
    [InlineData("""{"kpi": "U23471", "municipality": "2417", "period": 2024, "values": [null, 1, [], "x"]}""")]
    public async Task An_item_of_any_shape_is_set_aside_and_breaks_nothing(string item)
    {
        var good = string.Join(',', Enumerable.Range(2000, 20).Select(year => Item.Replace("2025", $"{year}", StringComparison.Ordinal)));
        kolada.AnswersOnce($$"""{"values": [{{good}}, {{item}}], "next_url": null}""");

        var answer = (await harness.FetchDataAsync()).Data!;

        Assert.Equal(20, answer.Observations.Count);
        Assert.NotEmpty(answer.Rejected);
    }

    [Fact]
    public async Task Metadata_that_was_not_asked_for_is_a_filter_forgotten()
    {
        kolada.AnswersOnce("""{"values": [{"id": "N00001", "title": "A"}, {"id": "N00002", "title": "B"}], "next_url": null}""");

        var result = Assert.Single(await harness.FetchAsync(new MetadataRequest(MetadataKind.Kpi, ["N00001"])));

        Assert.Equal(FetchFault.Contract, Assert.IsType<FetchFailed>(result).Fault);
    }

    /// <summary>A page of one row.</summary>
    private static string PageOf(int year, int? next = null, int? count = 1)
    {
        var nextUrl = next is { } page ? $"\"/v3/data/kpi/U23471/municipality/2417?page={page}\"" : "null";
        return $$"""{"values": [{{Item.Replace("2025", $"{year}", StringComparison.Ordinal)}}], "next_url": {{nextUrl}}, "count": {{(count is { } said ? $"{said}" : "null")}}}""";
    }
}
