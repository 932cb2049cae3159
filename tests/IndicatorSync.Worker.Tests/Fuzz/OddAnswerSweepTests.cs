using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Tests.Foundation;

namespace IndicatorSync.Worker.Tests.Fuzz;

/// <summary>
/// Every field of every answer of Kolada, with one odd text in it: it costs what docs/contract.md 1.2 says and no more, and all who tell
/// of a run agree on it. The other indicator is judged and mailed in each of these runs. A field gets one odd text, the same each time;
/// <c>INDICATORSYNC_FUZZ=2</c> gives it all of them.
/// </summary>
public sealed class OddAnswerSweepTests : IDisposable
{
    /// <summary>Nothing, or the text itself: what is stored stands, or its odd characters are gone.</summary>
    private const string Text = "";

    private const string Answer = "not_fetched";
    private const string About = "metadata_not_fetched";

    private static readonly DateTime Start = new(2026, 3, 2, 5, 0, 0, DateTimeKind.Utc);
    private static readonly JsonSerializerOptions AsItStands = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where in an answer, and the most that an odd text there costs: the problems that may open. <c>//</c> is the envelope, <c>+</c> a name.</summary>
    private static readonly (string Field, string Most)[] Fields =
    [
        ("kpi/id", About), ("kpi/title", "kpi_retitled contract_note"), ("kpi/description", "kpi_redefined"), ("kpi/municipality_type", Text), ("kpi/auspice", Text),
        ("kpi/operating_area", Text), ("kpi/perspective", Text), ("kpi/is_divided_by_gender", "contract_note kpi_redefined"), ("kpi/has_ou_data", Text),
        ("kpi/prel_publication_date", Text), ("kpi/publication_date", Text), ("kpi/publ_period", Text), ("kpi/+", About),
        ("kpi//count", Text), ("kpi//next_url", About), ("kpi//previous_url", Text), ("kpi//values", About), ("kpi//+", "contract_note"),
        ("municipality/id", About), ("municipality/title", "area_retitled contract_note"), ("municipality/type", Text), ("municipality//next_url", About), ("municipality//values", About),
        ("municipality_groups/id", About), ("municipality_groups/title", "area_retitled contract_note"), ("municipality_groups/members", "members_changed contract_note"),
        ("municipality_groups/members/member_id", "members_changed contract_note"), ("municipality_groups/members/member_title", Text), ("municipality_groups//next_url", About),
        ("data/kpi", "rejected"), ("data/municipality", "rejected"), ("data/period", "rejected"), ("data/values", "rejected row_missing"), ("data/+", "contract_note"),
        ("data/values/gender", "rejected"), ("data/values/value", "rejected"), ("data/values/status", Text), ("data/values/count", Text), ("data/values/isdeleted", "rejected"), ("data/values/+", "contract_note"),
        ("data//count", Text), ("data//next_url", Answer), ("data//previous_url", Text), ("data//values", Answer), ("data//+", "contract_note"),
    ];

    private readonly Scenario norsjo = new();
    private DateTime now = Start;
    private decimal value = 60;

    public OddAnswerSweepTests()
    {
        norsjo.Has("bemotande", "N00640", "kommun: \"0180\"").Adds("jämför: [G176642]");
        norsjo.Kolada.PublishesEverywhere("U23471", ["2417"], Enumerable.Range(1996, 29), 85).Publishes("U23471", "2417", 2025, 60).Publishes("U23471", "G176642", 2025, 70)
            .Publishes("N00640", "0180", 2025, value).Names("G176642", "Liknande", "2417", "0180").Describes("U23471", "Helhetssyn, andel (%)", "2026-10-01", "2026-09-01", "2025");
    }

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task An_odd_text_in_any_field_costs_what_the_contract_says_and_all_agree_on_it()
    {
        await SyncAsync();
        foreach (var (field, most) in Fields)
        {
            foreach (var odd in OddTexts.Some(OddTexts.Json, 1, field).Where(odd => IsOdd(field, odd)))
            {
                var told = await OneAsync(field, odd);
                Assert.True(told.All(most.Split(' ').Contains), $"{field} {Short(odd)}: {string.Join(", ", told)}");
                norsjo.Kolada.Behaves();
                if (told.Count > 0)
                {
                    (await SyncAsync()).Ended(0);
                }
            }
        }

        Assert.Equal("red value 2025 60 active", await norsjo.Status());
        Assert.Equal(["29"], await norsjo.Rows("SELECT COUNT(*) FROM observation WHERE kpi_id = 'U23471' AND area_id = '2417' AND value = 85"));
    }

