using System.Globalization;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>An indicator of which nothing has moved is not judged again; judged anew, everything is the same in every table and every mail.</summary>
public sealed class RestingScenarios : IDisposable
{
    private const string Head = """
        plan: Provplan
        kommun: "2417"
        jämför: ["0000"]
        mottagare:
          standard: [chef@example.se]
          andra: [andra@example.se]
          ledning: [ledning@example.se]
          admin: [drift@example.se]
        indikatorer:

        """;

    private static readonly DateTimeOffset Start = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kpis = ["N00001", "N00002", "N00003", "N00004"];

    private readonly KoladaServer kolada = new();

    public void Dispose() => kolada.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_table_and_mail_is_the_same_as_when_everything_is_judged_in_every_run(int seed)
    {
        using var quick = Program(TimeSpan.FromDays(400));
        using var careful = Program(TimeSpan.Zero);
        var random = new Random(seed);
        Publish();
        var (now, rested) = (Start, 0);
        for (var run = 0; run < 30; run++)
        {
            if (run > 2 && random.Next(2) == 0)
            {
                Change(random, now);
            }

            kolada.Rests(random.Next(15) == 0);
            foreach (var program in new[] { quick, careful })
            {
                program.Catalogue = Catalogue(run);
                Acknowledge(program, run, now);
            }

            var (one, other) = (await quick.RunAsync(now), await careful.RunAsync(now));

            Assert.Equal((other.Outcome, other.Mails, Text(other)), (one.Outcome, one.Mails, Text(one)));
            Assert.Equal(DatabaseContents.All(careful.DatabaseFile), DatabaseContents.All(quick.DatabaseFile));
            rested += AtRest(quick).Count;
            now = now.AddDays(random.Next(4) == 0 ? random.Next(60) : 1);
        }

        Assert.InRange(rested, 30, int.MaxValue);
        Assert.Empty(AtRest(careful));
    }

