using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>The documents are a contract (docs/contract.md 1.8): names, order and kinds of value.</summary>
public class JsonDocumentsTests
{
    [Fact]
    public void A_run_is_printed_as_promised()
    {
        var summary = new RunSummary(
            RunOutcome.Partial, 12, 7, new ObservationCounts(1, 2, 3, 4, 5, 6), 8,
            new Dictionary<Colour, int> { [Colour.Green] = 4, [Colour.Red] = 7 },
            [new Problem("band", "hvb", "N1", "\"1,5–3,5\" går före")]);

        Assert.Equal(
            """
            {"outcome":"partial","runId":12,"requests":7,"received":15,"new":1,"revised":2,"withdrawn":3,"unchanged":4,"rejected":5,"vanished":6,"mails":8,"colours":{"green":4,"yellow":0,"red":7,"none":0},"problems":[{"type":"band","indicator":"hvb","kpi":"N1","message":"\"1,5–3,5\" går före"}]}
            """,
            Compact(JsonDocuments.Of(summary)));
    }

    [Fact]
    public void A_status_is_printed_as_promised() => Assert.Equal(
        """
        {"id":"helhetssyn-sabo","name":"Helhetssyn särskilt boende","kpi":"U23471","area":"2417","gender":"T","period":2025,"value":73.96,"compared":74,"unit":"%","colour":"red","basis":"value","ruleSensitive":true,"green":"82 eller högre","yellow":"74–81","distanceToGreen":8.04,"since":"2026-03-02","cause":"new_value","previous":{"period":2023,"value":77,"colour":"yellow"},"reference":{"0000":79.5,"G176642":null},"preliminary":true,"overdue":false,"alarm":"active","part":null,"periodLabel":"2025","unitName":null,"judged":"limit","certainty":null,"footnote":null}
        """,
        Compact(JsonDocuments.Of(Statuses.Red)));

    [Fact]
    public void What_is_absent_is_null_and_never_left_out() => Assert.Equal(
        """
        {"id":"index-lss","name":"Effektivitetsindex LSS","kpi":null,"area":"2417","gender":"K","period":null,"value":null,"compared":null,"unit":null,"colour":"none","basis":"no_source","ruleSensitive":false,"green":null,"yellow":null,"distanceToGreen":null,"since":null,"cause":null,"previous":null,"reference":{},"preliminary":false,"overdue":false,"alarm":null,"part":null,"periodLabel":null,"unitName":null,"judged":null,"certainty":null,"footnote":null}
        """,
        Compact(JsonDocuments.Of(Statuses.Missing)));

    [Fact]
    public void Explain_is_the_status_and_what_it_rests_on()
    {
        var document = JsonDocuments.Of([Statuses.Explained]).AsObject();

        Assert.Equal(
            [.. JsonDocuments.Of(Statuses.Red).AsObject().Select(property => property.Key), "otherRule", "bands", "changes", "revisions", "judgements"],
            document.Select(property => property.Key));
        Assert.Equal("""{"colour":"yellow"}""", Compact(document["otherRule"]!));
        Assert.Equal("""{"validFrom":null,"validTo":2024,"green":"80 eller högre","yellow":"70–79","line":12,"decision":null}""", Compact(document["bands"]![0]!));
        Assert.Equal(
            """{"at":"2026-03-02T05:30:00Z","from":"yellow","to":"red","cause":"new_value","period":2025,"part":null,"value":73.96,"runId":7}""",
            Compact(document["changes"]![0]!));
        Assert.Equal(
            """{"at":"2026-03-02T05:30:00Z","period":2024,"part":null,"oldValue":76,"newValue":null,"kind":"Struket","runId":7}""",
            Compact(document["revisions"]![0]!));
    }

    [Fact]
    public void Explain_of_several_genders_is_a_list() =>
        Assert.Equal(2, JsonDocuments.Of([Statuses.Explained, Statuses.Explained]).AsArray().Count);

    [Fact]
    public void A_document_is_printed_readable_and_ends_the_line()
    {
        using var output = new StringWriter();
        JsonDocuments.Write(output, JsonDocuments.Of([Statuses.Red, Statuses.Missing]));

        var text = output.ToString();
        Assert.Contains("särskilt", text, StringComparison.Ordinal);
        Assert.EndsWith("]\n", text, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(text).RootElement.GetArrayLength());
    }

    private static string Compact(JsonNode node) =>
        node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
