using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>An answer that came before is not compared again; what it would have changed is nothing, in every table.</summary>
public sealed class FingerprintScenarios : IDisposable
{
    private const string Catalogue = """
        plan: Provplan
        kommun: "2417"
        jämför: ["0000"]
        mottagare:
          admin: [drift@example.se]
        indikatorer:
          - {id: ett, namn: Ett, nyckeltal: N00001, kön: [T, K], grön: 50 eller högre}
          - {id: tva, namn: Två, nyckeltal: N00002, grön: minst riket}
          - {id: tre, namn: Tre, nyckeltal: N00003, landet: ja, grön: 20 eller högre}
        """;

    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kpis = ["N00001", "N00002", "N00003"];

    private readonly KoladaServer kolada = new();
    private readonly WholeProgram program;

    public FingerprintScenarios()
    {
        kolada.PagesOf(7);
        program = new WholeProgram(kolada.BaseUrl, Catalogue);
    }

    public void Dispose()
    {
        program.Dispose();
        kolada.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_table_is_the_same_as_when_everything_is_compared_in_every_run(int seed)
    {
        using var careful = new WholeProgram(kolada.BaseUrl, Catalogue) { FullComparisonEvery = TimeSpan.Zero };
        var random = new Random(seed);
        Publish();
        for (var day = 0; day < 10; day++)
        {
            // Most nights say nothing new; a few change, lose or get back a value.
            for (var change = random.Next(5) - 2; change > 0; change--)
            {
                Change(random);
            }

            var quick = await program.RunAsync(Monday.AddDays(day));
            var slow = await careful.RunAsync(Monday.AddDays(day));

            Assert.Equal((slow.Outcome, slow.Observations, slow.Requests, slow.Mails), (quick.Outcome, quick.Observations, quick.Requests, quick.Mails));
            Assert.Equal(DatabaseContents.All(careful.DatabaseFile), DatabaseContents.All(program.DatabaseFile));
        }

        Assert.Equal(RunOutcome.Succeeded, (await program.RunAsync(Monday.AddDays(10))).Outcome);
    }

    [Fact]
    public async Task A_value_that_was_changed_behind_the_programs_back_is_found_by_the_weekly_comparison_and_told()
    {
        Publish();
        await program.RunAsync(Monday);
        Assert.Equal(1, program.Execute("UPDATE observation SET value = 1, last_number = 1 WHERE kpi_id = 'N00001' AND area_id = '2417' AND gender = 'T' AND period = 2024"));

        var week = new List<string>();
        for (var day = 1; day <= 7; day++)
        {
            week.Add(string.Join(',', (await program.RunAsync(Monday.AddDays(day))).Problems.Select(problem => problem.Type).Distinct()));
        }

        Assert.All(week[..6], Assert.Empty);
        Assert.Equal(ProblemTypes.InternalError, week[6]);
        Assert.Equal(["54"], DatabaseContents.Query(program.DatabaseFile, "SELECT value FROM observation WHERE kpi_id = 'N00001' AND area_id = '2417' AND gender = 'T' AND period = 2024"));
    }

    [Fact]
    public async Task A_hundred_unchanged_nights_leave_the_values_and_the_size_as_they_are()
    {
        Publish();
        await program.RunAsync(Monday);
        await program.RunAsync(Monday.AddDays(1));
        var size = new FileInfo(program.DatabaseFile).Length;
        const string Values = "SELECT * FROM observation UNION ALL SELECT * FROM observation";
        var values = DatabaseContents.Query(program.DatabaseFile, Values);

        for (var night = 2; night <= 100; night++)
        {
            await program.RunAsync(Monday.AddDays(night));
        }

        Assert.Equal(values, DatabaseContents.Query(program.DatabaseFile, Values));
        Assert.InRange(new FileInfo(program.DatabaseFile).Length, size, size + (64 * 1024));
    }

    private void Publish()
    {
        foreach (var kpi in Kpis)
        {
            foreach (var area in new[] { "2417", "0000" })
            {
                for (var year = 2020; year <= 2025; year++)
                {
                    kolada.Publishes(kpi, area, year, year - 1970).Publishes(kpi, area, year, year - 1965, "K");
                }
            }
        }
    }

    private void Change(Random random)
    {
        var (kpi, area, year) = (Kpis[random.Next(3)], random.Next(3) == 0 ? "0000" : "2417", 2020 + random.Next(7));
        switch (random.Next(5))
        {
            case 4:
                kolada.Loses(kpi, area, year);
                break;
            case 0:
                kolada.Strikes(kpi, area, year);
                break;
            case 1:
                kolada.Publishes(kpi, area, year, null);
                break;
            default:
                kolada.Publishes(kpi, area, year, 10 + random.Next(80), random.Next(2) == 0 ? "T" : "K");
                break;
        }
    }
}