    [Fact]
    public async Task What_is_at_rest_is_left_alone_until_it_is_judged_anew_and_a_difference_is_told()
    {
        using var program = new WholeProgram(kolada.BaseUrl, Head + "  - {id: ett, namn: Ett, nyckeltal: N00001, kön: [T, K], grön: 50 eller högre}\n");
        Publish();
        await program.RunAsync(Start);
        Assert.Empty(AtRest(program));
        await program.RunAsync(Start.AddDays(1));
        Assert.Contains("ett", AtRest(program));
        Assert.Equal(1, program.Execute("UPDATE indicator_state SET country_value = 1 WHERE indicator_id = 'ett' AND gender = 'T'"));

        var week = new List<string>();
        for (var day = 2; day <= 8; day++)
        {
            week.Add(string.Join(',', (await program.RunAsync(Start.AddDays(day))).Problems.Select(problem => $"{problem.Type} {problem.Indicator}")));
        }

        Assert.All(week[..6], Assert.Empty);
        Assert.Equal($"{ProblemTypes.InternalError} ett", week[6]);
        Assert.Equal(["55"], DatabaseContents.Query(program.DatabaseFile, "SELECT country_value FROM indicator_state WHERE indicator_id = 'ett' AND gender = 'T'"));
        Assert.Empty((await program.RunAsync(Start.AddDays(9))).Problems);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_nobody_at_rest()
    {
        using var program = Program(TimeSpan.FromDays(400));
        Publish();
        await program.RunAsync(Start);
        await program.RunAsync(Start.AddDays(1));
        Assert.NotEmpty(AtRest(program));

        kolada.Rests();
        Assert.Equal(RunOutcome.Failed, (await program.RunAsync(Start.AddDays(2))).Outcome);
        Assert.Empty(AtRest(program));
    }

    private WholeProgram Program(TimeSpan judgesEvery) => new(kolada.BaseUrl, Catalogue(0)) { FullComparisonEvery = judgesEvery, Alerts = new AlertsOptions { RemindAfterDays = 20 } };

    /// <summary>Bands of every kind, what mutes, escalates or waits for certainty, what comes, goes and changes.</summary>
    private static string Catalogue(int run) => string.Concat(
        Head,
        "  - {id: ett, namn: Ett, nyckeltal: N00001, kön: [T, K], grön: 50 eller högre}\n",
        run is 12 or 13 ? "" : "  - {id: tva, namn: Två, nyckeltal: N00002, grön: minst riket, publiceras: v 40}\n",
        $"  - {{id: tre, namn: Tre, nyckeltal: N00003, landet: ja, grön: {(run < 20 ? 20 : 60)} eller högre, larm: [standard, andra]}}\n",
        "  - {id: fyra, namn: Fyra, nyckeltal: N00001, grön: ska öka, inaktuellt efter: 1}\n",
        string.Create(CultureInfo.InvariantCulture, $"  - {{id: fem, namn: Fem, nyckeltal: N00004, grön: 90 eller högre, larm: [andra], tystat till: {Start.AddDays(run < 25 ? 30 : 200):yyyy-MM-dd}, skäl: åtgärd pågår}}\n"),
        "  - {id: sex, namn: Sex, nyckeltal: N00004, grön: 10 eller lägre, larma vid: säkerställd röd}\n",
        "  - {id: sju, namn: Sju, nyckeltal: N00003, grön: 99 eller högre, eskalera efter: 3 arbetsdagar, eskalera till: [ledning]}\n",
        "  - {id: atta, namn: Åtta, nyckeltal: N00002, grön: 40 eller högre, antal personer: N00001, dölj under: 3}\n");

    private void Publish()
    {
        foreach (var kpi in Kpis)
        {
            kolada.Describes(kpi, $"Mått {kpi}, andel (%)", "2026-05-01", "2026-04-01", "2025");
            foreach (var area in new[] { "2417", "0000" })
            {
                for (var year = 2020; year <= 2025; year++)
                {
                    kolada.Publishes(kpi, area, year, year - 1970).Publishes(kpi, area, year, year - 1965, "K");
                }
            }
        }
    }

    private void Change(Random random, DateTimeOffset now)
    {
        var (kpi, area, year) = (Kpis[random.Next(4)], random.Next(3) == 0 ? "0000" : "2417", now.Year - random.Next(4));
        switch (random.Next(6))
        {
            case 0:
                kolada.Strikes(kpi, area, year);
                break;
            case 1:
                kolada.Loses(kpi, area, year);
                break;
            case 2:
                kolada.Describes(kpi, $"Mått {kpi}, antal {random.Next(3)}", now.AddDays(random.Next(20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, now.ToString("yyyy", CultureInfo.InvariantCulture));
                break;
            default:
                kolada.Publishes(kpi, area, year, 10 + random.Next(80), random.Next(2) == 0 ? "T" : "K");
                break;
        }
    }

    private static void Acknowledge(WholeProgram program, int run, DateTimeOffset now)
    {
        if (run == 15)
        {
            program.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO acknowledgement (indicator_id, gender, note, action, owner, due, made_at, made_local)
                SELECT indicator_id, gender, 'Känt', 'Ny rutin', 'Chefen', '{now.AddDays(30):yyyy-MM-dd}', '{now:yyyy-MM-ddTHH:mm:ss.ffffff}Z', '{now:yyyy-MM-ddTHH:mm:ss}'
                FROM indicator_state WHERE alarm_status IN ('new', 'active') AND gender = 'T' LIMIT 1
                """));
        }
    }

    private static string Text(Worker.Runs.RunSummary summary) =>
        string.Join('\n', summary.Colours.OrderBy(colour => colour.Key).Select(colour => $"{colour.Key} {colour.Value}").Concat(summary.Problems.Select(problem => $"{problem}")));

    private static IReadOnlyList<string> AtRest(WholeProgram program) => DatabaseContents.Query(program.DatabaseFile, "SELECT indicator_id FROM indicator_rest");
}
