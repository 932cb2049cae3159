namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>Own values print with the decimals that each was given with, wherever they are printed (docs/contract.md 1.9).</summary>
public sealed class OwnDecimalsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Begins = new(2026, 2, 10, 5, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: olika
            namn: Olika decimaler
            källa: HR
            grön: 2 eller lägre
          - id: struken
            namn: Struken
            källa: HR
            grön: 2 eller lägre
          - id: planens
            namn: Planens decimaler
            källa: HR
            decimaler: 1
            grön: 2 eller lägre
          - id: hittills
            namn: Årets hittills
            källa: HR
            mätfrekvens: [8 månader, år]
            ackumulerat: ja
            grön: 8 eller lägre
          - id: narmast
            namn: Närmast före
            källa: HR
            mätfrekvens: tertial
            grön: lägre än föregående period
            gul: oförändrad
        """);

    private readonly string folder;

    public OwnDecimalsTests()
    {
        folder = Path.Combine(municipality.Folder, "inlasning");
        Directory.CreateDirectory(folder);
        municipality.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 85);
    }

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task Each_period_prints_as_it_was_given_in_mail_status_explain_page_and_table_also_after_it_is_struck()
    {
        Write("olika;2023;7,50", "olika;2024;1,60", "struken;2025;7,50", "planens;2024;1,66", "planens;2025;1,642", "hittills;jan–aug 2025;7,50", "narmast;T3 2024;5,0", "narmast;T1 2025;4,50");
        await municipality.SyncAsync(Begins);
        Write("olika;2025;8", "struken;2025;struket");
        await municipality.SyncAsync(Begins.AddDays(1));

        var mail = municipality.Mails[^1].Message.TextBody!;
        Assert.Contains("HR har strukit värdet för 2025 (7,50).", mail, StringComparison.Ordinal);
        Assert.Contains("1,60 (2024", mail, StringComparison.Ordinal);
        Assert.Contains("2023: 7,50 ■ · 2024: 1,60 ● · 2025: 8 ■", mail, StringComparison.Ordinal);

        var status = await PrintedAsync("status");
        Assert.Contains("1,60 (2024, green)", status, StringComparison.Ordinal);
        Assert.Contains("1,7 (2024, green)", status, StringComparison.Ordinal);

        var explained = await PrintedAsync("explain", "olika");
        Assert.Contains("2023          7,50", explained, StringComparison.Ordinal);
        Assert.Contains("2024          1,60", explained, StringComparison.Ordinal);
        Assert.Contains("2025: 7,50 → saknas", await PrintedAsync("explain", "struken"), StringComparison.Ordinal);
        var period = await PrintedAsync("explain", "narmast");
        Assert.Contains("Närmast före: grön", period, StringComparison.Ordinal);
        Assert.Contains("vårt tidigare värde för tertial 3 2024: 5,0, gränsen blir 5", period, StringComparison.Ordinal);
        Assert.Contains("4,50 (tertial 1 2025)", period, StringComparison.Ordinal);

        await PrintedAsync("export", "history", "--out", "alla.html");
        Assert.Contains("1,60", await File.ReadAllTextAsync(Path.Combine(municipality.Folder, "alla.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("7,50 (jan–aug 2025)", await municipality.ScalarAsync("SELECT Utfall FROM rapport_Plantabell WHERE IndikatorId = 'hittills'"));
    }

    private async Task<string> PrintedAsync(params string[] words)
    {
        var ran = await municipality.CommandAsync(words);
        Assert.True(ran.ExitCode == 0, ran.Error);
        return ran.Out;
    }

    private void Write(params string[] rows) => File.WriteAllLines(Path.Combine(folder, "hr.csv"), ["Indikator;Period;Utfall", .. rows]);
}
