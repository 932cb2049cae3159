using System.Globalization;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>A year of values that HR hands in: twelve months, a corrected August, a file of the tertials (docs/contract.md 1.9).</summary>
public sealed class OwnYearTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Begins = new(2026, 2, 10, 5, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: sjukfranvaro
            namn: Sjukfrånvaro omsorg
            källa: HR
            måttenhet: "%"
            mätfrekvens: [månad, tertial]
            grön: lägre än föregående år
            gul: oförändrad
        """);

    private readonly string folder;

    public OwnYearTests()
    {
        folder = Path.Combine(municipality.Folder, "inlasning");
        Directory.CreateDirectory(folder);
        municipality.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 85);
        Write("2025.csv", [.. Enumerable.Range(1, 12).Select(month => $"2025-{month:00};{(month == 8 ? "6,0" : "7,0")}"), "T2 2025;7,0"]);
    }

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task Every_month_is_held_against_the_same_month_the_corrected_August_keeps_all_three_and_a_tertial_is_judged_against_a_tertial()
    {
        var months = new List<string>();
        for (var month = 1; month <= 12; month++)
        {
            months.Add($"2026-{month:00};6,5");
            Write("2026.csv", [.. months]);
            await municipality.SyncAsync(Begins.AddMonths(month - 1));
        }

        // Only August was worse than the August before it, though it was better than the July before it.
        Assert.Equal(
            "08 Röd",
            await municipality.ScalarAsync("SELECT GROUP_CONCAT(Delperiod || ' ' || Farg, ', ') FROM rapport_Historik WHERE IndikatorId = 'sjukfranvaro' AND Ar = 2026 AND Farg <> 'Grön'"));
        var red = Assert.Single(municipality.Mails, mail => mail.Message.Subject == "[Norsjö] 1 indikator har blivit röd: Sjukfrånvaro omsorg").Message.TextBody!;
        Assert.Contains("aug 2026", red, StringComparison.Ordinal);
        Assert.Contains("aug 2025", red, StringComparison.Ordinal);
        Assert.DoesNotContain("jul 2026 har", red, StringComparison.Ordinal);

        var told = municipality.Mails.Count;
        foreach (var (day, august) in new[] { (1, "5,5"), (2, "6,5") })
        {
            Write("2026.csv", [.. months.Select(line => line.StartsWith("2026-08", StringComparison.Ordinal) ? $"2026-08;{august}" : line)]);
            await municipality.SyncAsync(Begins.AddMonths(11).AddDays(day));
        }

        Assert.Equal(
            "Nytt 6.5, Ändrat 5.5, Ändrat 6.5",
            await municipality.ScalarAsync("SELECT GROUP_CONCAT(Handelse || ' ' || NyttVarde, ', ') FROM rapport_Revideringar WHERE IndikatorId = 'sjukfranvaro' AND Ar = 2026 AND Delperiod = '08'"));
        Assert.Equal(told, municipality.Mails.Count);

        Write("tertial.csv", "T3 2026;6,4", "T3 2025;7,2");
        await municipality.SyncAsync(Begins.AddMonths(11).AddDays(3));

        Assert.Equal("Grön tertial 3 2026 7.2", await municipality.ScalarAsync("SELECT Farg || ' ' || Period || ' ' || ForegaendeUtfall FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));
        Assert.Equal(
            "Grön>Röd 08 Nytt utfall, Röd>Grön 09 Nytt utfall",
            await municipality.ScalarAsync("SELECT GROUP_CONCAT(FranFarg || '>' || TillFarg || ' ' || Delperiod || ' ' || Orsak, ', ') FROM rapport_Fargbyten WHERE IndikatorId = 'sjukfranvaro'"));
    }

    private void Write(string file, params string[] rows) => File.WriteAllLines(
        Path.Combine(folder, file), ["Indikator;Period;Utfall", .. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"Sjukfrånvaro omsorg;{row}"))]);
}
