using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Tests.Judging;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>How an indicator stands before a story: its value for 2025, its green words, whether it alerts on yellow.</summary>
internal sealed record CauseStart(string Value, string Green, bool Yellow);

/// <summary>A run of a story, and what stood before it.</summary>
internal sealed record ToldRun(IndicatorDecision Decision, DigestRow Row, IndicatorMemory Before, string Story);

/// <summary>What may happen to an indicator between two runs, alone and together.</summary>
internal static class CauseStories
{
    /// <summary>What may happen between two runs; each works on a relation to Riket as on printed limits.</summary>
    public static readonly IReadOnlyList<(string Name, Action<Deciding> Happens)> Events =
    [
        ("new value, green", norsjo => norsjo.Has("2026 90")),
        ("new value, yellow", norsjo => norsjo.Has("2026 76")),
        ("new value, red", norsjo => norsjo.Has("2026 60")),
        ("revised, green", norsjo => norsjo.Has("2025 91")),
        ("revised, yellow", norsjo => norsjo.Has("2025 77")),
        ("revised, red", norsjo => norsjo.Has("2025 61")),
        ("struck", norsjo => norsjo.Has("2025 ~")),
        ("older revised", norsjo => norsjo.Has("2024 50")),
        ("band harder", norsjo => norsjo.Band("92 eller högre", "91")),
        ("band milder", norsjo => norsjo.Band("50 eller högre", "40–49")),
        ("band moved without effect", norsjo => norsjo.Band("83 eller högre")),
        ("band reworded", norsjo => norsjo.Band("minst 82", "74-81")),
        ("band unreadable", norsjo => norsjo.Band("oläsligt")),
        ("relation", norsjo => norsjo.Band("minst riket", null)),
        ("reading rule", norsjo => norsjo.Indicator = norsjo.Indicator with { Rule = ReadingRule.Rounded }),
        ("riket up", norsjo => norsjo.Has("2025 95, 2026 95", "0000")),
        ("riket gone", norsjo => norsjo.Has("2025 ~", "0000")),
        ("ages", norsjo => norsjo.Indicator = norsjo.Indicator with { StaleAfterYears = 0 }),
        ("alerts on yellow no more", norsjo => norsjo.Indicator = norsjo.Indicator with { AlertsOn = AlertLevel.Red }),
        ("another KPI", norsjo => norsjo.Indicator = norsjo.Indicator with { Kpi = KpiId.Parse("N00640") }),
    ];

    /// <summary>Every pair and triple of events in one run, from every start.</summary>
    public static IEnumerable<(CauseStart Start, int[] Run)> PairsAndTriples() =>
        from value in new[] { "60", "76", "85" }
        from green in new[] { "82 eller högre", "minst riket" }
        from yellow in new[] { false, true }
        from a in Enumerable.Range(0, Events.Count)
        from b in Enumerable.Range(a, Events.Count - a)
        from c in Enumerable.Range(b, Events.Count - b)
        select (new CauseStart(value, green, yellow), new[] { a, b, c });

    /// <summary>The runs of a story, each with the row that a mail would show.</summary>
    public static IEnumerable<ToldRun> Tell(CauseStart start, params int[][] runs)
    {
        var norsjo = new Deciding();
        norsjo.Indicator = norsjo.Indicator with { AlertsOn = start.Yellow ? AlertLevel.Yellow : AlertLevel.Red };
        norsjo.Has($"2024 85, 2025 {start.Value}").Has("2024 70, 2025 70", "0000").Band(start.Green, start.Green.StartsWith('8') ? "74–81" : null).Run();
        foreach (var run in runs)
        {
            var before = norsjo.Memory!;
            foreach (var happens in run)
            {
                Events[happens].Happens(norsjo);
            }

            var decision = norsjo.Run();
            var context = new RowContext(Judged.Norsjo, DateOnly.FromDateTime(norsjo.Now.UtcDateTime), "", new Dictionary<string, string>());
            yield return new ToldRun(decision, DecisionRows.Of(decision, null, context).Row, before, $"{start}: {string.Join("; ", run.Select(happens => Events[happens].Name))}");
        }
    }
}
