namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>Values that other sources than Kolada give, from the files of a folder to colours, history and mails (docs/contract.md 1.9).</summary>
public sealed class OwnSourcesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset First = new(2026, 9, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: sjukfranvaro
            namn: Sjukfrånvaro omsorg
            källa: HR
            måttenhet: "%"
            rimligt: 0–30
            mätfrekvens: [månad, tertial]
            grön: 7,0 eller lägre
            gul: 7,1–7,5
        """);

    private readonly string folder;

    public OwnSourcesTests()
    {
        folder = Path.Combine(municipality.Folder, "inlasning");
        Directory.CreateDirectory(folder);
        municipality.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 85);
    }

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task A_value_in_a_file_is_judged_and_the_same_file_again_or_renamed_is_nothing_new()
    {
        Write("hr.csv", "aug 2026;7,06");
        await municipality.SyncAsync(First);

        Assert.Equal("Gul 7.06 08 aug 2026", await NowAsync());
        await municipality.SyncAsync(First.AddDays(1));
        File.Move(Path.Combine(folder, "hr.csv"), Path.Combine(folder, "hr 2026.csv"));
        await municipality.SyncAsync(First.AddDays(2));

        Assert.Equal(1L, await municipality.ScalarAsync("SELECT COUNT(*) FROM source_reading"));
        Assert.Equal("hr 2026.csv", await municipality.ScalarAsync("SELECT name FROM source"));
        Assert.Equal(1L, await municipality.ScalarAsync("SELECT COUNT(*) FROM observation_revision WHERE kpi_id = '=sjukfranvaro'"));
    }

    [Fact]
    public async Task A_value_that_changes_and_changes_back_is_three_and_a_file_that_goes_takes_nothing_back()
    {
        foreach (var (day, value) in new[] { (0, "6,9"), (1, "7,4"), (2, "6,9") })
        {
            Write("hr.csv", $"aug 2026;{value}");
            await municipality.SyncAsync(First.AddDays(day));
        }

        File.Delete(Path.Combine(folder, "hr.csv"));
        await municipality.SyncAsync(First.AddDays(3));

        Assert.Equal("6.9 7.4 6.9", await municipality.ScalarAsync("SELECT GROUP_CONCAT(new_value, ' ') FROM (SELECT new_value FROM observation_revision WHERE kpi_id = '=sjukfranvaro' ORDER BY revision_id)"));
        Assert.Equal("Grön 6.9 08 aug 2026", await NowAsync());
    }

    [Fact]
    public async Task Struck_takes_the_value_back_and_nothing_said_takes_back_nothing()
    {
        Write("hr.csv", "aug 2026;7,4");
        await municipality.SyncAsync(First);
        Write("hr.csv", "aug 2026;iu");
        await municipality.SyncAsync(First.AddDays(1));
        Assert.Equal("Gul 7.4 08 aug 2026", await NowAsync());

        Write("hr.csv", "aug 2026;struket");
        await municipality.SyncAsync(First.AddDays(2));

        Assert.Equal("Ej bedömd Struket", await municipality.ScalarAsync("SELECT Farg || ' ' || Underlag FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_set_aside_with_its_cell_told_once_and_the_rest_counts()
    {
        Write("hr.csv", "jul 2026;70,6", "aug 2026;7,4");
        await municipality.SyncAsync(First);
        await municipality.SyncAsync(First.AddDays(1));

        Assert.Equal("Gul 7.4 08 aug 2026", await NowAsync());
        Assert.Equal("1 1 C2: värdet är utanför det rimliga (0–30)", await municipality.ScalarAsync("SELECT Nya || ' ' || Avvisade || ' ' || Fel FROM rapport_Inlasningar"));
        Assert.StartsWith("hr.csv: C2 ”70,6”", (string?)await municipality.ScalarAsync("SELECT Beskrivning FROM rapport_Datakvalitet WHERE Typ = 'source_fault'"), StringComparison.Ordinal);
        var told = Assert.Single(municipality.Mails, mail => mail.Message.TextBody!.Contains("C2", StringComparison.Ordinal));
        Assert.Equal(["drift@example.se"], told.Message.To.Mailboxes.Select(mailbox => mailbox.Address));

        Write("hr.csv", "jul 2026;7,06", "aug 2026;7,4");
        await municipality.SyncAsync(First.AddDays(2));

        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Datakvalitet WHERE Typ = 'source_fault'"));
    }

    [Fact]
    public async Task Two_values_for_one_key_are_both_set_aside_until_the_files_agree_and_what_is_stored_stands()
    {
        Write("a.csv", "aug 2026;7,4");
        await municipality.SyncAsync(First);
        Write("a.csv", "aug 2026;7,3");
        Write("b.csv", "aug 2026;7,2");
        await municipality.SyncAsync(First.AddDays(1));
        Assert.Equal("Gul 7.4 08 aug 2026", await NowAsync());
        Assert.Equal(2L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Datakvalitet WHERE Typ = 'source_fault'"));

        Write("b.csv", "aug 2026;7,3");
        await municipality.SyncAsync(First.AddDays(2));

        Assert.Equal("Gul 7.3 08 aug 2026", await NowAsync());
    }

    [Fact]
    public async Task When_one_of_two_files_that_contradict_each_other_is_gone_the_other_holds_and_what_is_said_later_wins()
    {
        Write("c.csv", "aug 2026;6,9");
        await municipality.SyncAsync(First);
        Write("c.csv", "aug 2026;5,1");
        Write("e.csv", "aug 2026;6");
        await municipality.SyncAsync(First.AddDays(1));
        Assert.Equal("c.csv C2", await municipality.ScalarAsync("SELECT Fil || ' ' || Cell FROM rapport_Sparbarhet WHERE IndikatorId = 'sjukfranvaro'"));

        File.Delete(Path.Combine(folder, "e.csv"));
        await municipality.SyncAsync(First.AddDays(2));
        Assert.Equal("Grön 5.1 08 aug 2026", await NowAsync());
        Assert.Equal("Fil c.csv C2", await municipality.ScalarAsync("SELECT Kalla || ' ' || Fil || ' ' || Cell FROM rapport_Sparbarhet WHERE IndikatorId = 'sjukfranvaro'"));
        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Datakvalitet WHERE Typ = 'source_fault'"));

        Write("d.csv", "aug 2026;8", "aug 2026;9");
        await municipality.SyncAsync(First.AddDays(3));
        Assert.Equal(0, await municipality.CommandAsync(First.AddDays(4), "report", "sjukfranvaro", "--period", "2026-08", "--value", "7,4"));
        Assert.Equal(0, await municipality.CommandAsync(First.AddDays(4), "report", "sjukfranvaro", "--period", "2026-08", "--value", "7,5"));
        await municipality.SyncAsync(First.AddDays(4));
        Assert.Equal("Gul 7.5 08 aug 2026", await NowAsync());
    }

    [Fact]
    public async Task A_mail_with_a_row_of_each_names_the_source_of_each_and_never_Kolada_of_the_other()
    {
        Write("hr.csv", "aug 2026;6,9");
        await municipality.SyncAsync(First);
        Write("hr.csv", "aug 2026;9,9");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60);
        await municipality.SyncAsync(First.AddDays(1));

        var text = municipality.Mails[^1].Message.TextBody!;
        Assert.Contains("Källa: HR", text, StringComparison.Ordinal);
        Assert.Contains("Källa: Kolada", text, StringComparison.Ordinal);
        Assert.Contains("aug 2026", text, StringComparison.Ordinal);
        var own = text[text.IndexOf("■ RÖD: Sjukfrånvaro omsorg", StringComparison.Ordinal)..];
        var end = own.IndexOf("\n\n", StringComparison.Ordinal);
        Assert.DoesNotContain("Kolada", end < 0 ? own : own[..end], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_keeps_what_the_folder_said()
    {
        Write("hr.csv", "aug 2026;7,06");
        Assert.Equal(0, await municipality.CommandAsync(First, "sync", "--record", "inspelning"));
        Directory.Delete(folder, recursive: true);

        Assert.True(await municipality.CommandAsync(First, "sync", "--replay", "inspelning", "--Mail:Transport=None") == 0, municipality.Error + municipality.Out);

        Assert.Contains("7,06 %", municipality.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_a_problem_of_its_own_and_the_run_goes_on()
    {
        Directory.Delete(folder);
        await municipality.SyncAsync(First);

        Assert.Equal("Sources:Directory: mappen finns inte.", await municipality.ScalarAsync("SELECT Beskrivning FROM rapport_Datakvalitet WHERE Typ = 'source_fault'"));
        Assert.Equal("Lyckad", await municipality.ScalarAsync("SELECT Resultat FROM rapport_Korningar"));
    }

    [Fact]
    public async Task A_value_reported_by_hand_is_taken_up_by_the_next_run_and_shown_among_the_readings_at_once()
    {
        await municipality.SyncAsync(First);
        Assert.Equal(0, await municipality.CommandAsync(First, "report", "sjukfranvaro", "--period", "2026-08", "--value", "7,30", "--by", "Anna"));
        Assert.Equal("Rapportera", await municipality.ScalarAsync("SELECT Kalla FROM rapport_Inlasningar"));

        await municipality.SyncAsync(First.AddDays(1));
        Assert.Equal("Gul 7.3 08 aug 2026", await NowAsync());

        Assert.Equal(0, await municipality.CommandAsync(First.AddDays(1), "report", "sjukfranvaro", "--period", "aug 2026", "--struket"));
        await municipality.SyncAsync(First.AddDays(2));
        Assert.Equal("Struket", await municipality.ScalarAsync("SELECT Underlag FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));
        Assert.Equal(0, await municipality.CommandAsync(First.AddDays(2), "sources", "--json"));
        Assert.Contains("\"kind\": \"report\"", municipality.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "report", "sjukfranvar", "--period", "2026-08", "--value", "7")]
    [InlineData(2, "report", "nojdhet", "--period", "2025", "--value", "7")]
    [InlineData(2, "report", "sjukfranvaro", "--period", "snart", "--value", "7")]
    [InlineData(2, "report", "sjukfranvaro", "--period", "2026-08")]
    [InlineData(1, "report", "sjukfranvaro", "--period", "2026-08", "--value", "70,6")]
    [InlineData(1, "report", "sjukfranvaro", "--period", "2027-08", "--value", "7")]
    public async Task A_report_that_cannot_be_taken_is_refused_and_nothing_is_kept(int exitCode, params string[] words)
    {
        await municipality.SyncAsync(First);

        Assert.Equal(exitCode, await municipality.CommandAsync(First, words));

        Assert.Equal(0L, await municipality.ScalarAsync("SELECT COUNT(*) FROM reported_value"));
    }

    [Fact]
    public async Task A_file_that_is_reported_is_taken_row_by_row_and_says_what_was_set_aside()
    {
        Write("hr.csv", "aug 2026;7,06", "jul 2026;70,6");
        File.Move(Path.Combine(folder, "hr.csv"), Path.Combine(municipality.Folder, "hr.csv"));

        Assert.Equal(4, await municipality.CommandAsync(First, "report", "--file", "hr.csv"));
        Assert.Contains("C3 ”70,6”: värdet är utanför det rimliga", municipality.Out, StringComparison.Ordinal);
        await municipality.SyncAsync(First);

        Assert.Equal("Gul 7.06 08 aug 2026", await NowAsync());
    }

    private void Write(string file, params string[] rows) =>
        File.WriteAllLines(Path.Combine(folder, file), ["Indikator;Period;Utfall", .. rows.Select(row => $"Sjukfrånvaro omsorg;{row}")]);

    private Task<object?> NowAsync() =>
        municipality.ScalarAsync("SELECT Farg || ' ' || Utfall || ' ' || Delperiod || ' ' || Period FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'");
}
