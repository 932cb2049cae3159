namespace IndicatorSync.Worker.Tests.Runs;

/// <summary><c>landet: ja</c>: a KPI kept for every municipality, read once a week, never judged.</summary>
public sealed class CountryScenarios : IDisposable
{
    private const string Stored = "SELECT area_id, period, value FROM observation ORDER BY area_id, period";

    private readonly Scenario scenario = new() { WaitsPass = true };

    public CountryScenarios()
    {
        scenario.Adds("landet: ja").Kolada
            .Publishes("U23471", "2417", 2025, 85)
            .Publishes("U23471", "2482", 2025, 70).Publishes("U23471", "2482", 1998, 60)
            .Publishes("U23471", "0180", 2024, 90)
            .Publishes("U23471", "0000", 2025, 77).Publishes("U23471", "0001", 2025, 78).Publishes("U23471", "G176642", 2025, 79);
    }

    private KoladaServer Kolada => scenario.Kolada;

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Every_municipality_is_stored_and_groups_regions_and_the_country_are_passed_over()
    {
        var run = (await scenario.Sync("2026-03-23")).Ended(0);

        Assert.Equal(["0180 2024 90", "2417 2025 85", "2482 1998 60", "2482 2025 70"], await scenario.Rows(Stored));
        Assert.Empty(run.Problems);
        Assert.Equal(4, Kolada.Requests.Count(path => path.EndsWith("?region_type=K", StringComparison.Ordinal)));
        Assert.Equal("green value 2025 85", await scenario.Status());
        Assert.Equal(["helhetssyn"], await scenario.Rows("SELECT indicator_id FROM indicator_state"));
    }

    [Fact]
    public async Task It_is_read_once_a_week_and_a_silent_revision_of_an_old_year_is_found()
    {
        await scenario.Sync("2026-03-23");
        Kolada.Publishes("U23471", "2482", 1998, 61).Publishes("U23471", "0114", 2025, 88);
        Kolada.ForgetsRequests();

        await scenario.Sync("2026-03-24");
        await scenario.Sync("2026-03-29");
        Assert.DoesNotContain(Kolada.Requests, path => path.Contains("/year/", StringComparison.Ordinal));

        (await scenario.Sync("2026-03-30")).Ended(0);

        Assert.Contains("2482 1998 61", await scenario.Rows(Stored));
        Assert.Contains("0114 2025 88", await scenario.Rows(Stored));
        Assert.Equal(
            ["0114 new 0", "2482 revised 0"],
            await scenario.Rows("SELECT area_id, event, is_baseline FROM observation_revision WHERE run_id = 4 ORDER BY area_id"));
        Assert.Equal(["1"], await scenario.Rows("SELECT DISTINCT is_baseline FROM observation_revision WHERE run_id = 1"));
    }

    [Fact]
    public async Task Its_failure_is_partial_costs_the_indicator_nothing_and_is_made_up_for_the_same_day()
    {
        Kolada.IsWhimsical((path, _) => path.Contains("/year/2010", StringComparison.Ordinal) ? (503, "upstream unavailable") : null);

        var run = (await scenario.Sync("2026-03-23")).Ended(4);

        Assert.Equal(["not_fetched"], run.Problems);
        Assert.Contains("alla kommuner (U23471, 2010–2019)", run.Output, StringComparison.Ordinal);
        Assert.Equal("green value 2025 85", await scenario.Status());
        Assert.Contains("2482 1998 60", await scenario.Rows(Stored));

        Kolada.Behaves().ForgetsRequests();
        Assert.Empty((await scenario.Sync("2026-03-23T05:00:00Z")).Ended(0).Problems);
        Assert.Equal(
            ["data/kpi/U23471/year/2010,2011,2012,2013,2014,2015,2016,2017,2018,2019?region_type=K"],
            Kolada.Requests.Where(path => path.Contains("/year/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_country_that_comes_empty_is_a_problem_and_takes_nothing_back()
    {
        await scenario.Sync("2026-03-23");
        Kolada.IsWhimsical((path, _) => path.Contains("/year/2020", StringComparison.Ordinal) ? (200, """{"values": [], "next_url": null, "previous_url": null, "count": 0}""") : null);

        var run = (await scenario.Sync("2026-03-30")).Ended(4);

        Assert.Equal(["lost_rows"], run.Problems);
        Assert.Equal(["0180 2024 90", "2417 2025 85", "2482 1998 60", "2482 2025 70"], await scenario.Rows(Stored));

        Kolada.Behaves();
        Assert.Empty((await scenario.Sync("2026-03-31")).Ended(0).Problems);
        Assert.Empty(await scenario.Rows("SELECT type FROM problem WHERE closed_at IS NULL"));
    }

    [Fact]
    public async Task What_the_country_says_of_an_area_that_is_asked_for_anyway_is_not_taken()
    {
        await scenario.Sync("2026-03-23");
        Kolada.IsWhimsical((path, _) => path.Contains("/year/2020", StringComparison.Ordinal)
            ? (200, """{"values": [{"kpi":"U23471","municipality":"2417","period":2025,"values":[{"gender":"T","count":1,"status":"","value":60,"isdeleted":false}]}], "next_url": null, "previous_url": null, "count": 1}""")
            : null);

        foreach (var day in (string[])["2026-03-30", "2026-03-31"])
        {
            Assert.Empty((await scenario.Sync(day)).Ended(0).Mails);
            Assert.Contains("2417 2025 85", await scenario.Rows(Stored));
            Assert.Equal("green value 2025 85", await scenario.Status());
        }
    }

    [Theory]
    [InlineData(true, "Även 24 andra kommuners värden har ändrats: troligen ny metod")]
    [InlineData(false, "ändringen gäller bara vårt värde")]
    public async Task A_revision_tells_whether_the_whole_country_moved_with_it(bool everywhere, string told)
    {
        var others = Enumerable.Range(1, 24).Select(number => $"18{number:00}").ToList();
        Kolada.Publishes("U23471", "2417", 2025, 60);
        others.ForEach(area => Kolada.Publishes("U23471", area, 2025, 70));
        await scenario.Sync("2026-03-23");

        Kolada.Publishes("U23471", "2417", 2025, 55);
        if (everywhere)
        {
            others.ForEach(area => Kolada.Publishes("U23471", area, 2025, 65));
        }

        var mail = Assert.Single((await scenario.Sync("2026-03-30")).Ended(0).Mails);
        Assert.Contains("Reviderat", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(told, mail.Text, StringComparison.Ordinal);
    }
}
