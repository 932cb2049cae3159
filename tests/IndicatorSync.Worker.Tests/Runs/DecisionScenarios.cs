namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Who decided the limits (<c>beslut</c>) and the column year of an area (<c>utfallsår</c>), all the way to those who read of them (docs/contract.md 1.10).</summary>
public sealed class DecisionScenarios : IDisposable
{
    private readonly Scenario norsjo = new Scenario().Edits(
        "mottagare:", "beslut: { instans: Omsorgsnämnden, datum: 2025-11-20, paragraf: 112 }\nutfallsår: { standard: 2025, Äldreomsorgen: 2024 }\nmottagare:").Adds("verksamhetsområde: Äldreomsorgen");

    public DecisionScenarios() => norsjo.Kolada.Publishes("U23471", "2417", 2024, 70).Publishes("U23471", "2417", 2025, 60);

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task A_decision_stands_in_mail_explain_and_view_and_another_one_of_the_same_limits_is_a_row_and_no_event()
    {
        var first = (await norsjo.Sync("2026-03-01")).Ended(0);
        Assert.Contains("Beslut: Omsorgsnämnden 2025-11-20, § 112", first.Mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(["70"], await norsjo.Rows("SELECT Utfall FROM rapport_Plantabell"));

        norsjo.Edits("datum: 2025-11-20", "datum: 2026-02-20");
        Assert.Empty((await norsjo.Sync("2026-03-02")).Ended(0).Mails);

        Assert.Equal(
            ["Omsorgsnämnden 2025-11-20, § 112", "Omsorgsnämnden 2026-02-20, § 112"], await norsjo.Rows("SELECT Beslut FROM rapport_Granser ORDER BY FranTid"));
        var explained = (await norsjo.Runs("explain", "helhetssyn")).Ended(0).Output;
        Assert.Contains("Beslut:                 Omsorgsnämnden 2026-02-20, § 112", explained, StringComparison.Ordinal);
        Assert.Equal("Omsorgsnämnden 2025-11-20, § 112", (string?)(await norsjo.Runs("explain", "helhetssyn", "--json", "--as-of", "2026-03-01", Scenario.At("2026-03-03"))).Ended(0).Json["bands"]![0]!["decision"]);
    }
}
