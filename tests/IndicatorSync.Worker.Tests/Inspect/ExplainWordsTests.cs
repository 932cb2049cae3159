namespace IndicatorSync.Worker.Tests.Inspect;

/// <summary>How <c>explain</c> tells what the reader made of words that leave something open.</summary>
public sealed class ExplainWordsTests : IDisposable
{
    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Theory]
    [InlineData("grön: minst 80", "gul: inom 5 %", "grön 80 eller högre; gul minst 76")]
    [InlineData("grön: 3", "riktning: lägre är bättre", "grön 3 eller lägre")]
    [InlineData("grön: ska minska", "kön: T", "grön under föregående år")]
    [InlineData("grön: 80 eller högre", "gul: 74–79", null)]
    public async Task Words_that_leave_something_open_are_told_as_they_were_read(string first, string second, string? read)
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2024, 70).Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = World.PlanText(World.Indicator("mal", "nyckeltal: U23471", first, second));
        await plan.SyncAsync("2026-03-25");

        var (exit, told, _) = await plan.CommandAsync("explain", "mal");

        Assert.Equal(0, exit);
        var lines = told.ReplaceLineEndings("\n").Split('\n').Where(line => line.Contains("Läses som:", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        Assert.Equal(read is null ? [] : [read], lines);
    }
}