    /// <summary>The problems that a run told of, where one text was odd.</summary>
    private async Task<IReadOnlyList<string>> OneAsync(string field, string odd)
    {
        var what = $"{field} {Short(odd)}";
        var watching = new Watching();
        norsjo.AddServices = watching.AddTo;
        norsjo.Kolada.IsWhimsical((path, json) => (200, Put(path, json, field, odd)));
        norsjo.Kolada.Publishes("N00640", "0180", 2025, value -= 0.25m);

        var run = await SyncAsync("--Logging:Watching:LogLevel:Default=Error");

        var problems = run.Problems.Distinct().ToList();
        var (outcome, exit, word) = problems.Any(problem => problem is Answer or About) ? ("partial", 4, "Delvis") : ("succeeded", 0, "Lyckad");
        Assert.Equal((what, outcome, exit), (what, (string?)run.Json["outcome"], run.ExitCode));
        Assert.Equal([word], await norsjo.Rows("SELECT Resultat FROM rapport_Korningar ORDER BY KorningId DESC LIMIT 1"));
        Assert.Equal([$"indicatorsync.runs 1 indicatorsync.outcome={outcome}"], watching.Measured.Where(measured => measured.StartsWith("indicatorsync.runs ", StringComparison.Ordinal)));
        Assert.Empty(watching.Errors);
        Assert.Superset(problems.ToHashSet(), (await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet")).ToHashSet());
        Assert.Equal([$"Röd {value.ToString("0.##", CultureInfo.InvariantCulture)}"], await norsjo.Rows("SELECT Farg, Utfall FROM rapport_Nulage WHERE IndikatorId = 'bemotande'"));
        Assert.Contains(run.Mails, mail => mail.To == "chef@example.se" && mail.Text.Contains("Bemotande", StringComparison.Ordinal));

        var opened = await norsjo.Rows($"SELECT type FROM problem WHERE opened_run_id = {run.Json["runId"]}");
        var heard = run.Mails.Any(mail => mail.To == "drift@example.se");
        Assert.True(heard == opened.Any(type => ProblemTable.IsToldAtOnce(type, opened: true)), $"{what}: {string.Join(", ", opened)}, mailed: {heard}");

        if (problems.Count > 0)
        {
            // The mails are filed, and that is all the probe has to say: values came, and no fault of the program is among the problems.
            var check = (await norsjo.Runs("status", "--check", $"--Clock:Now={now:O}")).Ended(1);
            Assert.Equal((what, "INDICATORSYNC WARNING - mails go to no mailbox: Mail:Transport is not Smtp (mail_transport)"), (what, check.Output.TrimEnd()));
        }

        OddTexts.AssertPlain(run.Output + string.Concat(run.Mails.Select(mail => $"{mail.Subject}\n{mail.Text}\n")) + string.Join('\n', await norsjo.Rows("SELECT description FROM problem")), what);
        return problems;
    }

    private Task<RunSeen> SyncAsync(params string[] more)
    {
        now = now.AddHours(6);
        return norsjo.Sync(now.ToString("O"), more);
    }

    /// <summary>What a field may hold in an ordinary answer is not odd there.</summary>
    private static bool IsOdd(string field, string odd) => field switch
    {
        "data/values/value" => odd is not ("null" or "-1"),
        "data/values/isdeleted" => odd is not ("true" or "null"),
        _ => true,
    };

    private static string Short(string odd) => odd.Length <= 40 ? odd : odd[..40] + "…";

    /// <summary>The answer with the odd text in its place, as the raw JSON that no writer would make.</summary>
    private static string Put(string path, string json, string field, string odd)
    {
        var steps = field.Split('/');
        if (path.Split('/')[0] != steps[0] || JsonNode.Parse(json) is not { } body)
        {
            return json;
        }

        var at = steps[1].Length == 0 ? body : body["values"]!.AsArray().FirstOrDefault(IsOurs);
        foreach (var step in steps[1..^1].Where(step => step.Length > 0))
        {
            at = at?[step]?[0];
        }

        if (at is null || (steps[1].Length == 0 && !body["values"]!.AsArray().Any(IsOurs)))
        {
            return json;
        }

        const string Mark = "MARK";
        at[steps[^1] == "+" ? Mark : steps[^1]] = Mark;
        var text = body.ToJsonString(AsItStands);
        return steps[^1] == "+"
            ? text.Replace($"\"{Mark}\":\"{Mark}\"", (odd[0] == '"' ? odd : "\"okänt\"") + ":1", StringComparison.Ordinal)
            : text.Replace($"\"{Mark}\"", odd, StringComparison.Ordinal);
    }

    private static bool IsOurs(JsonNode? item) =>
        (string?)item!["id"] is "U23471" or "2417" or "G176642" || ((string?)item["kpi"] == "U23471" && (string?)item["municipality"] == "2417" && (int)item["period"]! == 2025);
}
