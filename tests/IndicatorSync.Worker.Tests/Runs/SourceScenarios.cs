using System.Globalization;
using IndicatorSync.Worker.Tests.Foundation;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A source that fails in whole or in part (docs/contract.md 1.2): what is stored stands.</summary>
public sealed class SourceScenarios : IDisposable
{
    private readonly Scenario norsjo = new() { WaitsPass = true };
    private readonly KoladaServer down = new();

    public void Dispose()
    {
        down.Dispose();
        norsjo.Dispose();
    }

    [Fact]
    public async Task A_source_that_is_down_changes_nothing_and_is_told_once_when_it_begins_and_once_when_it_ends()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        await norsjo.Sync("2026-10-05");
        norsjo.BaseUrl = down.Refuses("2417").BaseUrl.ToString();

        var failed = (await norsjo.Sync("2026-10-06")).Ended(1);
        Assert.Equal("failed", (string)failed.Json["outcome"]!);
        Assert.Equal(["source_down"], failed.Problems);
        Assert.Equal(["drift@example.se"], failed.Mails.Select(mail => mail.To));
        Assert.Equal(1, (int)failed.Json["mails"]!);
        Assert.Empty((await norsjo.Sync("2026-10-07")).Ended(1).Mails);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());

        norsjo.BaseUrl = null;
        var closed = (await norsjo.Sync("2026-10-08")).Ended(0);
        Assert.Equal(["drift@example.se"], closed.Mails.Select(mail => mail.To));
        Assert.Contains("1 löst problem", Assert.Single(closed.Subjects), StringComparison.Ordinal);
        Assert.Equal(["failed", "failed"], await norsjo.Rows("SELECT outcome FROM run WHERE outcome <> 'succeeded'"));
    }

    [Fact]
    public async Task A_run_that_failed_is_an_error_in_the_log_with_its_codes()
    {
        var watching = new Watching();
        norsjo.AddServices = watching.AddTo;
        norsjo.BaseUrl = down.Refuses("2417").BaseUrl.ToString();

        (await norsjo.Sync("2026-10-05", "--Logging:Watching:LogLevel:Default=Error")).Ended(1);

        Assert.Contains("source_down", Assert.Single(watching.Errors, error => error.Event.Id == 204).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_run_that_fails_sets_no_baseline()
    {
        norsjo.BaseUrl = down.Refuses("2417").BaseUrl.ToString();
        Assert.Equal(["drift@example.se"], (await norsjo.Sync("2026-10-05")).Ended(1).Mails.Select(mail => mail.To));
        Assert.Equal("none source_failed", await norsjo.Status());

        norsjo.BaseUrl = null;
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        Assert.Contains("[Norsjö] Startläge: 1 röd av 1 bedömd", (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Theory]
    [InlineData("html")]
    [InlineData("broken off")]
    [InlineData("empty")]
    public async Task An_answer_that_is_none_leaves_the_database_as_it_was(string kind)
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        await norsjo.Sync("2026-10-05");
        var before = await norsjo.Rows("SELECT * FROM observation");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 90);
        _ = kind switch
        {
            "html" => norsjo.Kolada.AnswersHtml(8),
            "broken off" => norsjo.Kolada.AnswersOnce("""{"values": [{"kpi": "U23471", "period": "x"}], "next_url": null}""").AnswersOnceAsUsual(),
            _ => norsjo.Kolada.AnswersOnce("""{"values": [], "next_url": null, "previous_url": null, "count": 0}"""),
        };

        (await norsjo.Sync("2026-10-06")).Ended(1);

        Assert.Equal(before, await norsjo.Rows("SELECT * FROM observation"));
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Fact]
    public async Task One_KPI_that_is_refused_keeps_yesterdays_colour_and_the_others_are_judged()
    {
        norsjo.Has("bemotande", "N00640").Has("tolerans", "N00654");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85).Publishes("N00640", "2417", 2025, 60).Publishes("N00654", "2417", 2025, 90);
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 50).Publishes("N00640", "2417", 2025, 99).Refuses("N00640", 400);

        var run = (await norsjo.Sync("2026-10-06")).Ended(4);

        Assert.Equal("partial", (string)run.Json["outcome"]!);
        Assert.Contains("not_fetched", run.Problems);
        Assert.Equal("bemotande", (string?)run.Json["problems"]![0]!["indicator"]);
        Assert.Equal(["[Norsjö] Reviderat: Helhetssyn (nu röd)"], run.Subjects);
        Assert.Equal("red value 2025 60 active", await norsjo.Status("bemotande"));
        Assert.Equal(1, (int)run.Json["colours"]!["green"]!);
    }

    [Fact]
    public async Task A_KPI_that_a_first_run_could_not_read_gets_its_baseline_when_it_can()
    {
        norsjo.Has("bemotande", "N00640");
        down.Publishes("U23471", "2417", 2025, 85).Publishes("N00640", "2417", 2025, 60).Refuses("N00640", 400);
        norsjo.BaseUrl = down.BaseUrl.ToString();
        Assert.Equal(["[Norsjö] Startläge: 0 röda av 1 bedömd"], (await norsjo.Sync("2026-10-05")).Ended(4).Subjects);
        Assert.Equal("none source_failed", await norsjo.Status("bemotande"));

        norsjo.BaseUrl = null;
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85).Publishes("N00640", "2417", 2025, 60);
        Assert.Equal(["[Norsjö] Startläge: 1 röd av 2 bedömda"], (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
    }

    [Fact]
    public async Task A_KPI_without_rows_is_a_problem_and_no_failure()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85).Describes("N00640", "Bra bemötande, andel (%)");

        Assert.Equal(["absent"], (await norsjo.Sync("2026-10-05")).Ended(0).Problems);
        Assert.Equal("none absent", await norsjo.Status("bemotande"));
    }

    [Fact]
    public async Task More_KPIs_and_areas_than_a_request_may_name_are_all_fetched()
    {
        var kpis = Enumerable.Range(0, 30).Select(n => string.Create(CultureInfo.InvariantCulture, $"N{n:00000}")).ToList();
        var areas = Enumerable.Range(0, 30).Select(n => string.Create(CultureInfo.InvariantCulture, $"{1000 + n}")).ToList();
        norsjo.Removes("helhetssyn").Edits("indikatorer:", $"jämför: [{string.Join(", ", areas.Select(area => $"\"{area}\""))}]\nindikatorer:");
        kpis.ForEach(kpi => norsjo.Has("i" + kpi[1..], kpi));
        norsjo.Kolada.PublishesEverywhere(kpis[0], [.. areas, "2417"], [2024, 2025], 85).PagesOf(7);
        kpis.ForEach(kpi => norsjo.Kolada.PublishesEverywhere(kpi, ["2417", areas[^1]], [2024, 2025], 85));

        var run = (await norsjo.Sync("2026-10-05")).Ended(0);

        Assert.Equal(30, (int)run.Json["colours"]!["green"]!);
        Assert.Equal((30 * 2 * 2) + (29 * 2), (int)run.Json["new"]!);
        Assert.All(norsjo.Kolada.Requests, path => Assert.All(path.Split('?')[0].Split('/'), segment => Assert.InRange(segment.Split(',').Length, 1, 25)));
    }
}
