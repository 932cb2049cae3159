using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// How often a run asks its database: what counts over a network, where each statement is a journey. A bulk load is one, however many
/// rows it has; the beginning and end of a transaction are not counted. The list of all KPIs, which is read once a week, is.
/// </summary>
public sealed class DatabaseRequestTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private static string Catalogue(int indicators) => """
        plan: Stor plan
        kommun: "2417"
        kommunnamn: Norsjö
        jämför: ["0000"]
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se]
        indikatorer:

        """ + string.Concat(Enumerable.Range(0, indicators).Select(n => FormattableString.Invariant($"""
          - id: matt-{n}
            namn: Mått {n}
            nyckeltal: N{10_000 + n}
            kön: [T, K, M]
            grön: 82 eller högre
            gul: 74–81

        """)));

    [Fact]
    public async Task A_first_run_of_200_indicators_asks_at_most_150_times_and_an_unchanged_one_60_and_the_next_55()
    {
        using var kolada = Published(200);
        var runs = await RunsAsync(kolada, 200);

        Assert.InRange(runs[0].Count, 1, 150);
        Assert.InRange(runs[1].Count, 1, 60);
        Assert.InRange(runs[2].Count, 1, 55);
    }

    [Fact]
    public async Task Judging_and_its_mails_are_written_by_set()
    {
        using var few = Published(20);
        using var many = Published(100);
        var ofFew = (await RunsAsync(few, 20))[0];
        var ofMany = (await RunsAsync(many, 100))[0];

        string[] decided = ["indicator", "period_judgement", "band", "plan_row", "colour_change", "alarm_transition", "problem", "outbox", "kpi", "area"];
        int Writes(IEnumerable<string> statements) => statements.Count(text => decided.Any(table =>
            text.Contains($"INTO {table}", StringComparison.Ordinal) || text.Contains($"UPDATE {table}", StringComparison.Ordinal) || text.Contains($"_{table}", StringComparison.Ordinal)));

        Assert.Equal(Writes(ofFew), Writes(ofMany));
        Assert.InRange(Writes(ofMany), 1, 40);
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> RunsAsync(KoladaServer kolada, int indicators)
    {
        using var program = new WholeProgram(kolada.BaseUrl, Catalogue(indicators));
        await program.MigrateAsync();
        List<IReadOnlyList<string>> runs = [];
        for (var day = 0; day < 3; day++)
        {
            var cuts = new Cuts([], answer: false);
            program.Cuts = cuts;
            var summary = await program.RunAsync(Monday.AddDays(day));
            Assert.True(summary.Outcome == RunOutcome.Succeeded, string.Join("\n", summary.Problems.Select(problem => $"{problem.Type}: {problem.Message}")));
            runs.Add([.. cuts.Statements]);
            output.WriteLine(FormattableString.Invariant($"{indicators} indicators, day {day}: {cuts.Count} journeys, {cuts.Statements.Count} of them statements"));
        }

        return runs;
    }

    private static KoladaServer Published(int indicators)
    {
        var kolada = new KoladaServer();
        foreach (var n in Enumerable.Range(0, indicators))
        {
            foreach (var gender in new[] { "T", "K", "M" })
            {
                for (var year = 2021; year <= 2025; year++)
                {
                    kolada.Publishes(FormattableString.Invariant($"N{10_000 + n}"), "2417", year, 60 + ((n + year) % 30), gender);
                    kolada.Publishes(FormattableString.Invariant($"N{10_000 + n}"), "0000", year, 75, gender);
                }
            }
        }

        return kolada;
    }
}
