using System.Globalization;
using System.Text;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Worker.Tests.Pipeline;

/// <summary>
/// Triples of events in one run, walked through the whole program: each indicator of a plan meets one of them, and
/// <c>explain</c>, <c>status</c> and <c>Fargbyten</c> name the same cause. Core's properties walk all of them; here a sample goes the
/// way through the tables.
/// </summary>
public sealed class CauseWalkTests : IDisposable
{
    private const int Indicators = 120;

    private readonly Scenario norsjo = new();
    private readonly Plan[] plans = [.. Enumerable.Range(0, Indicators).Select(number => new Plan(number))];

    private static readonly Action<Scenario, Plan>[] Events =
    [
        (norsjo, plan) => plan.Gets(norsjo, 2026, 90),
        (norsjo, plan) => plan.Gets(norsjo, 2026, 76),
        (norsjo, plan) => plan.Gets(norsjo, 2026, 60),
        (norsjo, plan) => plan.Gets(norsjo, 2025, 91),
        (norsjo, plan) => plan.Gets(norsjo, 2025, 77),
        (norsjo, plan) => plan.Gets(norsjo, 2025, 61),
        (norsjo, plan) => plan.Gets(norsjo, 2024, 50),
        (norsjo, plan) => norsjo.Kolada.Strikes(plan.Kpi, "2417", 2025),
        (norsjo, plan) => norsjo.Kolada.Publishes(plan.Kpi, "0000", 2025, 95),
        (_, plan) => (plan.Green, plan.Yellow) = ("92 eller högre", "91"),
        (_, plan) => (plan.Green, plan.Yellow) = ("50 eller högre", "40–49"),
        (_, plan) => (plan.Green, plan.Yellow) = ("minst 82", "74-81"),
        (_, plan) => (plan.Green, plan.Yellow) = ("oläsligt", null),
        (_, plan) => (plan.Green, plan.Yellow) = ("minst riket", null),
        (_, plan) => plan.Rule = "avrundad",
    ];

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task Explain_and_status_name_the_cause_of_the_last_change_of_colour()
    {
        norsjo.Kolada.Names("0000", "Riket").Names("2417", "Norsjö");
        foreach (var plan in plans)
        {
            norsjo.Kolada.Publishes(plan.Kpi, "2417", 2024, 85).Publishes(plan.Kpi, "0000", 2024, 70).Publishes(plan.Kpi, "0000", 2025, 70);
            plan.Gets(norsjo, 2025, plan.Start);
        }

        await SyncAsync("2026-10-05");

        // A fixed seed: the same walk each time.
        var random = new Random(11);
        foreach (var plan in plans)
        {
            for (var n = 0; n < 3; n++)
            {
                Events[random.Next(Events.Length)](norsjo, plan);
            }
        }

        await SyncAsync("2026-10-06");

        var told = (await norsjo.Rows("""
            SELECT s.indicator_id, COALESCE(s.cause, '-'), COALESCE((
              SELECT c.cause FROM colour_change c WHERE c.indicator_id = s.indicator_id ORDER BY c.colour_change_id DESC LIMIT 1), '-')
            FROM indicator_state s
            """)).Select(row => row.Split(' ')).ToList();
        Assert.Equal(Indicators, told.Count);
        Assert.All(told, row => Assert.True(row[1] == row[2], string.Join(' ', row)));
        Assert.Superset(new HashSet<string> { "new_value", "revised_value", "band_changed", "withdrawn" }, told.Select(row => row[2]).ToHashSet());

        foreach (var row in told.Where(row => row[2] != "-").Take(12))
        {
            var explained = (await norsjo.Runs("explain", row[0], Scenario.At("2026-10-06"))).Ended(0).Output;
            var since = explained.Split('\n').FirstOrDefault(line => line.TrimStart().StartsWith("Sedan:", StringComparison.Ordinal)) ?? "";
            Assert.Contains(Codes.CauseOf(row[2]).Swedish().ToLowerInvariant(), since, StringComparison.Ordinal);
        }
    }

    private async Task SyncAsync(string day)
    {
        var text = new StringBuilder("""
            plan: Verksamhetsplan 2026
            kommun: "2417"
            mottagare:
              standard: [chef@example.se]
              admin: [drift@example.se]
            indikatorer:

            """);
        foreach (var plan in plans)
        {
            text.Append(plan.Text);
        }

        (await norsjo.Writes(text.ToString()).Sync(day)).Ended(0);
    }

    private sealed class Plan(int number)
    {
        public string Kpi { get; } = string.Create(CultureInfo.InvariantCulture, $"N{10_000 + number}");

        public decimal Start { get; } = new[] { 60m, 76m, 85m }[number % 3];

        public string Green { get; set; } = number % 2 == 0 ? "82 eller högre" : "minst riket";

        public string? Yellow { get; set; } = number % 2 == 0 ? "74–81" : null;

        public string Rule { get; set; } = "kontinuerlig";

        public string Text => string.Create(CultureInfo.InvariantCulture, $"  - id: nr-{number}\n    namn: Indikator {number}\n    nyckeltal: {Kpi}\n    grön: {Green}\n")
            + (Yellow is null ? "" : $"    gul: {Yellow}\n") + $"    läsregel: {Rule}\n";

        public void Gets(Scenario norsjo, int year, decimal value) => norsjo.Kolada.Publishes(Kpi, "2417", year, value);
    }
}
