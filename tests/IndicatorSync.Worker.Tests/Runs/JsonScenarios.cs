using System.Text.Json.Nodes;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>The documents of docs/contract.md 1.8, to the letter: other programs read them.</summary>
public sealed class JsonScenarios : IAsyncLifetime
{
    private const string StatusNames =
        "id,name,kpi,area,gender,period,value,compared,unit,colour,basis,ruleSensitive,green,yellow,distanceToGreen,since,cause,previous,reference,preliminary,overdue,alarm,part,periodLabel,unitName,judged,certainty,footnote";

    private readonly Scenario norsjo = new();
    private RunSeen? run;

    public async ValueTask InitializeAsync()
    {
        norsjo.Has("oversikt", "N00640", "källa: HR");
        norsjo.Adds("jämför: [\"0000\"]").Kolada.Describes("U23471", "Helhetssyn, andel (%)", publicationDate: "2026-11-01", preliminaryDate: "2026-10-01", period: "2025")
            .Publishes("U23471", "2417", 2024, 85).Publishes("U23471", "2417", 2025, 81.5m).Publishes("U23471", "0000", 2025, 77.25m);
        await norsjo.Sync("2026-10-05");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60.5m);
        run = await norsjo.Sync("2026-10-06");
    }

    public ValueTask DisposeAsync()
    {
        norsjo.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_sync_tells_its_counts_and_colours()
    {
        Assert.Equal(
            "outcome,runId,requests,received,new,revised,withdrawn,unchanged,rejected,vanished,mails,colours,problems", Names(run!.Json));
        Assert.Equal("""{"green":0,"yellow":0,"red":1,"none":1}""", run.Json["colours"]!.ToJsonString());
        Assert.Equal((3, 0, 1, 2), ((int)run.Json["received"]!, (int)run.Json["new"]!, (int)run.Json["revised"]!, (int)run.Json["unchanged"]!));
        Assert.Equal(2, (int)run.Json["runId"]!);
    }

    [Fact]
    public async Task A_status_shows_every_indicator_in_the_catalogues_order()
    {
        var rows = (await norsjo.Runs("status", "--json")).Ended(0).Json.AsArray();

        Assert.All(rows, row => Assert.Equal(StatusNames, Names(row!)));
        Assert.Equal(
            """
            {"id":"helhetssyn","name":"Helhetssyn","kpi":"U23471","area":"2417","gender":"T","period":2025,"value":60.5,"compared":60.5,"unit":"andel (%)","colour":"red","basis":"value","ruleSensitive":false,"green":"82 eller högre","yellow":"74–81","distanceToGreen":21.5,"since":"2026-10-06","cause":"revised_value","previous":{"period":2024,"value":85,"colour":"green"},"reference":{"0000":77.25},"preliminary":true,"overdue":false,"alarm":"active","part":null,"periodLabel":"2025","unitName":null,"judged":"limit","certainty":null,"footnote":null}
            """.Trim(),
            rows[0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(("oversikt", "none", "no_source"), ((string)rows[1]!["id"]!, (string)rows[1]!["colour"]!, (string)rows[1]!["basis"]!));
        Assert.Null(rows[1]!["previous"]);
    }

    [Fact]
    public async Task An_explanation_says_the_same_and_why()
    {
        var explained = (await norsjo.Runs("explain", "helhetssyn", "--json")).Ended(0).Json;

        Assert.Equal(StatusNames + ",otherRule,bands,changes,revisions,judgements", Names(explained));
        Assert.Equal("red", (string)explained["otherRule"]!["colour"]!);
        Assert.Equal("validFrom,validTo,green,yellow,line,decision", Names(Assert.Single(explained["bands"]!.AsArray())!));
        Assert.Equal(("yellow", "red", "revised_value"), ColourChange(Assert.Single(explained["changes"]!.AsArray())!));
        var revision = explained["revisions"]!.AsArray()[^1]!;
        Assert.Equal((2025, 81.5m, 60.5m), ((int)revision["period"]!, (decimal)revision["oldValue"]!, (decimal)revision["newValue"]!));
    }

    [Fact]
    public async Task An_unknown_indicator_is_bad_usage() => (await norsjo.Runs("explain", "finns-inte", "--json")).Ended(2);

    private static (string, string, string) ColourChange(JsonNode change) =>
        ((string)change["from"]!, (string)change["to"]!, (string)change["cause"]!);

    private static string Names(JsonNode node) => string.Join(',', node.AsObject().Select(member => member.Key));
}
