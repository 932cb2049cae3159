namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Kolada corrects itself to and fro (docs/contract.md 1.13).</summary>
public sealed class UnrestScenarios : IDisposable
{
    private readonly Scenario scenario = new();

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Four_nights_to_and_fro_are_three_mails_and_a_week_later_what_differs_is_told()
    {
        await NightAsync("2026-03-23", 85);
        Assert.Equal(["[Norsjö] Reviderat: Helhetssyn (nu röd)"], await NightAsync("2026-03-24", 60));
        Assert.Equal(["[Norsjö] Reviderat: Helhetssyn (inte längre röd)"], await NightAsync("2026-03-25", 85));
        Assert.Equal(["[Norsjö] Värdet har växlat: Helhetssyn"], await NightAsync("2026-03-26", 60));
        Assert.Empty(await NightAsync("2026-03-27", 85));
        Assert.Equal("green value 2025 85 active revised_value", await scenario.Status());
        Assert.Equal(
            ["85 60 Ändrat", "60 85 Ändrat", "85 60 Ändrat", "60 85 Ändrat"],
            await scenario.Rows("SELECT GammaltVarde, NyttVarde, Handelse FROM rapport_Revideringar WHERE Kon = 'T' ORDER BY UpptacktTid"));

        Assert.Empty(await NightAsync("2026-04-02", 85));
        Assert.Equal(["[Norsjö] Reviderat: Helhetssyn (inte längre röd)"], await NightAsync("2026-04-03", 85));
        Assert.Empty(await NightAsync("2026-04-04", 85));
    }

    private async Task<IEnumerable<string>> NightAsync(string day, decimal value)
    {
        scenario.Kolada.Publishes("U23471", "2417", 2025, value);
        return (await scenario.Sync(day)).Ended(0).Subjects.Where(subject => !subject.Contains("Startläge", StringComparison.Ordinal)).ToList();
    }
}
