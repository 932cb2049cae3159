using System.Globalization;
using System.Text.Json.Nodes;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// Whole runs into a database against a server that errs at random: nothing is lost, doubled or invented, no colour changes that
/// the data does not carry, every run has an outcome, and when the storm is over one run makes up for all of it.
/// </summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Days = 6;

    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private static readonly string Catalogue = """
        plan: Provplan
        kommun: "2417"
        jämför: ["0000", G176642]
        mottagare:
          admin: [drift@example.se]
        indikatorer:

        """ + string.Concat(Enumerable.Range(1, 7).Select(n => $"""
          - id: matt-{n}
            namn: Mått {n}
            nyckeltal: N0000{n}
            kön: [T, K]
            grön: {(n % 2 == 0 ? "50 eller högre" : "minst riket")}

        """)) + """
          - id: enhet
            namn: Enheten
            nyckeltal: U23471
            driftenhet: V23E241700101
            grön: 82 eller högre
            gul: 74–81
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(21)]
    public async Task A_server_that_errs_at_random_harms_nothing_and_one_clean_run_makes_up_for_it(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var kolada = new KoladaServer();
        using var program = new WholeProgram(kolada.BaseUrl, Catalogue);
        var published = Publish(kolada.PagesOf(40));
        var whims = new Whims(seed, () => program.Time);
        kolada.IsWhimsical(whims.Turn);

        HashSet<string> stored = [];
        for (var day = 0; day < Days; day++)
        {
            var summary = await program.RunAsync(Monday.AddDays(day));

            output.WriteLine($"day {day}: {summary.Outcome}, {summary.Requests} requests, {summary.Problems.Count} problems");
            Assert.Equal(Name(summary.Outcome), DatabaseContents.Query(program.DatabaseFile, "SELECT outcome FROM run ORDER BY run_id DESC LIMIT 1").Single());
            Assert.True(summary.Outcome == RunOutcome.Succeeded || summary.Problems.Count > 0, "a run that did not succeed says why");
            var now = DatabaseContents.Query(program.DatabaseFile, "SELECT kpi_id, area_id, gender, period, value FROM observation").ToHashSet();
            Assert.Subset(published, now);
            Assert.Superset(stored, now);
            stored = now;
        }

        // Where the first answer said that there is nothing, that is the baseline, and what comes after it is new (docs/contract.md 1.6).
        Assert.All(
            DatabaseContents.Query(program.DatabaseFile, "SELECT d.definition FROM colour_change c JOIN indicator_state d ON d.indicator_id = c.indicator_id AND d.gender = c.gender"),
            definition => Assert.Contains(whims.Emptied, kpi => definition.Contains(kpi, StringComparison.Ordinal)));
        // One whose first answer came in a later run than the others' is added then.
        Assert.Empty(DatabaseContents.Query(program.DatabaseFile, "SELECT * FROM colour_change WHERE from_colour <> 'none' OR cause NOT IN ('new_value', 'added')"));
        Assert.Empty(DatabaseContents.Query(program.DatabaseFile, "SELECT * FROM observation_revision WHERE event <> 'new'"));
        Assert.True(whims.Taken > 20, $"only {whims.Taken} whims: that is no storm");

        kolada.Behaves();
        Assert.Equal(RunOutcome.Succeeded, (await program.RunAsync(Monday.AddDays(Days))).Outcome);

        using var calm = new WholeProgram(kolada.BaseUrl, Catalogue);
        await calm.RunAsync(Monday.AddDays(Days));
        Assert.Equal(published.Order(), DatabaseContents.Query(program.DatabaseFile, "SELECT kpi_id, area_id, gender, period, value FROM observation").Order());
        Assert.Equal(DatabaseContents.Now(calm.DatabaseFile), DatabaseContents.Now(program.DatabaseFile));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(44)]
    [InlineData(444)]
    public async Task News_that_come_in_a_storm_are_told_once_and_end_as_in_calm(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var kolada = new KoladaServer();
        using var program = new WholeProgram(kolada.BaseUrl, Catalogue);
        using var calm = new WholeProgram(kolada.BaseUrl, Catalogue);
        Publish(kolada.PagesOf(40));
        await program.RunAsync(Monday);
        await calm.RunAsync(Monday);
        kolada.Publishes("N00002", "2417", 2025, 12).Strikes("N00004", "2417", 2025).Publishes("N00006", "2417", 2026, 99, "K");

        kolada.IsWhimsical(new Whims(seed, () => program.Time).Turn);
        for (var day = 1; day < Days; day++)
        {
            await program.RunAsync(Monday.AddDays(day));
        }

        kolada.Behaves();
        await program.RunAsync(Monday.AddDays(Days));
        await calm.RunAsync(Monday.AddDays(Days));

        const string Changes = "SELECT indicator_id, gender, from_colour, to_colour, cause, period, value FROM colour_change ORDER BY indicator_id, gender, colour_change_id";
        const string Revisions = "SELECT kpi_id, area_id, gender, period, event, old_value, new_value, is_baseline FROM observation_revision ORDER BY kpi_id, area_id, gender, period, revision_id";
        Assert.NotEmpty(DatabaseContents.Query(calm.DatabaseFile, Changes));
        Assert.Equal(DatabaseContents.Query(calm.DatabaseFile, Changes), DatabaseContents.Query(program.DatabaseFile, Changes));
        Assert.Equal(DatabaseContents.Query(calm.DatabaseFile, Revisions), DatabaseContents.Query(program.DatabaseFile, Revisions));
        Assert.Equal(DatabaseContents.Now(calm.DatabaseFile), DatabaseContents.Now(program.DatabaseFile));
    }

    /// <summary>Everything that a complete fetch brings, as the database writes it.</summary>
    private static HashSet<string> Publish(KoladaServer kolada)
    {
        HashSet<string> published = [];
        foreach (var kpi in Enumerable.Range(1, 7).Select(n => $"N0000{n}"))
        {
            foreach (var area in new[] { "2417", "0000", "G176642" })
            {
                for (var year = 2016; year <= 2025; year++)
                {
                    foreach (var gender in new[] { "T", "K", "M" })
                    {
                        Add(kpi, area, year, gender, year % 4 == 0 ? null : 30 + ((published.Count * 7) % 50) + 0.25m);
                    }
                }
            }
        }

        for (var year = 2020; year <= 2025; year++)
        {
            Add("U23471", "V23E241700101", year, "T", year - 1950);
        }

        return published;

        void Add(string kpi, string area, int year, string gender, decimal? value)
        {
            kolada.Publishes(kpi, area, year, value, gender);
            published.Add(string.Create(
                CultureInfo.InvariantCulture, $"kpi_id={kpi} | area_id={area} | gender={gender} | period={year} | value={(value is { } number ? ((double)number).ToString(CultureInfo.InvariantCulture) : "null")}"));
        }
    }

    private static string Name(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Succeeded => "succeeded",
        RunOutcome.Partial => "partial",
        _ => "failed",
    };

    /// <summary>About every third answer is another than it should be.</summary>
    private sealed class Whims(int seed, Func<SwiftTime> time)
    {
        private readonly Random random = new(seed);

        public int Taken { get; private set; }

        /// <summary>KPIs for which it was said, truly or not, that there is nothing.</summary>
        public HashSet<string> Emptied { get; } = [];

        public (int Status, string Body)? Turn(string path, string json)
        {
            if (random.Next(3) > 0)
            {
                return null;
            }

            Taken++;
            return random.Next(13) switch
            {
                0 => (429, "slow down"),
                1 or 2 => (500, """{"detail": "internal error"}"""),
                3 => (503, "upstream unavailable"),
                4 => (404, """{"detail": "Not Found"}"""),
                5 => (200, "<html><body>Underhåll pågår</body></html>"),
                6 => (200, json[..random.Next(json.Length)]),
                7 => Slow(json),
                8 => (200, With(json, "next_url", "https://elsewhere.example/login?page=2")),
                9 => (200, With(json, "next_url", $"/v3/{path}?page=1")),
                10 => (200, Dirty(json)),
                11 => Empty(path, json),
                _ => (200, """{"values": [], "count": 0, "next_page": null}"""),
            };
        }

        private (int, string) Empty(string path, string json)
        {
            Emptied.UnionWith(path.Split('/', ','));
            return (200, With(json, "values", new JsonArray(), "next_url", null));
        }

        /// <summary>The answer comes when nobody waits for it any more.</summary>
        private (int, string) Slow(string json)
        {
            time().Advance(new KoladaOptions().AttemptTimeout);
            return (200, json);
        }

        private static string With(string json, string field, JsonNode? value, string? other = null, JsonNode? otherValue = null)
        {
            var envelope = JsonNode.Parse(json)!.AsObject();
            envelope[field] = value;
            if (other is not null)
            {
                envelope[other] = otherValue;
            }

            return envelope.ToJsonString();
        }

        /// <summary>Some rows lose what makes them rows.</summary>
        private string Dirty(string json)
        {
            var envelope = JsonNode.Parse(json)!.AsObject();
            foreach (var item in envelope["values"]!.AsArray().OfType<JsonObject>())
            {
                if (random.Next(15) == 0)
                {
                    item.Remove(item.ContainsKey("period") ? "period" : "title");
                }
                else if (random.Next(30) == 0 && item["values"]?[0] is JsonObject value)
                {
                    value["value"] = "..";
                }
            }

            return envelope.ToJsonString();
        }
    }
}
