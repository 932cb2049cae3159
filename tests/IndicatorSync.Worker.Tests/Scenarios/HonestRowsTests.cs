namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>Rows whose words are easily wrong: a difference between genders, another municipality's value, a value that stands on a strict limit.</summary>
public class HonestRowsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - {id: skillnad, namn: Skillnad i nöjdhet, nyckeltal: N00002, grön: 82 eller högre, könsgap: högst 10, kön: [K, M]}
          - {id: grannen, namn: Grannens nöjdhet, nyckeltal: N00003, kommun: "2482", grön: 82 eller högre}
          - {id: strang, namn: Sträng gräns, nyckeltal: N00004, grön: under 20}
        """);

    public HonestRowsTests()
    {
        foreach (var kpi in (string[])["N00001", "N00002", "N00003", "N00004"])
        {
            municipality.Kolada.Describes(kpi, $"Mått {kpi}, andel (%)");
        }

        municipality.Kolada.Names("2482", "Skellefteå")
            .Publishes("N00001", "2417", 2025, 75m).Publishes("N00002", "2417", 2025, 90m, "K").Publishes("N00002", "2417", 2025, 84m, "M")
            .Publishes("N00003", "2482", 2025, 60m).Publishes("N00004", "2417", 2025, 20m);
    }

    [Fact]
    public async Task Each_row_says_whose_value_it_is_who_made_it_and_what_is_missing()
    {
        await using var scope = municipality;
        await municipality.SyncAsync(Monday);
        var start = municipality.Mails[0].Message.TextBody!;
        Assert.Contains("Skellefteå", RowOf(start, "Grannens nöjdhet"), StringComparison.Ordinal);
        Assert.DoesNotContain("Skellefteå", RowOf(start, "Sträng gräns"), StringComparison.Ordinal);
        Assert.Contains("Utfall: 20 % (2025)", RowOf(start, "Sträng gräns"), StringComparison.Ordinal);
        Assert.Contains("Avstånd till grön: 1 procentenhet", RowOf(start, "Sträng gräns"), StringComparison.Ordinal);

        municipality.Kolada.Publishes("N00002", "2417", 2025, 70m, "M");
        await municipality.SyncAsync(Monday.AddDays(1));

        var row = RowOf(municipality.Mails[^1].Message.TextBody!, "\n■ RÖD: Skillnad i nöjdhet (skillnad kvinnor–män)");
        Assert.Contains("20 procentenheter", row, StringComparison.Ordinal);
        Assert.Contains("Beräknat av kommunen", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Källa: Kolada", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Kolada har reviderat", row, StringComparison.Ordinal);

        foreach (var id in (string[])["nojdhet", "skillnad", "grannen", "strang"])
        {
            Assert.Equal(0, await municipality.CommandAsync(Monday.AddDays(1), "explain", id));
            Assert.DoesNotContain("andel (%)", municipality.Out.Replace(", andel (%)", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static string RowOf(string text, string name)
    {
        text = text.Replace('\u00A0', ' ');
        var from = text.IndexOf(name, StringComparison.Ordinal);
        Assert.True(from >= 0, text);
        var end = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        return end < 0 ? text[from..] : text[from..end];
    }
}
