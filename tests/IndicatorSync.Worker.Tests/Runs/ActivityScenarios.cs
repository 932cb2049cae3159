namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>The plan's activities between catalogue, tables in the source folder and mails (docs/contract.md 1.10).</summary>
public sealed class ActivityScenarios : IDisposable
{
    private readonly Scenario norsjo = new Scenario().Edits("indikatorer:\n", """
        mål:
          - id: trygghet
            namn: Trygga äldre
        aktiviteter:
          - id: utbildning
            namn: Utbildning i bemötande
            mål: trygghet
            start: 2026-01-15
            slut: 2026-04-30
            status: pågående enligt plan
            ansvarig: Eva Ek
        indikatorer:

        """).Has("bemotande", "U23472", "mål: trygghet");

    public ActivityScenarios() => norsjo.Kolada.Publishes("U23471", "2417", 2025, 85).Publishes("U23472", "2417", 2025, 85);

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task An_overdue_activity_rides_along_in_a_mail_and_causes_none()
    {
        Assert.DoesNotContain("Försenade aktiviteter", (await norsjo.Sync("2026-04-01")).Ended(0).Mails[0].Text, StringComparison.Ordinal);
        Assert.Empty((await norsjo.Sync("2026-05-04")).Ended(0).Mails);

        var weekly = Assert.Single((await norsjo.Sync("2026-05-11", "--Alerts:WeeklySummary=true")).Ended(0).Mails);
        Assert.Contains("Försenade aktiviteter", weekly.Text, StringComparison.Ordinal);
        Assert.Contains("* Skulle ha varit klar 30 april 2026. Status: pågående enligt plan. Ansvarig: Eva Ek.\n  Gäller: Utbildning i bemötande", weekly.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Inga avvikelser", weekly.Text, StringComparison.Ordinal);

        norsjo.Kolada.Publishes("U23471", "2417", 2026, 60);
        Assert.Contains("Försenade aktiviteter", Assert.Single((await norsjo.Sync("2026-06-01")).Ended(0).Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_says_how_an_activity_goes_adds_others_and_is_read_once()
    {
        (await Sync("2026-04-01")).Ended(0);
        Write("aktiviteter.csv", "Verksamhetens aktiviteter;Startdatum;Slutdatum;Status;Kommentar;Övergripande mål\n"
            + "Utbildning i bemötande;;;Avslutad med avvikelse;Halva gruppen kvar;\n"
            + "Ny rutin för läkemedel;2026-02-01;kvartal 2;Pågår;;Trygga äldre\n"
            + "Tredje;igår;;kanske;;Okänt mål\n");

        var read = (await Sync("2026-05-04")).Ended(0);

        Assert.Equal(
            ["utbildning trygghet 2026-04-30 avslutad med avvikelse 0 Halva gruppen kvar", "ny-rutin-for-lakemedel trygghet 2026-06-30 pågående enligt plan 0 ", "tredje    0 "],
            await norsjo.Rows("SELECT AktivitetId, MalId, Slut, Status, Forsenad, Kommentar FROM rapport_Aktiviteter ORDER BY Ordning"));
        Assert.Equal(
            ["pågående enligt plan", "avslutad med avvikelse"], await norsjo.Rows("SELECT Status FROM rapport_Aktivitetshistorik WHERE AktivitetId = 'utbildning' ORDER BY FranTid"));
        Assert.Equal(["3 3 0 3"], await norsjo.Rows("SELECT Rader, Nya, Andrade, Avvisade FROM rapport_Inlasningar"));
        Assert.Equal(["source_fault"], read.Problems);

        Write("aktiviteter.csv", "Verksamhetens aktiviteter;Slutdatum;Status\nNy rutin för läkemedel;2026-05-31;Pågår\n");
        (await Sync("2026-06-08")).Ended(0);
        Assert.Equal(
            ["utbildning 0", "ny-rutin-for-lakemedel 1", "tredje 0"], await norsjo.Rows("SELECT AktivitetId, Forsenad FROM rapport_Aktiviteter ORDER BY Ordning"));
    }

    [Fact]
    public async Task Two_tables_that_say_different_things_of_one_activity_are_both_set_aside()
    {
        (await Sync("2026-04-01")).Ended(0);
        Write("a.csv", "Aktivitet;Status\nUtbildning i bemötande;Klar\n");
        Write("b.csv", "Aktivitet;Status\nUtbildning i bemötande;Avbruten\n");

        Assert.Equal(["source_fault", "source_fault"], (await Sync("2026-04-02")).Ended(0).Problems);

        Assert.Equal(["pågående enligt plan"], await norsjo.Rows("SELECT Status FROM rapport_Aktiviteter"));
    }

    private Task<RunSeen> Sync(string day) => norsjo.Sync(day, "--Sources:Directory=in", "--Sources:SettleTime=0");

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(norsjo.Folder, "in")).FullName, name), text);
}
