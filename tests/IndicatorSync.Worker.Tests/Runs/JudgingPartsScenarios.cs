namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Indicators are judged part by part, so that memory does not grow with their number; what comes of it is the same to the last row.</summary>
public sealed class JudgingPartsScenarios : IDisposable
{
    private const string Head = """
        plan: Provplan
        kommun: "2417"
        jämför: ["0000", "2418"]
        mottagare:
          standard: [kvalitet@example.se]
          admin: [drift@example.se]
        indikatorer:

        """;

    private const string Four = "  - {id: fyra, namn: Fyra, nyckeltal: N00002, grön: 60 eller högre, gul: 40-59}\n";

    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kpis = ["N00001", "N00002", "N00003", "N00004"];

    private readonly KoladaServer kolada = new();

    public void Dispose() => kolada.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Judged_one_measure_at_a_time_every_table_is_the_same_as_judged_all_at_once(int seed)
    {
        using var whole = Program(int.MaxValue, int.MaxValue);
        using var parts = Program(1, 0);
        var random = new Random(seed);
        foreach (var kpi in Kpis)
        {
            Publish(kpi);
        }

        for (var day = 0; day < 7; day++)
        {
            for (var change = random.Next(4); change > 0; change--)
            {
                Change(random);
            }

            foreach (var program in new[] { whole, parts })
            {
                program.Catalogue = Catalogue(day);
                program.HandsIn($"egen;2025;{day * 12}", "egen;2024;50");
                await program.RunAsync(Monday.AddDays(day));
            }

            Assert.Equal(DatabaseContents.Exactly(whole.DatabaseFile), DatabaseContents.Exactly(parts.DatabaseFile));
        }
    }

    private WholeProgram Program(int mostSeries, int mostUnwritten) =>
        new(kolada.BaseUrl, Catalogue(0)) { MostSeries = mostSeries, MostUnwritten = mostUnwritten, Sources = "inlasning" };

    /// <summary>A KPI is exchanged, an indicator leaves and comes back, another comes late.</summary>
    private static string Catalogue(int day) => string.Concat(
        Head,
        day == 4 ? "" : "  - {id: ett, namn: Ett, nyckeltal: N00001, kön: [T, K], grön: 50 eller högre}\n",
        $"  - {{id: tva, namn: Två, nyckeltal: {(day < 3 ? "N00002" : "N00004")}, grön: minst riket, gul: riket - 5}}\n",
        "  - {id: tre, namn: Tre, nyckeltal: N00003, grön: 20 eller högre, antal personer: N00001, dölj under: 3}\n",
        "  - {id: egen, namn: Egen, källa: HR, grön: 40 eller högre}\n",
        day < 2 ? "" : Four);

    private void Publish(string kpi)
    {
        foreach (var area in new[] { "2417", "2418", "0000" })
        {
            for (var year = 2020; year <= 2024; year++)
            {
                kolada.Publishes(kpi, area, year, year - 1970).Publishes(kpi, area, year, year - 1965, "K");
            }
        }
    }

    private void Change(Random random)
    {
        var (kpi, area, year) = (Kpis[random.Next(Kpis.Length)], random.Next(3) == 0 ? "0000" : "2417", 2022 + random.Next(4));
        if (random.Next(4) == 0)
        {
            kolada.Strikes(kpi, area, year);
        }
        else
        {
            kolada.Publishes(kpi, area, year, random.Next(90), random.Next(2) == 0 ? "T" : "K");
        }
    }
}
