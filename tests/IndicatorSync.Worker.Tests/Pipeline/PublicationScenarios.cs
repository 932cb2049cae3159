namespace IndicatorSync.Worker.Tests.Pipeline;

/// <summary>Kolada's announced year: a value is late only while nobody has it (docs/contract.md 1.5).</summary>
public sealed class PublicationScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task A_later_year_elsewhere_does_not_stand_for_the_announced_one()
    {
        norsjo.Edits("indikatorer:", "jämför: [\"0000\"]\nindikatorer:");
        norsjo.Kolada.Describes("U23471", "Helhetssyn, andel (%)", publicationDate: "2026-03-01", period: "2025")
            .Publishes("U23471", "2417", 2024, 85).Publishes("U23471", "0000", 2024, 80).Publishes("U23471", "0000", 2026, 80);
        (await norsjo.Sync("2026-10-05")).Ended(0);
        Assert.True(await IsOverdueAsync());

        norsjo.Kolada.Publishes("U23471", "0000", 2025, 80);
        (await norsjo.Sync("2026-10-06")).Ended(0);
        Assert.False(await IsOverdueAsync());
    }

    private async Task<bool> IsOverdueAsync() => (bool)(await norsjo.Runs("status", "--json")).Json[0]!["overdue"]!;
}
