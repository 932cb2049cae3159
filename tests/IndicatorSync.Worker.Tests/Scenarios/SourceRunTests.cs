namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>A source that changes between runs: its values are shown at once, and managers hear of what stands at the next whole run (docs/contract.md 1.9).</summary>
public sealed class SourceRunTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Six = new(2026, 9, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: sjukfranvaro
            namn: Sjukfrånvaro omsorg
            källa: HR
            måttenhet: "%"
            mätfrekvens: månad
            grön: 7,0 eller lägre
            gul: 7,1–7,5
        """);

    private readonly string folder;

    public SourceRunTests()
    {
        folder = Path.Combine(municipality.Folder, "inlasning");
        Directory.CreateDirectory(folder);
        municipality.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 85);
        Write("jul 2026;6,9");
    }

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task A_typing_error_that_is_mended_before_the_next_run_is_shown_at_once_kept_and_never_told()
    {
        await municipality.SyncAsync(Six);
        var asked = municipality.Kolada.Requests.Count;
        Write("jul 2026;6,9", "aug 2026;70,6");
        await municipality.LookAsync(Six.AddHours(4));
        Assert.Equal("Röd 70.6 aug 2026", await NowAsync());

        Write("jul 2026;6,9", "aug 2026;7,06");
        await municipality.LookAsync(Six.AddHours(8));
        Assert.Equal("Gul 7.06 aug 2026", await NowAsync());
        Assert.Equal(asked, municipality.Kolada.Requests.Count);
        await municipality.SyncAsync(Six.AddDays(1));

        Assert.DoesNotContain(municipality.Mails.Skip(1), mail => mail.Message.To.Mailboxes.Any(mailbox => mailbox.Address == "chef@example.se"));
        Assert.Equal("70.6 7.06", await municipality.ScalarAsync("SELECT GROUP_CONCAT(NyttVarde, ' ') FROM rapport_Revideringar WHERE IndikatorId = 'sjukfranvaro' AND Delperiod = '08'"));
        Assert.Equal(
            "Grön>Röd Nytt utfall, Röd>Gul Nytt utfall",
            await municipality.ScalarAsync("SELECT GROUP_CONCAT(FranFarg || '>' || TillFarg || ' ' || Orsak, ', ') FROM rapport_Fargbyten WHERE IndikatorId = 'sjukfranvaro'"));
        Assert.Equal("Gul", await municipality.ScalarAsync("SELECT FargDa FROM rapport_Historik WHERE IndikatorId = 'sjukfranvaro' AND Delperiod = '08'"));
        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM alarm_transition"));
    }

    [Fact]
    public async Task What_is_still_red_at_the_next_run_is_told_once_with_its_cause()
    {
        await municipality.SyncAsync(Six);
        Write("jul 2026;6,9", "aug 2026;9,9");
        await municipality.LookAsync(Six.AddHours(4));
        await municipality.LookAsync(Six.AddHours(5));
        Assert.Single(municipality.Mails);

        await municipality.SyncAsync(Six.AddDays(1));
        await municipality.SyncAsync(Six.AddDays(2));

        Assert.Equal("[Norsjö] 1 indikator har blivit röd: Sjukfrånvaro omsorg", Assert.Single(municipality.Subjects.Skip(1)));
        Assert.Equal("Aktiv", await municipality.ScalarAsync("SELECT Status FROM rapport_Larm WHERE IndikatorId = 'sjukfranvaro'"));
        Assert.Equal("Nytt utfall", await municipality.ScalarAsync("SELECT Orsak FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));
    }

    [Fact]
    public async Task A_run_of_a_source_counts_its_values_and_is_no_success_of_the_service()
    {
        await municipality.LookAsync(Six.AddHours(-1));
        await municipality.SyncAsync(Six);
        Write("jul 2026;6,9", "aug 2026;6,8");
        await municipality.LookAsync(Six.AddHours(40));

        Assert.Equal("full, source", await municipality.ScalarAsync("SELECT GROUP_CONCAT(kind, ', ') FROM run"));
        Assert.Equal("0 2 1 0 1 Lyckad", await municipality.ScalarAsync("SELECT Anrop || ' ' || Mottagna || ' ' || Nya || ' ' || Andrade || ' ' || Oforandrade || ' ' || Resultat FROM rapport_Korningar ORDER BY KorningId DESC LIMIT 1"));
        Assert.Equal(1, await municipality.CommandAsync(Six.AddHours(41), "status", "--check"));
    }

    [Fact]
    public async Task A_report_by_hand_is_taken_up_by_the_next_look()
    {
        await municipality.SyncAsync(Six);
        Assert.Equal(0, await municipality.CommandAsync(Six, "report", "sjukfranvaro", "--period", "2026-08", "--value", "7,30"));
        await municipality.LookAsync(Six.AddHours(1));

        Assert.Equal("Gul 7.3 aug 2026", await NowAsync());
    }

    private void Write(params string[] rows) =>
        File.WriteAllLines(Path.Combine(folder, "hr.csv"), ["Indikator;Period;Utfall", .. rows.Select(row => $"Sjukfrånvaro omsorg;{row}")]);

    private Task<object?> NowAsync() =>
        municipality.ScalarAsync("SELECT Farg || ' ' || Utfall || ' ' || Period FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'");
}
